"""What more processes bring, what a cluster costs beside this machine's own pool, and whether memory stays level.

    python -m benchmarks.scaling [REPORTS.jsonl] [--reports N] [--grown N]

The reports (without a file the samples, over and over, each time with a number of their own, which makes copies
of them) are added to a new record by this process alone, by two workers, and by a Dask cluster of two workers on
this machine, in eight shards or more. Then one worker reads ``--grown`` reports while what it holds is noted: the
mean of the last tenth beside that of the second. Printed is a table; seconds by the clock hang on what else the
machine does, those of the processor less so. "Of one process" is the part that no number of workers takes over.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean

from benchmarks.reading import arrivals
from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.engines import local, shards
from onrecord.pipeline.engines.batches import Answer, batched
from onrecord.pipeline.record import Record
from onrecord.pipeline.timing import Timed
from onrecord.settings import Settings

ADDRESS = "tcp://127.0.0.1:8797"
"""Where the cluster's scheduler is for as long as it is measured."""
ALONE = ("store", "join", "intake")
"""The stages that one process does for all workers."""


def texts(file: Path | None, count: int) -> list[str]:
    """So many texts, no two the same."""
    found = list(dict.fromkeys(arrival.report.text for arrival in arrivals(file)))
    numbered = enumerate(islice(cycle(found), count))
    return [text + f"\n\nThis is bulletin {n} of the desk.\n" * (n >= len(found)) for n, text in numbered]


def added(folder: Path, name: str, reports: Path, **how: str | int) -> tuple[float, Timed, int]:
    """Add the reports to a new record; seconds by the clock, where time went, and the record's bytes."""
    timed, file = Timed(), folder / f"{name}.db"
    start = time.perf_counter()
    with Record(file, settings=Settings()) as record:
        summary = record.add([reports], timed=timed, **how)  # type: ignore[arg-type]
    assert not summary.quarantined, summary.quarantined[0]
    return time.perf_counter() - start, timed, file.stat().st_size


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler and workers of one thread, each a process."""
    dask, port = [sys.executable, "-m", "dask"], ADDRESS.rpartition(":")[2]
    started = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]]
    started += [
        [*dask, "worker", ADDRESS, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / str(n))]
        for n in range(workers)
    ]
    with (folder / "cluster.log").open("ab") as log:
        running = [subprocess.Popen(words, stdout=log, stderr=log) for words in started]
    try:
        yield ADDRESS
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


def held(reports: Sequence[str]) -> list[float]:
    """The megabytes that one worker holds after each batch of these reports."""
    found: list[float] = []
    told = [Arrival(report=Report(id=report_id(text=text), text=text, published="2024-03-28")) for text in reports]
    worker = Weighed(found)
    for batch in batched(told):
        worker.read([item for item in batch if isinstance(item, Arrival)])
    worker.end()
    worker.bury()
    return found


class Weighed(local.Worker):
    """A worker that is weighed after each batch."""

    def __init__(self, found: list[float]) -> None:
        super().__init__(Settings())
        self._found = found

    def read(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        """The same, and what the process holds then."""
        answers = super().read(arrivals)
        assert self._running is not None
        pages = int(Path(f"/proc/{self._running.pid}/statm").read_text().split()[1])
        self._found.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
        return answers


def main() -> None:
    """Measure and print."""
    asked = ArgumentParser()
    asked.add_argument("file", nargs="?", type=Path)
    asked.add_argument("--reports", type=int, default=200)
    asked.add_argument("--grown", type=int, default=400)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = folder / "reports.jsonl"
        lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts(told.file, told.reports))]
        reports.write_text("\n".join(lines) + "\n", "utf8")
        print(f"{told.reports} reports of {reports.stat().st_size / told.reports:,.0f} bytes")
        print(f"{'':<28}{'seconds':>9}{'a second':>10}{'processor a report':>20}{'of one process':>16}")
        _row("1 worker", told.reports, added(folder, "one", reports, workers=1))
        _row("2 workers", told.reports, added(folder, "two", reports, workers=2))
        shards.SIZE = min(shards.SIZE, reports.stat().st_size // 8)
        with cluster(folder, 2) as address:
            with_first = added(folder, "dask", reports, scheduler=address)
            _row("Dask, 2 workers", told.reports, with_first)
        kept = sum(file.stat().st_size for file in (folder / "dask.db.shards").iterdir())
        print(f"a report takes {with_first[2] / told.reports / 1e3:.0f} kB of record, ", end="")
        print(f"{kept / told.reports / 1e3:.1f} kB of results")
    weights = held(texts(told.file, told.grown))
    tenth = max(1, len(weights) // 10)
    second, last = fmean(weights[tenth : 2 * tenth]), fmean(weights[-tenth:])
    print(f"a worker over {told.grown} reports: {second:.0f} MB in the second tenth, {last:.0f} MB in the last")


def _row(name: str, reports: int, measured: tuple[float, Timed, int]) -> None:
    seconds, timed, _ = measured
    cpu = 1e3 * sum(spent.cpu for spent in timed.stages.values()) / reports
    alone = 1e3 * sum(spent.cpu for stage, spent in timed.stages.items() if stage in ALONE) / reports
    print(f"{name:<28}{seconds:>9.1f}{reports / seconds:>10.2f}{cpu:>17.0f} ms{alone:>13.0f} ms", flush=True)


if __name__ == "__main__":
    main()
