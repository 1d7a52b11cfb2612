"""``onrecord stories``: what several reports tell of."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORTS = {
    "a.txt": (
        "2024-03-04",
        "The Tamra burst its banks at Oldford and flooded 300 homes, mayor Ulla Dorn said.",
    ),
    "b.txt": (
        "2024-03-05",
        "Water still stood in 300 homes at Oldford. Ulla Dorn, the mayor, blamed the dam.",
    ),
    "c.txt": ("2024-05-06", "Dock workers at Brennhaven began a strike over pay, and ships lay idle."),
}


@pytest.fixture(scope="module")
def record(onrecord: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for name, (day, text) in REPORTS.items():
        (folder / name).write_text(text, "utf8")
        onrecord("add", folder / name, "--record", folder / "stories.db", "--published", day)
    return folder / "stories.db"


def test_each_story_has_its_reports(onrecord: Run, record: Path) -> None:
    told = json.loads(onrecord("stories", "--record", record, "--format", "json").stdout)
    assert [(story["reports"], story["independent"]) for story in told] == [(2, 2), (1, 1)]
    assert (told[0]["since"], told[0]["until"]) == ("2024-03-04", "2024-03-05")


def test_the_text_says_by_what_a_report_was_found(onrecord: Run, record: Path) -> None:
    said = onrecord("stories", "--record", record, "--to", "2024-04-01").stdout.decode()
    assert "2 reports · 2 independent" in said
    assert "Oldford" in said
    assert "1 report ·" not in said


def test_a_row_lists_its_reports(onrecord: Run, record: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(onrecord("stories", "--record", record, "--format", "csv").stdout.decode()))
    )
    assert [len(row["members"].split("; ")) for row in rows] == [2, 1]


def test_no_story_is_no_error(onrecord: Run, record: Path) -> None:
    done = onrecord("stories", "--record", record, "--about", "Atlantis")
    assert (done.returncode, done.stdout) == (0, b"")
