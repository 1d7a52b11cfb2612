"""Whatever writes to a record, killed at random moments: the record opens, all of it holds, nothing is lost.

A few kills with every test; ``make endurance`` makes 240.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from onrecord.pipeline.record import open_record
from onrecord.store.migrating import downgrade
from onrecord.store.opening import HEAD, open_engine, writing
from onrecord.store.upkeep.checking import check, version
from tests.pipeline.killed import write
from tests.pipeline.outside.rows import gdelt
from tests.pipeline.test_endurance import TIMES
from tests.store.upkeep.records import content, whole

ROOT = Path(__file__).parents[2]
MOMENTS = ("taken_at", "finished_at")
FEW, MANY = 2, 40
"""Kills of each of six."""
WITHIN = 0.5
"""Seconds within which what has no end is killed."""
TRIES = 10
"""So often for each kill is tried to be in time for what ends by itself."""
some_and_many = pytest.mark.parametrize(
    "kills", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.endurance)]
)


class Starting:
    """Starts what is to be killed, each in a process of its own."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        self._server = server

    def finish(self, what: str, record: Path, folder: Path) -> float:
        """Have it done, undisturbed. Returns the seconds that it took."""
        started = time.monotonic()
        assert self._tell(what, record, folder) == "started"
        assert self._tell("wait") == "0"
        return time.monotonic() - started

    def kill(self, what: str, record: Path, folder: Path, *, when: Callable[[], object]) -> bool:
        """Kill it once ``when`` has returned; False where it was done before."""
        assert self._tell(what, record, folder) == "started"
        when()
        ended = int(self._tell("kill"))
        assert ended in (0, -signal.SIGKILL)
        return ended != 0

    def _tell(self, *words: object) -> str:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        print(*words, sep="\t", file=self._server.stdin, flush=True)
        return self._server.stdout.readline().rstrip("\n")


@pytest.fixture(scope="module")
def starting() -> Iterator[Starting]:
    """One process that has everything loaded, and starts the others."""
    words = [sys.executable, "-m", "tests.pipeline.killed"]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield Starting(server)
        assert server.stdin is not None
        server.stdin.close()


def _within(seconds: float, chance: random.Random) -> Callable[[], object]:
    return lambda: time.sleep(chance.random() * seconds)


def _held(file: Path) -> int:
    """The reports in a record that another process may be writing, or has not made yet."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as database:
            return int(database.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _filled(folder: Path, name: str = "record.db", count: int = 16) -> Path:
    """A record of so many reports."""
    folder.mkdir(exist_ok=True)
    write(folder / f"{name}.jsonl", count)
    with open_record(folder / name) as record:
        assert record.import_readings(folder / f"{name}.jsonl").added == count
    return folder / name


def _killed(starting: Starting, what: str, file: Path, *, kills: int, takes: float) -> Iterator[int]:
    """Kills it so often; each time it goes on from what is there, and where all of it was in, from the beginning.
    Gives after each kill how many reports there were before it."""
    chance, killed = random.Random(kills), 0
    for _ in range(TRIES * kills):
        held = _held(file)
        if starting.kill(what, file, file.parent, when=_within(takes, chance)):
            yield held
            killed += 1
            if killed == kills:
                return
        else:
            for part in file.parent.glob(f"{file.name}*"):
                part.unlink()
    pytest.fail(f"of {kills} kills {killed} came in time")


@some_and_many
def test_what_is_read_in_is_the_same_however_often_it_was_killed(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    file = tmp_path / "killed.db"
    write(tmp_path / "readings.jsonl", 40)
    takes = starting.finish("importing", tmp_path / "whole.db", tmp_path)
    for held in _killed(starting, "importing", file, kills=kills, takes=takes / 2):
        assert _held(file) >= held
        if _held(file):
            whole(file)
    starting.finish("importing", file, tmp_path)
    whole(file)
    assert content(file, but=TIMES) == content(tmp_path / "whole.db", but=TIMES)


@some_and_many
def test_rows_of_another_data_set_are_the_same_however_often_their_import_was_killed(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    file = tmp_path / "killed.db"
    gdelt(tmp_path / "rows.export.CSV", *({"GlobalEventID": str(number)} for number in range(12_000)))
    takes = starting.finish("bringing", tmp_path / "whole.db", tmp_path)
    assert len(list(_killed(starting, "bringing", file, kills=kills, takes=takes))) == kills
    starting.finish("bringing", file, tmp_path)
    whole(file)
    assert content(file, but=MOMENTS) == content(tmp_path / "whole.db", but=MOMENTS)


@some_and_many
def test_a_record_that_is_compacted_is_the_same_after_a_kill(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    chance, file = random.Random(kills), _filled(tmp_path)
    before = content(file)
    for _ in range(kills):
        assert starting.kill("compacting", file, tmp_path, when=_within(WITHIN, chance))
        whole(file)
        assert content(file) == before


@some_and_many
def test_a_backup_that_is_killed_leaves_the_one_before_or_a_whole_one(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    chance, file = random.Random(kills), _filled(tmp_path)
    before, kept = content(file), tmp_path / "kept.db"
    for _ in range(kills):
        assert starting.kill("backing_up", file, tmp_path, when=_within(WITHIN, chance))
        assert content(file) == before
        if kept.exists():
            check(kept)
            assert content(kept) == before
    whole(file)
    with open_record(file) as record:
        record.backup(kept, replace=True)
    whole(kept)


@some_and_many
def test_a_record_that_is_replaced_is_the_old_or_the_new_after_a_kill(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    chance, file = random.Random(kills), tmp_path / "record.db"
    for name, count in (("a.db", 16), ("b.db", 8)):
        with open_record(_filled(tmp_path / "made", name, count)) as record:
            record.backup(tmp_path / name)
    either = [content(tmp_path / name) for name in ("a.db", "b.db")]
    copy(tmp_path / "a.db", file)
    for _ in range(kills):
        assert starting.kill("restoring", file, tmp_path, when=_within(WITHIN, chance))
        whole(file)  # whoever opens it first takes back what was half done
        assert content(file) in either
        for kept in tmp_path.glob("record-replaced-*.db"):
            check(kept)
            assert content(kept) in either
            kept.unlink()


@some_and_many
def test_a_record_of_the_first_version_is_as_it_was_or_up_to_date_after_a_kill(
    starting: Starting, tmp_path: Path, kills: int
) -> None:
    chance, file, older = random.Random(kills), tmp_path / "record.db", _filled(tmp_path, "older.db")
    engine = open_engine(older)
    with writing(engine).begin() as connection:
        downgrade(connection, "0001")
    engine.dispose()
    copy(older, tmp_path / "whole.db")
    takes = starting.finish("migrating", tmp_path / "whole.db", tmp_path)
    before, after = content(older), content(tmp_path / "whole.db", but=TIMES)
    versions = set()
    killed = 0
    for _ in range(TRIES * kills):
        copy(older, file)
        killed += starting.kill("migrating", file, tmp_path, when=_within(takes, chance))
        with closing(sqlite3.connect(file)) as database:
            versions.add(at := version(database))
        assert at in ("0001", HEAD)
        if at == "0001":
            assert content(file) == before
        whole(file)
        assert content(file, but=TIMES) == after
        if killed == kills:
            break
    assert killed == kills
    assert "0001" in versions
