"""Datasette opens a record as it is."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]


@pytest.fixture(scope="module")
def record(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample reports' record."""
    return Path(shutil.copy(samples, tmp_path_factory.mktemp("datasette") / "crisis.db"))


def page(record: Path, path: str) -> str:
    answer = asyncio.run(Datasette([str(record)]).client.get(path))
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text


@pytest.mark.parametrize(
    "view", ["timeline", "attributed_statements", "claimed_figures", "turns", "standing_reports"]
)
def test_a_view_is_a_page_of_rows(record: Path, view: str) -> None:
    answer: dict[str, Any] = json.loads(page(record, f"/crisis/{view}.json?_shape=objects"))
    assert answer["rows"]


def test_a_reading_links_to_its_report(record: Path) -> None:
    rows = json.loads(page(record, "/crisis/readings.json?_shape=objects"))["rows"]
    assert f'href="/crisis/reports/{rows[0]["report"]}"' in page(record, "/crisis/readings")
