"""Decisions from the browser and from programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser, expect

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE, serving


@pytest.fixture
def desk(copied: Path) -> Iterator[TestClient[App]]:
    """A record of its own, at this machine."""
    with TestClient(make_app(copied), base_url=BASE) as client:
        client.headers["Origin"] = BASE
        yield client


def first_event(client: TestClient[App]) -> str:
    """The id of an event on the timeline."""
    return str(client.get("/timeline.json?size=1").json()["rows"][0]["id"])


def test_what_is_rejected_leaves_the_timeline_and_is_back_when_that_is_undone(desk: TestClient[App]) -> None:
    event = first_event(desk)
    (decision,) = desk.post("/decisions.json", json={"verb": "reject", "id": event, "why": "of 1979"}).json()
    assert first_event(desk) != event
    desk.post("/decisions.json", json={"verb": "undo", "undoes": decision["key"]})
    assert first_event(desk) == event


def test_a_form_leads_back_to_its_page(desk: TestClient[App]) -> None:
    told = {"verb": "accept", "id": first_event(desk), "why": "", "back": "/timeline?actor=Chile"}
    answered = desk.post("/decisions", data=told, follow_redirects=False)
    assert (answered.status_code, answered.headers["location"]) == (303, "/timeline?actor=Chile")


def test_a_form_leads_to_no_other_site(desk: TestClient[App]) -> None:
    told = {"verb": "accept", "id": first_event(desk), "back": "https://elsewhere.example/"}
    assert desk.post("/decisions", data=told, follow_redirects=False).headers["location"] == "/"


def test_a_field_is_corrected_and_what_was_read_stays(desk: TestClient[App], copied: Path) -> None:
    event = first_event(desk)
    told = {"verb": "correct", "id": event, "field-status": "cancelled", "why": "the report says so"}
    desk.post("/decisions", data=told)
    with open_record(copied) as record:
        entry = record.get(event)
    assert getattr(entry.record, "status", None) == "cancelled"
    assert getattr(entry.original, "status", None) == "occurred"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"verb": "accept"}, "no record is named."),
        ({"verb": "merge", "id": "0"}, "only one of two is named."),
        ({"verb": "correct", "id": "0"}, "no field is named to be corrected."),
        ({"verb": "undo"}, "nothing is named to be undone."),
    ],
)
def test_what_a_decision_lacks_is_named(desk: TestClient[App], asked: dict[str, str], says: str) -> None:
    answered = desk.post("/decisions.json", json=asked)
    assert answered.status_code == 400
    assert says in answered.json()["says"]


def test_a_pair_is_settled_and_undone_from_the_keyboard(copied: Path, browser: Browser) -> None:
    with serving(make_app(copied)) as address:
        page = browser.new_page(base_url=address)
        page.goto("/review")
        pairs = page.locator("#queue .pair")
        before = pairs.count()
        page.keyboard.press("n")
        expect(page.locator("#queue .settled")).to_contain_text("split")
        assert pairs.count() == before - 1
        page.keyboard.press("u")
        expect(page.locator("#queue .settled").first).to_contain_text("undid")
        page.close()
    with open_record(copied) as record:
        assert [line.decision.verb for line in record.decisions()] == ["split", "undo"]
