"""Answers are kept until the record changes, whoever changes it, and no longer."""

import threading
import time
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from onrecord.serve.keeping import LATEST, QUICK, TIMES, Kept
from onrecord.store import Store
from tests.databases import Where
from tests.serve.conftest import BASE


def test_what_another_program_decides_is_shown_at_once(copied: Path) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        before = client.get("/timeline.json").json()["rows"]
        assert client.get("/timeline.json").json()["rows"] == before
        with open_record(copied) as record:
            record.reject(before[0]["id"], by="ana")
        assert client.get("/timeline.json").json()["rows"][0]["id"] != before[0]["id"]
        assert before[0]["id"] not in client.get("/timeline").text


def test_the_state_is_another_after_each_write_and_the_same_without(where: Where) -> None:
    with Store(where) as watched, Store(where) as writer:
        first = watched.state()
        assert watched.state() == first
        writer.access.note("looked", account="ana", address=None)
        second = watched.state()
        watched.access.note("looked", account="ana", address=None)
        assert len({first, second, watched.state()}) == 3


def test_what_several_ask_for_at_once_is_made_once() -> None:
    kept, made, ready = Kept(lambda: 1), [], threading.Event()

    def make() -> bytes:
        made.append(1)
        ready.wait(5)
        return b"told"

    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(kept.answer("a", make).told)) for _ in range(4)]
    for thread in threads:
        thread.start()
    ready.set()
    for thread in threads:
        thread.join()
    assert (answers, made) == ([b"told"] * 4, [1])


def test_what_fails_is_asked_for_again() -> None:
    kept = Kept(lambda: 1)

    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.answer("a", fail)
    assert kept.answer("a", lambda: b"told").told == b"told"


def test_the_oldest_answers_make_room() -> None:
    kept = Kept(lambda: 1, most=10)
    for asked in "abc":
        kept.answer(asked, lambda: b"fives")
    assert kept.answer("a", lambda: b"anew!").told == b"anew!"
    assert kept.answer("c", lambda: b"anew!").told == b"fives"


class _Record:
    """A record of which there is a state and a time, and a list that takes long to make."""

    def __init__(self, *, long: bool = True) -> None:
        self.state, self.time, self.long = 1, 100.0, long
        self.kept = Kept(lambda: self.state, clock=lambda: self.time)

    def list(self) -> bytes:
        began = time.thread_time()
        while self.long and time.thread_time() - began < 1.2 * QUICK:
            pass
        return str(self.state).encode()

    def asked(self, by: str = "ana", *, late: bool = True) -> tuple[bytes, bool]:
        told, _, is_late = self.kept.answer("list", self.list, by=by, late=late)
        return told, is_late

    def in_time(self) -> bytes:
        """What is told once it is no longer late."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            told, late = self.asked()
            if not late:
                return told
            time.sleep(0.01)
        return b"late for ever"


def test_what_takes_long_is_told_late_and_made_anew_meanwhile() -> None:
    record = _Record()
    record.asked()
    record.state, record.time = 2, record.time + TIMES * QUICK
    assert record.asked() == (b"1", True)
    assert record.in_time() == b"2"


def test_what_takes_no_time_is_never_late() -> None:
    record = _Record(long=False)
    record.asked()
    record.state = 2
    assert record.asked() == (b"2", False)


def test_what_may_not_be_late_is_waited_for() -> None:
    record = _Record()
    record.asked()
    record.state = 2
    assert record.asked(late=False) == (b"2", False)


def test_whoever_changed_the_record_waits_for_what_shows_it() -> None:
    record = _Record()
    record.asked()
    record.state, record.time = 2, record.time + 0.5
    record.kept.changed("ben")
    assert record.asked("ana") == (b"1", True)
    assert record.asked("ben") == (b"2", False)


def test_nothing_is_told_that_was_last_seen_to_be_so_too_long_ago() -> None:
    record = _Record()
    record.asked()
    record.state, record.time = 2, record.time + LATEST
    assert record.asked() == (b"2", False)


def test_a_page_is_made_once_for_all_who_may_do_the_same(copied: Path) -> None:
    with open_record(copied) as record:
        tokens = {}
        for name, role in (("ana", "owner"), ("ben", "reader"), ("eva", "reader")):
            record.access.add(name, role)  # type: ignore[arg-type]
            tokens[name] = record.access.token(name)
    app = make_app(copied)
    with TestClient(app, base_url=BASE) as client:
        said = {
            name: client.get("/timeline", headers={"Authorization": f"Bearer {token}"}).text
            for name, token in tokens.items()
        }
        assert len(app.state.kept._answers) == 2
    assert [name for name in tokens if f"Log {name} out" in said[name]] == list(tokens)
    assert said["ben"].replace("Log ben out", "Log eva out") == said["eva"]
