"""Every page can be read by everybody: in the dark, on a phone, from the keyboard, with a screen reader."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from onrecord.pipeline.record import open_record
from onrecord.serve.app import pages
from tests.serve.looking import AXE, PHONE, WIDE, faults


@pytest.fixture(scope="module")
def paths(samples: Path) -> list[str]:
    """Every page's address, those of one thing for one of each kind; and what stands on no page's list."""
    with open_record(samples) as record:
        event, changed, copied = next(record.timeline()), next(record.changes()), next(record.copies())
        ids = (event.id, next(record.votes()).id, changed.id, next(record.actors()).id)
        story = max(record.stories(), key=lambda line: line.reports)
        told = {
            "/reports/{id:str}": [f"/reports/{changed.report.id}"],
            "/records/{id:str}": [f"/records/{id}" for id in ids],
            "/stories/{id:str}": [f"/stories/{story.id}"],
            "/copies/{report:str}": [f"/copies/{copied.report.id}"],
            "/actor": [f"/actor?name={event.actors[0]}"],
            "/search": ["/search", "/search?q=visit&over_time=true&size=8"],
            "/figures": ["/figures?size=8", "/figures?type=killed"],
        }
    listed = [path for page in pages() if page.template for path in told.get(page.path, [f"{page.path}?size=8"])]
    return [*listed, "/add", "/login", "/nowhere", "/timeline?actor=nobody"]


@pytest.fixture
def tab(browser: Browser, served: str) -> Iterator[Tab]:
    """A page of the browser, on a phone."""
    context = browser.new_context(base_url=served, viewport=PHONE, color_scheme="light")
    yield context.new_page()
    context.close()


def test_axe_is_the_one_that_the_note_names() -> None:
    digest = hashlib.sha256((AXE / "axe.min.js").read_bytes()).hexdigest()
    assert digest in (AXE / "README.md").read_text("utf8")


def test_every_page_can_be_read_by_everybody(tab: Tab, paths: list[str]) -> None:
    assert [fault for path in paths for fault in faults(tab, path)] == []


def test_filters_stand_folded_on_a_phone_and_open_where_there_is_room(tab: Tab) -> None:
    tab.goto("/timeline")
    first = tab.locator("article").first.bounding_box()
    assert first is not None
    assert first["y"] < PHONE["height"]
    tab.get_by_text("Filters", exact=True).click()
    tab.get_by_label("Actor").fill("Chile")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url("**/timeline?*actor=Chile*")
    expect(tab.get_by_label("Actor")).to_be_hidden()
    tab.set_viewport_size(WIDE)
    expect(tab.get_by_label("Actor")).to_have_value("Chile")


def test_the_first_key_leads_past_the_navigation(tab: Tab) -> None:
    tab.goto("/timeline")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    tab.keyboard.press("Enter")
    expect(tab.locator("#main")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('#main').contains(document.activeElement)")
