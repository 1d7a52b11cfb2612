"""Searches that are saved from their pages, what is new in them, frozen results, feeds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from onrecord.store import Store
from tests.serve.access.conftest import guarded, log_in, stranger, with_accounts  # noqa: F401
from tests.serve.conftest import BASE, serving
from tests.store.said import said

ATOM = "{http://www.w3.org/2005/Atom}"
NEW = said("The <b>Mirror</b> & Co", ("Petra Hollan", '"The grain stays in port <i>until</i> the spring,"'))


@pytest.fixture
def desk(copied: Path) -> Iterator[TestClient[App]]:
    """A record of its own, at this machine."""
    with TestClient(make_app(copied), base_url=BASE) as client:
        client.headers["Origin"] = BASE
        yield client


def save(client: TestClient[App], list: str = "statements", **filters: str) -> int:
    """Save a search as a program does; its number."""
    told = {"do": "add", "name": "Kept", "list": list, "filters": filters}
    return int(client.post("/saved.json", json=told).json()["number"])


def come(record: Path) -> None:
    """Have a report come in."""
    with Store(record) as store:
        store.add(NEW, series="mirror")


def ids(rows: Any) -> list[str]:
    return [row["id"] for row in rows]


def test_a_list_is_saved_with_its_filters_from_its_page(desk: TestClient[App]) -> None:
    shown = desk.get("/statements?speaker=Lillo&min_confidence=0.6").text
    assert '<input type="hidden" name="by-speaker" value="Lillo">' in shown
    told = {
        "do": "add",
        "list": "statements",
        "by-speaker": "Lillo",
        "by-min_confidence": "0.6",
        "name": "Lillo <says>",
    }
    led = desk.post("/saved", data=told, follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/saved/1")
    answered = desk.get("/saved/1.json").json()
    assert answered["search"]["filters"] == {"speaker": "Lillo", "min_confidence": 0.6}
    listed = desk.get("/statements.json?speaker=Lillo&min_confidence=0.6").json()["rows"]
    assert ids(answered["rows"]["rows"]) == ids(listed)
    assert "<h1>Lillo &lt;says&gt;</h1>" in desk.get("/saved/1").text


@pytest.mark.parametrize(
    ("list", "filters"),
    [
        ("timeline", {}), ("statements", {}), ("figures", {}), ("votes", {}), ("changes", {}), ("occurrences", {}),
        ("stories", {}), ("reports", {}), ("search", {"q": "parliament"}),
    ],
)  # fmt: skip
def test_every_list_can_be_saved_and_shown(desk: TestClient[App], list: str, filters: dict[str, str]) -> None:
    number = save(desk, list, **filters)
    rows = desk.get(f"/saved/{number}.json").json()["rows"]["rows"]
    shown = desk.get(f"/saved/{number}").text
    assert rows
    told = [row["line"]["id"] if list == "occurrences" else row["id"] for row in rows]
    assert [id for id in told if f"/{id}" not in shown] == []


def test_what_came_since_is_shown_first_until_it_is_seen(desk: TestClient[App], copied: Path) -> None:
    number = save(desk)
    assert desk.get(f"/saved/{number}.json").json()["new"] == []
    come(copied)
    answered = desk.get(f"/saved/{number}.json").json()
    assert [row["report"]["id"] for row in answered["new"]] == [NEW.report.id]
    assert not set(ids(answered["new"])) & set(ids(answered["rows"]["rows"]))
    assert desk.get("/desk.json").json()["saved"][0]["news"] == 1
    assert "<strong>1 new</strong>" in desk.get("/").text
    led = desk.post(
        "/saved", data={"do": "see", "number": number, "to": answered["looked"]}, follow_redirects=False
    )
    assert led.headers["location"] == f"/saved/{number}"
    assert desk.get("/saved.json").json()["searches"][0]["news"] == 0


def test_a_frozen_result_stays_as_it_was_less_what_was_removed(desk: TestClient[App], copied: Path) -> None:
    number = save(desk, "reports")
    before = desk.get(f"/saved/{number}.json").json()
    first = before["rows"]["rows"][0]["id"]
    with Store(copied, clock=lambda: datetime(2100, 1, 1, tzinfo=UTC)) as store:
        store.add(NEW, series="mirror")
    frozen = f"/saved/{number}.json?as_of={before['frozen'].replace('+', '%2B')}"
    now, then = (desk.get(address).json() for address in (f"/saved/{number}.json", frozen))
    assert NEW.report.id in ids(now["new"])
    assert then["new"] == []
    assert ids(then["rows"]["rows"]) == ids(before["rows"]["rows"])
    with open_record(copied) as record:
        record.remove(first, why="an order", by="ana")
    assert first not in ids(desk.get(frozen).json()["rows"]["rows"])


def test_the_atom_feed_has_what_the_standard_asks_for(desk: TestClient[App], copied: Path) -> None:
    number = save(desk)
    come(copied)
    answered = desk.get(f"/saved/{number}/atom")
    assert answered.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answered.content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 1
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            [found] = one.findall(f"{ATOM}{name}")
            assert found.text
        assert str(one.findtext(f"{ATOM}id")).startswith("http")
        assert datetime.fromisoformat(str(one.findtext(f"{ATOM}updated"))).tzinfo is not None
        assert [link.get("href") for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"{BASE}/saved/{number}/atom"
    ]
    assert "The grain stays in port <i>until</i> the spring" in str(entries[0].findtext(f"{ATOM}summary"))


def test_the_json_feed_has_what_the_standard_asks_for(desk: TestClient[App], copied: Path) -> None:
    number = save(desk)
    come(copied)
    answered = desk.get(f"/saved/{number}/feed.json")
    assert answered.headers["content-type"] == "application/feed+json; charset=utf-8"
    feed = answered.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["feed_url"]) == ("Kept", f"{BASE}/saved/{number}/feed.json")
    [item] = feed["items"]
    assert item["id"] == f"{BASE}/records/{NEW.report.id}.s1"
    assert "The grain stays in port" in item["content_text"]
    assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_seeing_takes_nothing_out_of_a_feed(desk: TestClient[App], copied: Path) -> None:
    number = save(desk)
    come(copied)
    looked = desk.get(f"/saved/{number}.json").json()["looked"]
    desk.post("/saved.json", json={"do": "see", "number": number, "to": looked})
    assert len(desk.get(f"/saved/{number}/feed.json").json()["items"]) == 1


def test_a_closed_search_leaves_the_list(desk: TestClient[App]) -> None:
    number = save(desk)
    desk.post("/saved", data={"do": "close", "number": number})
    assert desk.get("/saved.json").json() == {"searches": []}


def test_where_a_search_is_told_is_on_no_page(desk: TestClient[App], copied: Path) -> None:
    with open_record(copied) as record:
        record.saved.add("Told", "votes", webhook="https://secret.example/hook", mail="desk@secret.example")
    for address in (
        "/",
        "/saved",
        "/saved.json",
        "/saved/1",
        "/saved/1.json",
        "/saved/1/atom",
        "/saved/1/feed.json",
    ):
        assert "secret.example" not in desk.get(address).text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"do": "add", "list": "votes", "name": " "}, "under the name"),
        ({"do": "add", "list": "accounts", "name": "a"}, "can't be saved"),
        ({"do": "add", "list": "votes", "name": "a", "filters": {"limit": "1"}}, "a filter can't be"),
        ({"do": "add", "list": "timeline", "name": "a", "filters": {"since": "soon"}}, "no date"),
    ],
)
def test_what_cannot_be_saved_is_refused(desk: TestClient[App], told: dict[str, Any], says: str) -> None:
    answered = desk.post("/saved.json", json=told)
    assert (answered.status_code, says in answered.json()["says"]) == (400, True)


def test_what_is_not_there_is_not_found(desk: TestClient[App]) -> None:
    for address in ("/saved/9", "/saved/9.json", "/saved/9/atom", "/saved/9/feed.json"):
        assert desk.get(address).status_code == 404


def test_a_reader_is_offered_nothing_to_save(stranger: TestClient[App]) -> None:  # noqa: F811
    log_in(stranger, "ruth")
    assert "Save this search" not in stranger.get("/votes").text
    log_in(stranger, "rene")
    assert "Save this search" in stranger.get("/votes").text


def test_a_search_is_saved_from_the_browser(copied: Path, browser: Browser) -> None:
    with serving(make_app(copied)) as address:
        page = browser.new_page(base_url=address)
        page.goto("/search?q=parliament")
        page.get_by_text("Save this search").click()
        page.get_by_label("Name").fill("Parliament")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/saved/1")
        assert page.locator("h1").inner_text() == "Parliament"
        assert page.locator(".hit").count() > 0
        page.close()
