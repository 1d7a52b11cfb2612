"""Rows of other data sets, as a user types it: import, outside, compare."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

ROWS = Path(__file__).parents[2] / "examples" / "outside"


@pytest.fixture
def record(samples: Path, tmp_path: Path) -> Path:
    """The sample reports' record, to be written to."""
    return Path(shutil.copy(samples, tmp_path / "record.db"))


@pytest.fixture
def brought(onrecord: Run, record: Path) -> Path:
    """The same, with ACLED's rows beside it."""
    done = onrecord("import", ROWS / "acled.csv", "--record", record)
    assert done.stdout.startswith(b"acled: 7 rows added, 0 replaced, 0 unchanged, 0 in quarantine.")
    return record


@pytest.mark.parametrize(
    "asked", [("--outside", "acled"), ("--format", "acled"), ()], ids=["outside", "format", ""]
)
def test_the_form_is_told_or_found(onrecord: Run, record: Path, asked: tuple[str, ...]) -> None:
    done = onrecord("import", ROWS / "acled.csv", *asked, "--dataset", "mine", "--record", record)
    assert done.stdout.startswith(b"mine: 7 rows added")


def test_a_summary_is_json_where_that_is_asked_for(onrecord: Run, brought: Path) -> None:
    done = onrecord("import", ROWS / "acled.csv", "--format", "json", "--record", brought)
    assert json.loads(done.stdout)["known"] == [str(ROWS / "acled.csv")]


def test_a_row_that_can_not_be_read_ends_with_3(onrecord: Run, record: Path, tmp_path: Path) -> None:
    rows = (ROWS / "acled.csv").read_text("utf8").replace("2025-05-05,", "2025-05-50,", 1)
    (tmp_path / "acled.csv").write_text(rows, "utf8")
    done = onrecord("import", tmp_path / "acled.csv", "--record", record)
    assert done.returncode == 3
    assert b"acled.csv:2: BadRow: Its day is none: '2025-05-50'." in done.stderr
    assert b"acled.csv:2" in onrecord("reports", "--quarantined", "--record", record).stdout


def test_a_name_for_readings_is_refused(onrecord: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "readings.jsonl").write_text("{}\n", "utf8")
    done = onrecord("import", tmp_path / "readings.jsonl", "--dataset", "mine", "--record", record)
    assert (done.returncode, b"--dataset is for rows of another data set" in done.stderr) == (2, True)


def test_data_sets_are_listed_and_removed(onrecord: Run, brought: Path) -> None:
    listed = onrecord("outside", "list", "--record", brought).stdout
    assert listed.startswith("acled · acled · 7 rows · 2025-05-05..2025-10-09".encode())
    [dataset] = json.loads(onrecord("outside", "list", "--format", "json", "--record", brought).stdout)
    assert (dataset["rows"], dataset["files"][0]["finished"]) == (7, True)
    assert (
        b"acled is gone: 7 rows of 1 files." in onrecord("outside", "remove", "acled", "--record", brought).stderr
    )
    assert b"No data set stands beside" in onrecord("outside", "list", "--record", brought).stderr
    assert onrecord("compare", "acled", "--record", brought).returncode == 1


def compare(onrecord: Run, record: Path, *asked: str) -> Ran:
    return onrecord(
        "compare", "acled", "--since", "2025-05-01", "--until", "2025-10-31", *asked, "--record", record
    )


def test_both_sides_stand_beside_each_other(onrecord: Run, brought: Path) -> None:
    told = compare(onrecord, brought, "--only", "both").stdout.decode()
    assert "theirs  Protests: Peaceful protest · Protesters (Mozambique) · in Pemba · 0 killed" in told
    assert f"MOZ90004 · row 5 of {ROWS / 'acled.csv'}" in told
    assert "marched through Pemba on Saturday to call for a ceasefire." in told
    assert "5 both (71% of theirs)" in told


def test_json_csv_and_lines_hold_the_same(onrecord: Run, brought: Path) -> None:
    whole = json.loads(compare(onrecord, brought, "--format", "json").stdout)
    lines = [json.loads(line) for line in compare(onrecord, brought, "--format", "jsonl").stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(compare(onrecord, brought, "--format", "csv").stdout.decode())))
    assert lines == whole["lines"]
    assert [line["found"] for line in lines] == [row["found"] for row in cells]
    assert whole["summary"]["both"] + whole["summary"]["theirs"] == 7
    [attack] = [row for row in cells if row["their_id"] == "MOZ90003"]
    assert (attack["their_fatalities"], attack["same_fatalities"]) == ("63", "same")
    assert "63 (Interior Ministry, " in attack["our_killed"]


def test_the_numbers_hold_for_all_however_few_lines_are_shown(onrecord: Run, brought: Path) -> None:
    whole, few = (
        json.loads(compare(onrecord, brought, "--format", "json", *asked).stdout)
        for asked in ((), ("--limit", "2"))
    )
    assert few["summary"] == whole["summary"]
    assert few["lines"] == whole["lines"][:2]
    assert json.loads(compare(onrecord, brought, "--format", "json", "--summary").stdout)["lines"] == []
