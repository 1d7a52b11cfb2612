"""Decisions, as an analyst types them."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Ran, Run

Typed = Callable[..., Ran]


@pytest.fixture
def typed(onrecord: Run, samples: Path, tmp_path: Path) -> Typed:
    """The command, on a record of the samples that is this test's own."""
    record = tmp_path / "own.db"
    copy(samples, record)
    return lambda *words: onrecord(*words, "--record", record)


def _timeline(typed: Typed, *words: str) -> list[str]:
    return [line["id"] for line in json.loads(typed("timeline", "--format", "json", *words).stdout)]


def test_a_rejected_record_leaves_the_timeline_until_that_is_undone(typed: Typed) -> None:
    before = _timeline(typed)
    done = typed("decide", "reject", before[0], "--why", "of another year", "--by", "ana")
    assert done.stdout.decode() == f"1  ana rejected {before[0]}\n"
    assert b"onrecord undo 1" in done.stderr
    assert _timeline(typed) == before[1:]
    typed("undo", "1", "--by", "ben")
    assert _timeline(typed) == before


def test_a_corrected_record_is_shown_with_what_was_read_and_who_corrected_it(typed: Typed) -> None:
    id = _timeline(typed, "--status", "cancelled")[0]
    typed("decide", "correct", id, "status=postponed", "date=2025-07-01", "--by", "ana", "--why", "see Friday")
    assert id not in _timeline(typed, "--status", "cancelled")
    assert id in _timeline(typed, "--status", "postponed", "--from", "2025-07-01")
    assert b"corrected by ana]" in typed("timeline", "--status", "postponed").stdout
    shown = typed("show", id).stdout.decode()
    assert "postponed (read as cancelled)" in shown
    assert "see Friday" in typed("why", id).stdout.decode()


def test_the_history_tells_every_decision_with_its_words(typed: Typed) -> None:
    one, two, *_ = _timeline(typed)
    typed("decide", "reject", one, "--by", "ana", "--why", "of another year")
    typed("decide", "accept", two, "--by", "ben")
    typed("undo", "1", "--by", "ben")
    first, second, third = json.loads(typed("decisions", "--format", "json").stdout)
    assert (first["state"], first["undone_by"], first["decision"]["why"]) == ("undone", 3, "of another year")
    assert (second["id"], second["decision"]["by"]) == (two, "ben")
    assert third["decision"]["undoes"] == 1
    assert len(json.loads(typed("decisions", two, "--format", "json").stdout)) == 1
    said = typed("decisions", "--by", "ana").stdout.decode()
    assert "ana rejected" in said
    assert "why: of another year" in said


def test_a_copy_is_split_from_its_source(typed: Typed) -> None:
    first, *others = json.loads(typed("copies", "--format", "json").stdout)
    pair = first["report"]["id"], first["copy_of"]["id"]
    typed("decide", "split", *pair, "--by", "ana")
    assert json.loads(typed("copies", "--format", "json").stdout) == others


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["reject", "ffff.e1"], 1, "no report's id begins"),
        (["correct", "ID", "status=called off"], 1, "It takes one of occurred"),
        (["correct", "ID", "status"], 2, "FIELD=VALUE"),
        (["merge", "ID", "ID"], 1, "one and the same"),
    ],
)
def test_a_decision_that_cannot_be_taken_says_why(typed: Typed, words: list[str], code: int, said: str) -> None:
    id = _timeline(typed)[0]
    done = typed("decide", *(id if word == "ID" else word for word in words), "--by", "ana")
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()


def test_what_is_not_decided_cannot_be_undone(typed: Typed) -> None:
    done = typed("undo", "7", "--by", "ana")
    assert done.returncode == 1
    assert b"there is no decision 7" in done.stderr


def test_whoever_is_set_as_reviewer_decides(typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "onrecord.toml").write_text('reviewer = "desk"\n')
    done = typed("decide", "accept", _timeline(typed)[0])
    assert done.stdout.startswith(b"1  desk accepted")
