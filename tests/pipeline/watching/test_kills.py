"""A watch that is killed at random moments ends in the record of one that was not, and asks for no page twice but
for the one that was on its way.

A few kills with every test; ``make endurance`` makes many.
"""

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import Record
from tests.pipeline.test_endurance import TIMES
from tests.pipeline.watching.conftest import Desk, Paper
from tests.store.upkeep.records import content, whole

WATCH = [sys.executable, "-c", "from onrecord.cli import main; main()", "watch"]
WHEN = {*TIMES, "fetched", "asked_at", "succeeded_at", "next_due", "done_at"}
"""The columns that tell when something was done."""


def _done(file: Path) -> int:
    """How many entries are read of a record that another process may be writing, or has not made yet."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as database:
            asked = "SELECT count(*) FROM feed_entries WHERE done_at IS NOT NULL"
            return int(database.execute(asked).fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _once(file: Path, paper: Paper, reader: Reader) -> None:
    """A round that is not disturbed."""
    with Record(file) as record:
        Desk(record, Clock(), reader).watching(paper.url, full_text=True, name="The Harbour").once()


@pytest.mark.parametrize(
    ("articles", "kills"),
    [pytest.param(12, 2, id="few"), pytest.param(120, 15, id="many", marks=pytest.mark.endurance)],
)
def test_a_watch_that_is_killed_goes_on_where_it_stopped(
    paper: Paper, reader: Reader, tmp_path: Path, articles: int, kills: int
) -> None:
    chance = random.Random(kills)
    for number in range(articles):
        paper.put(number, full=number % 3 == 0)
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[watch]\ncontact = "desk@example.org"\nfull_text = true\nallow_private = true\ngap = 0\n'
        f'[[feed]]\nurl = "{paper.url}"\nname = "The Harbour"\n'
    )
    _once(tmp_path / "whole.db", paper, reader)
    paper.site.asked.clear()
    killed, file = 0, tmp_path / "killed.db"
    while killed < kills and (before := _done(file)) < articles - 2:
        words = [*WATCH, str(feeds), "--record", str(file)]
        with subprocess.Popen(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as run:
            enough = before + chance.randint(0, max(1, articles // kills - 1))
            while _done(file) < enough and run.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.random() * 0.3)
            run.kill()
        killed += 1
    assert killed
    assert _done(file) < articles
    _once(file, paper, reader)
    whole(file)
    assert content(file, but=WHEN) == content(tmp_path / "whole.db", but=WHEN)
    asked = Counter(path for path in paper.site.paths() if path != "/feed")
    assert sum(asked.values()) <= articles + killed
    assert paper.site.paths().count("/feed") <= 1 + killed
