"""The verbs that print the record's tables, as a user types them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TABLES = ("timeline", "statements", "figures", "votes", "changes", "actors", "reports")


@pytest.mark.parametrize("verb", TABLES)
def test_a_table_prints_text_for_people(onrecord: Run, samples: Path, verb: str) -> None:
    done = onrecord(verb, "--record", samples)
    assert done.returncode == 0
    assert done.stdout.strip()
    assert not done.stderr


@pytest.mark.parametrize("verb", TABLES)
def test_the_same_rows_come_as_json_lines_and_csv(onrecord: Run, samples: Path, verb: str) -> None:
    whole = json.loads(onrecord(verb, "--record", samples, "--format", "json").stdout)
    lines = [
        json.loads(line) for line in onrecord(verb, "--record", samples, "--format", "jsonl").stdout.splitlines()
    ]
    rows = list(
        csv.DictReader(io.StringIO(onrecord(verb, "--record", samples, "--format", "csv").stdout.decode()))
    )
    assert whole
    assert lines == whole
    assert [row["id"] for row in rows] == [line["id"] for line in whole]


@pytest.mark.parametrize("verb", ["timeline", "statements", "figures", "votes", "changes"])
def test_every_line_has_its_sentence_and_its_report(onrecord: Run, samples: Path, verb: str) -> None:
    for line in json.loads(onrecord(verb, "--record", samples, "--format", "json").stdout):
        assert line["sentence"].strip()
        assert line["report"]["id"] == line["id"].partition(".")[0]


def test_limit_keeps_the_first_lines(onrecord: Run, samples: Path) -> None:
    whole = json.loads(onrecord("timeline", "--record", samples, "--format", "json").stdout)
    first = json.loads(onrecord("timeline", "--record", samples, "--format", "json", "--limit", "3").stdout)
    assert first == whole[:3]


def test_the_timeline_stands_in_the_order_of_its_dates(onrecord: Run, samples: Path) -> None:
    lines = json.loads(onrecord("timeline", "--record", samples, "--format", "json").stdout)
    dates = [line["record"]["date"] for line in lines if line["record"]["date"]]
    days = [(date["start"] or date["end"])[:10] for date in dates]  # of "until Friday" the end
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("option", "value", "field"), [("--type", "CONSULT", "type"), ("--status", "cancelled", "status")]
)
def test_a_filter_leaves_only_what_it_names(
    onrecord: Run, samples: Path, option: str, value: str, field: str
) -> None:
    lines = json.loads(onrecord("timeline", "--record", samples, "--format", "json", option, value).stdout)
    assert lines
    assert {line["record"][field] for line in lines} == {value}


def test_nothing_found_is_said_on_standard_error(onrecord: Run, samples: Path) -> None:
    done = onrecord("timeline", "--record", samples, "--actor", "Nobody of that name")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"No event on record" in done.stderr


def test_a_day_that_is_none_is_refused(onrecord: Run, samples: Path) -> None:
    done = onrecord("timeline", "--record", samples, "--from", "last week")
    assert done.returncode == 2
    assert b"ISO 8601" in done.stderr


def test_the_sample_reports_hold_a_reversal_whose_steps_stand_in_order(onrecord: Run, samples: Path) -> None:
    lines = json.loads(onrecord("changes", "--record", samples, "--type", "reversal", "--format", "json").stdout)
    assert lines
    assert all(len(line["steps"]) >= 2 for line in lines)
