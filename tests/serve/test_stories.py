"""Stories: their reports, why each was joined, what several of them tell."""

from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App


def largest(client: TestClient[App]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = client.get("/stories.json").json()["rows"]
    return max(rows, key=lambda row: int(row["reports"]))


def test_a_story_is_the_one_of_the_list(client: TestClient[App]) -> None:
    story = largest(client)
    assert client.get(f"/stories/{story['id']}.json").json()["around"]["story"] == story


def test_what_a_story_s_reports_share_is_told_by_several_of_them(client: TestClient[App], samples: Path) -> None:
    story = largest(client)
    around = client.get(f"/stories/{story['id']}.json").json()["around"]
    reports = {member["report"]["id"] for member in around["story"]["members"]}
    with open_record(samples) as record:
        listed = {
            line.id: (line.reports, line.independent)
            for kind in ("event", "statement", "figure", "vote")
            for line in record.occurrences(kind)
        }
    assert around["shared"]
    for line in around["shared"]:
        told = {telling["line"]["report"]["id"] for telling in line["tellings"]}
        assert len(told & reports) > 1
        assert listed[line["id"]] == (line["reports"], line["independent"])


def test_a_report_of_a_story_says_why_it_was_joined(client: TestClient[App]) -> None:
    page = client.get(f"/stories/{largest(client)['id']}").text
    assert "opened the story" in page
    assert "joined at" in page


def test_a_story_that_is_none_is_told_as_missing(client: TestClient[App]) -> None:
    for id in ("999", "none"):
        assert client.get(f"/stories/{id}.json").status_code == 404
