"""What it takes to add a report to a record of ten thousand and to one of a million, as far as copies go.

    python -m benchmarks.copies [REPORTS.jsonl]

The index is filled in bulk with reports of invented words: some words are frequent and most are rare, as in English,
and some passages stand in many reports. Then, in a process of its own, reports are added one by one, each in its
transaction; every fifth repeats one on record with a tenth of its words changed, and must be found. Printed are the
milliseconds a report, the peak memory of that process, and the size of the file. Takes about ten minutes and 6 GB of
disk. With a file of reports (``id``, ``text``, perhaps ``date``) they are added to an empty record first, for the
reports a second.
"""

import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies import COMMON, REPORTS, Ordinary, Signature
from onrecord.model import Report, report_id
from onrecord.store import Store
from onrecord.store.copying import note_copies
from onrecord.store.opening import open_engine, writing
from onrecord.store.writing import _insert_report

SIZES = (10_000, 30_000)
ADDED = 300
AT = "2024-03-01T00:00:00+00:00"
WORDS = 600
VOCABULARY = 60_000
PASSAGES = 20_000
PARTS = 16
"""The keys are sorted in so many parts, so that the tree is filled from the left to the right."""

Words = NDArray[np.int64]


class Newsroom:
    """Writes reports of invented words, the same ones for the same number."""

    def __init__(self) -> None:
        rank = np.arange(VOCABULARY)
        # One in four of the rarer words is a name.
        self.spellings = [f"W{n}" if n > 200 and n % 4 == 0 else f"w{n}" for n in rank]
        self.codes = np.array([Signature.of(word).words[0] for word in self.spellings])
        self._frequent = np.cumsum(1 / (rank + 2.7))
        self._known = np.cumsum(1 / (np.arange(PASSAGES) + 30.0))

    def words(self, number: int) -> Words:
        """A report: words by their frequency and, in three of ten reports, a passage that others have, too."""
        chance = np.random.default_rng(number)
        words = self._drawn(chance, self._frequent, int(chance.integers(WORDS // 2, 3 * WORDS // 2)))
        if chance.random() < 0.3:
            passage = int(self._drawn(chance, self._known, 1)[0])
            told = np.random.default_rng(10**9 + passage)
            words = np.concatenate((words, self._drawn(told, self._frequent, int(told.integers(30, 120)))))
        return words

    def changed(self, number: int) -> Words:
        """The report with a tenth of its words changed."""
        words, chance = self.words(number), np.random.default_rng(-number % 2**63)
        places = chance.choice(len(words), len(words) // 10, replace=False)
        words[places] = self._drawn(chance, self._frequent, len(places))
        return words

    def signature(self, number: int) -> Signature:
        """The report as it is compared."""
        return Signature(self.codes[self.words(number)])

    def text(self, words: Words) -> str:
        """The report as it is read."""
        return " ".join(self.spellings[word] for word in words)

    def _drawn(self, chance: np.random.Generator, frequent: NDArray[np.float64], count: int) -> Words:
        found: Words = np.searchsorted(frequent, chance.random(count) * frequent[-1])
        return found


def fill(file: Path, size: int) -> None:
    """A record of so many reports that only the index of copies knows."""
    Store(file).close()
    newsroom = Newsroom()
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("BEGIN")
    keys: list[list[NDArray[np.uint64]]] = [[] for _ in range(PARTS)]
    for number in range(1, size + 1):
        signature = newsroom.signature(number)
        database.execute(
            "INSERT INTO reports (id, language, text, text_sha256, repairs, added_at) VALUES (?, 'en', '', '', '[]', ?)",
            (f"{number:016x}", AT),
        )
        database.execute("INSERT INTO copy_index VALUES (?, ?, 0, ?)", (number, f"{number:016x}", signature.to_bytes()))
        own = np.array(signature.keys, dtype=np.uint64)
        rows = np.stack((own, np.full(len(own), number, dtype=np.uint64)), axis=1)
        part = (own >> np.uint64(44)).astype(np.intp)
        for place, some in zip(*_split(part, rows), strict=True):
            keys[place].append(some)
    for part_of_keys in keys:
        database.executemany("INSERT INTO copy_index_keys VALUES (?, ?)", _in_order(part_of_keys))
        part_of_keys.clear()
    sample = Ordinary.of(newsroom.signature(number) for number in range(1, min(size, REPORTS) + 1))
    database.execute("DELETE FROM copy_index_ordinary")
    database.execute("INSERT INTO copy_index_ordinary VALUES (?, ?)", (sample.reports, sample.to_bytes()))
    database.execute("COMMIT")
    database.close()


def _split(part: NDArray[np.intp], rows: NDArray[np.uint64]) -> tuple[list[int], list[NDArray[np.uint64]]]:
    """The rows of each part; the keys come sorted, so that each part is one piece."""
    places, starts = np.unique(part, return_index=True)
    return places.tolist(), np.split(rows, starts[1:])


def _in_order(some: list[NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """The keys in order, of a common one the first reports alone."""
    rows = np.concatenate(some)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    first = np.searchsorted(rows[:, 0], rows[:, 0])
    rows = rows[np.arange(len(rows)) - first < COMMON]
    for at in range(0, len(rows), 100_000):
        yield from map(tuple, rows[at : at + 100_000].tolist())


def add(file: Path, size: int) -> None:
    """Add reports to the record and print what it took."""
    newsroom, engine = Newsroom(), writing(open_engine(file))
    seconds, found, sought = [], 0, 0
    for n in range(ADDED):
        copied = 1 + n * (size // ADDED) if n % 5 == 0 else None
        words = newsroom.changed(copied) if copied else newsroom.words(2 * SIZES[-1] + n)
        text = newsroom.text(words)
        report = Report(id=report_id(text=text, url=f"https://{n}.example"), text=text)
        start = time.perf_counter()
        with engine.begin() as connection:
            _insert_report(connection, report, None)
            note_copies(connection, report, series=report.id, method="benchmark", at=AT)
        seconds.append(time.perf_counter() - start)
        sought += copied is not None
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT report, copy_of FROM copies WHERE '{report.id}' IN (report, copy_of)"
            )
            found += any(f"{copied or 0:016x}" in row for row in rows)
    engine.dispose()
    cuts = statistics.quantiles(seconds, n=20)
    print(json.dumps({
        "reports": size,
        "added": ADDED,
        "milliseconds_a_report": {"median": round(1e3 * statistics.median(seconds), 2),
                                  "mean": round(1e3 * statistics.mean(seconds), 2),
                                  "one in twenty takes more than": round(1e3 * cuts[-1], 2)},
        "copies_found": f"{found} of {sought}",
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "file_gb": round(file.stat().st_size / 1e9, 2),
    }, indent=1), flush=True)  # fmt: skip


def a_second(reports: Path, file: Path) -> None:
    """Add the reports of the file to an empty record, and print how many a second."""
    rows = [json.loads(line) for line in reports.open(encoding="utf8")]
    told = [
        Report(id=report_id(text=row["text"], url=row["id"]), text=row["text"], published=row.get("date"))
        for row in rows
    ]
    engine = writing(open_engine(file))
    wall, cpu = time.perf_counter(), time.process_time()
    for report in told:
        with engine.begin() as connection:
            _insert_report(connection, report, None)
            note_copies(connection, report, series=report.id, method="benchmark", at=AT)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    engine.dispose()
    print(json.dumps({
        "reports": len(told),
        "reports_a_second": round(len(told) / wall),
        "reports_a_second_of_cpu": round(len(told) / cpu),
    }, indent=1), flush=True)  # fmt: skip


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--add"]:
        add(Path(sys.argv[2]), int(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            a_second(Path(sys.argv[1]), Path(folder) / "texts.db")
        for size in SIZES:
            file = Path(folder) / f"{size}.db"
            start = time.perf_counter()
            fill(file, size)
            print(f"filled in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, "-m", "benchmarks.copies", "--add", file, str(size)], check=True)
            file.unlink()


if __name__ == "__main__":
    main()
