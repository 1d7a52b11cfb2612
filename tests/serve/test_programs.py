"""What programs count on: ETags, the description of the interface, adding reports."""

from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE

REPORT = "Kenya called off talks with Uganda on Tuesday."


def test_whoever_has_the_answer_gets_it_no_second_time(client: TestClient[App]) -> None:
    first = client.get("/timeline.json")
    again = client.get("/timeline.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_decision_makes_another_answer(copied: Path) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        first = client.get("/timeline.json?size=1")
        event = first.json()["rows"][0]["id"]
        client.post("/decisions.json", json={"verb": "reject", "id": event})
        again = client.get("/timeline.json?size=1", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200


def test_a_report_that_a_program_adds_is_on_record(copied: Path) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        told = {"text": REPORT, "published": "2024-03-27", "publisher": "The Fjord"}
        outcome = client.post("/reports.json", json=told).json()
        rows = client.get("/timeline.json?publisher=Fjord").json()["rows"]
    assert outcome["happened"] == "added"
    assert [(row["record"]["status"], row["report"]["id"]) for row in rows] == [("cancelled", outcome["report"])]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"text": ""}, "there is no text to read"),
        ({"text": REPORT, "published": "Monday"}, "Monday"),
        ({}, "text"),
    ],
)
def test_a_report_that_cannot_be_read_is_refused_with_the_reason(
    copied: Path, told: dict[str, str], says: str
) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        answered = client.post("/reports.json", json=told)
    assert answered.status_code == 400
    assert says in answered.json()["says"]


def test_the_help_lists_every_call(client: TestClient[App]) -> None:
    shown = client.get("/help/api").text
    described = client.get("/openapi.json").json()
    for address in described["paths"]:
        assert f" {address}</code>" in shown
    for name in described["components"]["schemas"]:
        assert f"<code>{name}</code></summary>" in shown
    assert "<code>rows: list of EventLine, next: string or null</code>" in shown
