"""``--as-of``, as an analyst types it."""

import json
from datetime import timedelta
from pathlib import Path

import click
import pytest

from onrecord.cli import VERBS
from onrecord.cli import onrecord as group
from onrecord.errors import RecordError
from onrecord.pipeline.record import open_record
from onrecord.store import Store
from tests.cli.conftest import Run
from tests.store.asof.days import FIRST_DAY, MINE, ONE, OTHER

WRITING = {
    "add",
    "import",
    "watch",
    "join",
    "decide",
    "undo",
    "resolve",
    "remove",
    "backup",
    "restore",
    "compact",
    "serve",
    "accounts",
    "alerts",
}
WHOLE = {"verify"}
"""It checks every version and every reading in any case."""


@pytest.fixture
def own(file: Path) -> Path:
    """A report was added on 1 June 2024, another on the 2nd, and an event of the first rejected on the 3rd."""
    now = FIRST_DAY
    with Store(file, clock=lambda: now) as store:
        store.add(MINE, series="lindau")
        now += timedelta(1)
        store.add(OTHER, series="post")
        now += timedelta(1)
        store.judge("reject", f"{ONE}.e1", by="ana")
    return file


@pytest.mark.parametrize(
    ("day", "events"), [("2024-05-31", 0), ("2024-06-01", 2), ("2024-06-02", 4), ("2024-06-03", 3)]
)
def test_a_list_is_asked_as_of_a_day(onrecord: Run, own: Path, day: str, events: int) -> None:
    done = onrecord("timeline", "--as-of", day, "--format", "json", "--record", own)
    assert len(json.loads(done.stdout)) == events


def test_a_record_is_shown_as_of_a_moment(onrecord: Run, own: Path) -> None:
    before, after = (
        onrecord("show", f"{ONE}.e1", "--as-of", f"2024-06-03T{time}Z", "--format", "json", "--record", own)
        for time in ("11:59:59", "12:00:00")
    )
    assert json.loads(before.stdout)["decisions"] == []
    assert [line["decision"]["verb"] for line in json.loads(after.stdout)["decisions"]] == ["reject"]


def test_an_export_holds_what_was_known(onrecord: Run, own: Path, tmp_path: Path) -> None:
    onrecord(
        "export", "csv", "--of", "reports", "--as-of", "2024-06-01", "--record", own, "-o", tmp_path / "known.csv"
    )
    told = (tmp_path / "known.csv").read_text("utf8")
    assert ONE in told
    assert OTHER.report.id not in told


def test_what_is_no_day_is_refused(onrecord: Run, own: Path) -> None:
    done = onrecord("timeline", "--as-of", "yesterday", "--record", own)
    assert done.returncode == 2
    assert b"is no ISO 8601 day" in done.stderr


def test_the_past_is_not_judged(onrecord: Run, own: Path) -> None:
    done = onrecord("audit", "--as-of", "2024-06-02", "--reviewer", "ana", "--record", own)
    assert done.returncode == 2
    assert b"--report or --list" in done.stderr


def test_whatever_asks_a_record_can_be_asked_as_of() -> None:
    context = click.Context(group)
    taken = {
        verb: {parameter.name for parameter in command.params}
        for verb in VERBS
        if (command := group.get_command(context, verb)) is not None
    }
    asking = {verb for verb, names in taken.items() if "record_at" in names} - WRITING - WHOLE
    assert {verb for verb, names in taken.items() if "as_of" in names} == asking


def test_in_python_too_and_to_be_read_only(own: Path) -> None:
    with open_record(own, as_of=FIRST_DAY.date()) as record:
        assert {line.id for line in record.reports()} == {ONE}
        with pytest.raises(RecordError, match="can't be changed"):
            record.add([own.parent])
        with pytest.raises(RecordError, match="can't be changed"):
            record.accept(f"{ONE}.e1", by="ana")
