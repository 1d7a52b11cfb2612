"""Lists come in parts, each with the way to the next."""

from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App


def all_of(client: TestClient[App], size: int) -> list[dict[str, Any]]:
    """The whole list, in parts of this size."""
    found, cursor = [], ""
    while cursor is not None:
        part = client.get("/timeline.json", params={"size": size, "cursor": cursor}).json()
        found += part["rows"]
        cursor = part["next"]
    return found


def test_the_parts_of_a_list_are_the_whole_list(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        assert [row["id"] for row in all_of(client, 70)] == [line.id for line in record.timeline()]


def test_a_cursor_of_nobodys_is_refused(client: TestClient[App]) -> None:
    answered = client.get("/timeline.json?cursor=0")
    assert answered.status_code == 400
    assert "there is no cursor '0'" in answered.json()["says"]


def test_an_empty_field_of_the_form_asks_for_nothing(client: TestClient[App]) -> None:
    assert client.get("/timeline.json?actor=&q=&min_confidence=").json() == client.get("/timeline.json").json()
