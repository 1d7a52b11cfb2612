"""What it takes to add a report to a record of ten thousand and to one of a million, as far as copies go.

    python -m benchmarks.copies [REPORTS.jsonl]

The index is filled in bulk with signatures of invented reports: some words are frequent and most are rare, as in
English; one key in three is one that others have too, some of them everybody's. Then, in a process of its own,
reports are added one by one, each in its transaction; every fifth repeats one on record with a tenth of its words
changed, and must be found. Printed are the milliseconds a report, the peak memory of that process, and the size of
the file. Takes ten to fifteen minutes and 3 GB of disk. With a file of reports (``id``, ``text``, perhaps
``date``) they are added to an empty record first, for the reports a second.
"""

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies import COMMON, REPORTS, Ordinary, Signature
from onrecord.model import Report, report_id
from onrecord.store import Store
from onrecord.store.copying import note_copies
from onrecord.store.opening import open_engine, writing
from onrecord.store.writing import insert_reports

SIZES = (10_000, 1_000_000)
ADDED = 300
REPEATS = ADDED // 5
AT = "2024-03-01T00:00:00+00:00"
WORDS = 600
KEYS = 110
VOCABULARY = 60_000
SHARED = 0.35
"""The share of a report's keys that others may have; as in a thousand reports of a few running stories."""
AT_ONCE = 20_000

Words = NDArray[np.int64]
Keys = NDArray[np.int64]


class Newsroom:
    """Writes reports of invented words, the same ones for the same number."""

    def __init__(self) -> None:
        rank = np.arange(VOCABULARY)
        # One in four of the rarer words is a name.
        self.spellings = [f"W{n}" if n > 200 and n % 4 == 0 else f"w{n}" for n in rank]
        self.codes = np.array([Signature.of(word).words[0] for word in self.spellings])
        self._frequent = np.cumsum(1 / (rank + 2.7))
        self._frequent /= self._frequent[-1]

    def words(self, number: int) -> Words:
        """A report, word by word."""
        return self._drawn(np.random.default_rng(number), WORDS)

    def changed(self, number: int) -> Words:
        """The report with a tenth of its words changed."""
        words, chance = self.words(number), np.random.default_rng((number, 1))
        words[chance.choice(WORDS, WORDS // 10, replace=False)] = self._drawn(chance, WORDS // 10)
        return words

    def text(self, words: Words) -> str:
        """The report as it is read."""
        return " ".join(self.spellings[word] for word in words)

    def signature(self, number: int) -> Signature:
        """The report as it is compared."""
        return Signature(self.codes[self.words(number)])

    def many(self, first: int, count: int) -> tuple[NDArray[np.uint16], Keys]:
        """The words and keys of many reports at once, a row each. Their keys are drawn, not computed: some by how
        many reports have them, the others a report's own."""
        chance = np.random.default_rng((first, 2))
        words = self.codes[self._drawn(chance, count * WORDS)].reshape(count, WORDS)
        keys = chance.integers(1 << 48, size=(count, KEYS))
        shared = chance.random((count, KEYS)) < SHARED
        keys[shared] = (chance.pareto(0.5, int(shared.sum())) * 50).astype(np.float64) % (1 << 31)
        return words, keys

    def _drawn(self, chance: np.random.Generator, count: int) -> Words:
        found: Words = np.searchsorted(self._frequent, chance.random(count))
        return found


def repeated(size: int) -> list[int]:
    """The numbers of the reports that will come again."""
    return [1 + n * (size // REPEATS) for n in range(REPEATS)]


def fill(file: Path, size: int) -> None:
    """A record of so many reports that only the index of copies knows."""
    Store(file).close()
    newsroom, again = Newsroom(), set(repeated(size))
    database = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    rows: list[Keys] = []
    for first in range(1, size + 1, AT_ONCE):
        words, keys = newsroom.many(first, min(AT_ONCE, size + 1 - first))
        numbers = np.arange(first, first + len(words))
        kept = [row.tobytes() for row in words]
        drawn = np.isin(numbers, sorted(again), invert=True)
        rows.append(np.stack((keys[drawn].ravel(), np.repeat(numbers[drawn], KEYS)), axis=1))
        for number in numbers[~drawn].tolist():
            signature = newsroom.signature(number)
            kept[number - first] = signature.to_bytes()
            rows.append(np.array([(key, number) for key in signature.keys]))
        ids = [f"{number:016x}" for number in numbers.tolist()]
        database.executemany(
            "INSERT INTO reports (id, language, text, text_sha256, repairs, added_at)"
            " VALUES (?, 'en', '', '', '[]', ?)",
            [(report, AT) for report in ids],
        )
        database.executemany(
            "INSERT INTO copy_index (number, report, damage, words) VALUES (?, ?, 0, ?)",
            zip(numbers.tolist(), ids, kept, strict=True),
        )
    database.executemany("INSERT INTO copy_index_keys (key, number) VALUES (?, ?)", _in_order(rows))
    sample = Ordinary.of(newsroom.signature(number) for number in range(1, REPORTS + 1))
    counts = (sample.reports, sample.to_bytes())
    database.execute("INSERT INTO copy_index_ordinary (reports, counts) VALUES (?, ?)", counts)
    database.execute("COMMIT")
    database.close()


def _in_order(some: list[Keys]) -> Iterator[tuple[int, int]]:
    """The keys in order, each once a report, and of a common one the first reports alone: the tree is filled from
    the left to the right."""
    ends = np.linspace(0, 1 << 48, 17).astype(np.int64)
    # Those that others have too are small numbers.
    for low, high in pairwise(np.unique(np.concatenate((ends, np.linspace(0, 1 << 31, 9).astype(np.int64))))):
        rows = np.concatenate([each[(each[:, 0] >= low) & (each[:, 0] < high)] for each in some])
        rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
        new = np.ones(len(rows), dtype=np.bool_)
        new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
        rows = rows[new]
        rows = rows[np.arange(len(rows)) - np.searchsorted(rows[:, 0], rows[:, 0]) < COMMON]
        for at in range(0, len(rows), 100_000):
            yield from map(tuple, rows[at : at + 100_000].tolist())


def add(file: Path, size: int) -> None:
    """Add reports to the record and print what it took."""
    newsroom, engine = Newsroom(), writing(open_engine(file))
    seconds, found, again = [], 0, iter(repeated(size))
    for n in range(ADDED):
        copied = next(again) if n % 5 == 0 else None
        words = newsroom.changed(copied) if copied else newsroom.words(2 * SIZES[-1] + n)
        text = newsroom.text(words)
        report = Report(id=report_id(text=text, url=f"https://{n}.example"), text=text)
        start = time.perf_counter()
        with engine.begin() as connection:
            insert_reports(connection, [(report, None)])
            note_copies(connection, report, series=report.id, method="benchmark", at=AT)
        seconds.append(time.perf_counter() - start)
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
        "copies_found": f"{found} of {REPEATS}",
        "peak_memory_mb": _peak_mb(),
        "file_gb": round(file.stat().st_size / 1e9, 2),
    }, indent=1), flush=True)  # fmt: skip


def _peak_mb() -> int:
    """The most memory that this process has held; ``getrusage`` would count what its parent held when it began."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


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
            insert_reports(connection, [(report, None)])
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
