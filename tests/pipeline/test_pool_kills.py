"""This machine's own processes, killed at random moments, and the run with them: the record is the same.

A few kills with every test; ``make endurance`` makes a hundred.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.pipeline.engines.local import Worker
from onrecord.pipeline.record import Record
from onrecord.settings import Settings
from tests.clusters import children, environment
from tests.pipeline.engines.test_local import _arrivals
from tests.pipeline.test_endurance import ADD, TIMES, _folder
from tests.store.upkeep.records import content


@pytest.mark.parametrize(
    ("count", "most"),
    [pytest.param(24, 1, id="few"), pytest.param(600, 100, id="many", marks=pytest.mark.endurance)],
)
def test_workers_and_runs_that_are_killed_end_in_the_same_record(tmp_path: Path, count: int, most: int) -> None:
    folder, chance = _folder(tmp_path / "reports", count), random.Random(most)
    run, kills = _started(tmp_path, folder), 0
    while kills < most:
        time.sleep(chance.random() * 4)
        if run.poll() is not None:  # all of it is in: once more from the beginning
            for part in tmp_path.glob("killed.db*"):
                shutil.rmtree(part) if part.is_dir() else part.unlink()
            run = _started(tmp_path, folder)
        elif chance.random() < 0.3:
            run.kill()
            run.wait()
            run, kills = _started(tmp_path, folder), kills + 1
        elif readers := children(run.pid):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(readers), signal.SIGKILL)
                kills += 1
    run.kill()
    run.wait()
    for name in ("killed", "whole"):
        with Record(tmp_path / f"{name}.db", settings=Settings()) as record:
            assert not record.add([folder], workers=1).quarantined
            assert list(record.verify()) == []
    assert content(tmp_path / "killed.db", but=TIMES) == content(tmp_path / "whole.db", but=TIMES)


def test_a_report_whose_process_something_else_kills_is_read() -> None:
    worker = Worker(Settings())
    try:
        assert isinstance(worker.read(_arrivals(1))[0], Reading)
        assert worker._running is not None
        worker._running.kill()
        assert isinstance(worker.read(_arrivals(1))[0], Reading)
        assert worker.started == 2
    finally:
        worker.end()
        worker.bury()


def _started(tmp_path: Path, folder: Path) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", ADD, str(tmp_path / "killed.db"), "2", str(folder)]
    return subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL)
