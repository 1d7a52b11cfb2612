"""Datasette opens a record as it is."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.record import open_record

SAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record of one crisis's reports."""
    file = tmp_path_factory.mktemp("datasette") / "crisis.db"
    with open_record(file) as record:
        record.add([sorted(SAMPLES.iterdir())[0]], workers=1)
    return file


def page(record: Path, path: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "datasette", "--get", path, str(record)], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "view", ["timeline", "attributed_statements", "claimed_figures", "turns", "standing_reports"]
)
def test_a_view_is_a_page_of_rows(record: Path, view: str) -> None:
    answer: dict[str, Any] = json.loads(page(record, f"/crisis/{view}.json?_shape=objects"))
    assert answer["rows"]


def test_a_reading_links_to_its_report(record: Path) -> None:
    rows = json.loads(page(record, "/crisis/readings.json?_shape=objects"))["rows"]
    assert f'href="/crisis/reports/{rows[0]["report"]}"' in page(record, "/crisis/readings")
