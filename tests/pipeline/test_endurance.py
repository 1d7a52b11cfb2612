"""Kills, bad input and volume. The short forms run with every test; ``make endurance`` runs the long ones."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.pipeline.record import Record
from onrecord.settings import Settings

ADD = "import sys, onrecord; onrecord.open_record(sys.argv[1]).add(sys.argv[3:], workers=int(sys.argv[2]))"
TIMES = {"taken_at", "since", "released", "added_at", "read_at", "opened_at", "found_at", "modified"}
"""The columns in which two runs over the same reports may differ."""

_TOWNS = ("Bergen", "Oslo", "Turku", "Malmo", "Riga", "Gdansk", "Tartu", "Aarhus")
_ACTS = ("called off a visit to", "met officials in", "condemned the attack on", "promised aid to")


def _text(number: int) -> str:
    """A short report like no other."""
    chosen = random.Random(number)
    town, act, minister = (
        chosen.choice(_TOWNS),
        chosen.choice(_ACTS),
        f"Minister Lind{chr(97 + number % 26)}a Holm",
    )
    return (
        f"{minister} {act} {town} on Monday, report {number} of the harbour desk said.\n\n"
        f'"We will decide on pier {number} by Friday," Holm said. At least {number + 2} people were injured.\n'
    )


def _folder(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(_text(number))
    return folder


def _content(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the record but the times at which it came there."""
    with sqlite3.connect(file) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        content = {}
        for table in tables:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in TIMES]
            names = ", ".join(f'"{column}"' for column in columns)
            content[table] = sorted(database.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)
        return content


def _count(file: Path) -> int:
    """The reports in a record that another process may be writing, or has not made yet."""
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30) as database:
            return int(database.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _killed(file: Path, folder: Path, *, after: int, workers: int = 1, wait: float = 0.0) -> int:
    """Add the folder, in a process that is killed once the record holds more than ``after`` reports; how many it
    holds then."""
    run = subprocess.Popen(
        [sys.executable, "-c", ADD, str(file), str(workers), str(folder)], start_new_session=True
    )
    while _count(file) <= after and run.poll() is None:
        time.sleep(0.01)
    time.sleep(wait)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return _count(file)


def test_a_killed_run_loses_nothing_and_is_finished_by_another(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "reports", 40)
    held = _killed(tmp_path / "killed.db", folder, after=10)
    assert 10 < held < 40
    with Record(tmp_path / "killed.db", settings=Settings()) as record:
        assert list(record.verify()) == []
        summary = record.add([folder], workers=1)
        assert (summary.added, summary.unchanged) == (40 - held, held)
    with Record(tmp_path / "whole.db", settings=Settings()) as record:
        record.add([folder], workers=1)
    assert _content(tmp_path / "killed.db") == _content(tmp_path / "whole.db")


def test_a_killed_run_over_one_file_of_json_lines_is_finished_by_another(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text("".join(json.dumps({"id": number, "text": _text(number)}) + "\n" for number in range(40)))
    held = _killed(tmp_path / "killed.db", file, after=10)
    assert 10 < held < 40
    with Record(tmp_path / "killed.db", settings=Settings()) as record:
        summary = record.add([file], workers=1)
        assert (summary.added, summary.unchanged) == (40 - held, held)
        assert len(list(record.reports())) == 40


@pytest.mark.endurance
@pytest.mark.parametrize("workers", [1, 2])
def test_many_kills_at_random_moments_end_in_the_same_record(tmp_path: Path, workers: int) -> None:
    folder = _folder(tmp_path / "reports", 1_500)
    (folder / "00700.txt").write_bytes(b"%PDF-1.7 no report at all")
    chance = random.Random(workers)
    held, kills = 0, 0
    while held < 1_300 and kills < 12:
        held = _killed(
            tmp_path / "killed.db",
            folder,
            after=held + chance.randint(1, 120),
            workers=workers,
            wait=chance.random() / 10,
        )
        kills += 1
    with Record(tmp_path / "killed.db", settings=Settings()) as record:
        record.add([folder], workers=workers)
        assert list(record.verify()) == []
    with Record(tmp_path / "whole.db", settings=Settings()) as record:
        record.add([folder], workers=2)
    assert _content(tmp_path / "killed.db") == _content(tmp_path / "whole.db")


@pytest.mark.endurance
def test_one_unreadable_file_among_a_thousand(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "reports", 1_000)
    (folder / "00500.txt").write_bytes(bytes(range(256)) * 40)
    with Record(tmp_path / "record.db", settings=Settings()) as record:
        summary = record.add([folder])
        assert summary.added == 999
        assert [Path(source).name for source, _ in summary.quarantined] == ["00500.txt"]
        assert list(record.verify()) == []


@pytest.mark.endurance
def test_memory_stays_level_over_many_reports(tmp_path: Path) -> None:
    """In one process: what it holds after all reports is little more than after the first fifth."""
    file = tmp_path / "wire.jsonl"
    with file.open("w") as lines:
        for number in range(5_000):
            strange = " ".join(f"Name{number}x{part} met Other{number}y{part}." for part in range(5))
            lines.write(json.dumps({"id": number, "text": _text(number) + strange}) + "\n")
    held: list[int] = []

    def weigh(_: object) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        held.append(pages * os.sysconf("SC_PAGE_SIZE"))

    with Record(tmp_path / "record.db", settings=Settings()) as record:
        assert record.add([file], workers=1, progress=weigh).added == 5_000
    assert max(held) < 700_000_000
    assert held[-1] - held[1_000] < 60_000_000
