"""Answers are kept until the record changes, whoever changes it, and no longer."""

import threading
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from onrecord.serve.keeping import Kept
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
    threads = [threading.Thread(target=lambda: answers.append(kept.answer("a", make))) for _ in range(4)]
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
    assert kept.answer("a", lambda: b"told") == b"told"


def test_the_oldest_answers_make_room() -> None:
    kept = Kept(lambda: 1, most=10)
    for asked in "abc":
        kept.answer(asked, lambda: b"fives")
    assert kept.answer("a", lambda: b"anew!") == b"anew!"
    assert kept.answer("c", lambda: b"anew!") == b"fives"
