"""Decisions under kills and crowds: all of one is kept or nothing, and none is lost."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

from onrecord.store import Store
from tests.store.reports import reading

ID = reading().report.id
KILLED = """
import os, signal, sys
from onrecord.store import Store, deciding
deciding.refresh = lambda connection, report: os.kill(os.getpid(), signal.SIGKILL)
Store(sys.argv[1]).judge("reject", sys.argv[2], by="ana")
"""


def test_a_killed_process_leaves_no_half_decision(file: Path) -> None:
    with Store(file) as store:
        store.add(reading(), series="lindau")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(file), f"{ID}.e1"], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store(file) as store:
        assert list(store.decisions()) == []
        assert len(list(store.lines("event", {}, bar=0.5))) == 2
        assert store.judge("reject", f"{ID}.e1", by="ana").key == 1


def test_two_who_decide_at_once_lose_nothing(file: Path) -> None:
    with Store(file) as store:
        store.add(reading(), series="lindau")

    def decide(by: str, id: str) -> None:
        with Store(file) as own:
            for _ in range(10):
                own.judge("reject", f"{ID}.{id}", by=by)
                own.correct(f"{ID}.{id}", {"status": "planned"}, by=by)

    both = [Thread(target=decide, args=told) for told in (("ana", "e1"), ("ben", "e2"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    with Store(file) as store:
        assert [line.decision.key for line in store.decisions()] == list(range(1, 41))
        assert [line.record.status for line in store.lines("event", {}, bar=0.5)] == ["planned", "planned"]
