"""Decisions under kills and crowds: all of one is kept or nothing, and none is lost."""

import signal
import subprocess
import sys
from threading import Thread

from onrecord.store import Store
from tests.databases import Where
from tests.store.reports import reading

ID = reading().report.id
KILLED = """
import os, signal, sys
from onrecord.store import Store, deciding
deciding.refresh = lambda connection, report: os.kill(os.getpid(), signal.SIGKILL)
Store(sys.argv[1]).judge("reject", sys.argv[2], by="ana")
"""


def test_a_killed_process_leaves_no_half_decision(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(where), f"{ID}.e1"], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store(where) as store:
        assert list(store.decisions()) == []
        assert len(list(store.lines("event", {}, bar=0.5))) == 2
        store.judge("reject", f"{ID}.e1", by="ana")
        assert len(list(store.decisions())) == 1


def test_two_who_decide_at_once_lose_nothing(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")

    def decide(by: str, id: str) -> None:
        with Store(where) as own:
            for _ in range(10):
                own.judge("reject", f"{ID}.{id}", by=by)
                own.correct(f"{ID}.{id}", {"status": "planned"}, by=by)

    both = [Thread(target=decide, args=told) for told in (("ana", "e1"), ("ben", "e2"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    with Store(where) as store:
        assert [line.decision.key for line in store.decisions()] == list(range(1, 41))
        assert [line.record.status for line in store.lines("event", {}, bar=0.5)] == ["planned", "planned"]
