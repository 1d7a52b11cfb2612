"""The drawings, in a browser: they hold what their tables have, each leads to its record."""

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect


def test_every_claim_of_the_table_is_a_dot_that_leads_to_its_record(visit: Tab) -> None:
    visit.goto("/figures?type=killed")
    dots = visit.locator("[data-chart=claims] [aria-label=dot] a")
    rows = visit.locator("#claims tr[data-day] a.claim")
    expect(dots).to_have_count(rows.count())
    led = [dot.get_attribute("href") or dot.get_attribute("xlink:href") for dot in dots.all()]
    assert sorted(map(str, led)) == sorted(str(row.get_attribute("href")) for row in rows.all())


def test_a_circle_of_the_map_leads_to_its_events(visit: Tab) -> None:
    visit.goto("/map")
    circles = visit.locator("[data-chart=map] path.place")
    expect(circles).to_have_count(visit.locator("#places tbody tr").count())
    circles.first.focus()
    visit.keyboard.press("Enter")
    visit.wait_for_url("**/timeline?place=*")


def test_a_stage_of_the_drawn_timeline_leads_to_its_record(visit: Tab) -> None:
    fetched: list[str] = []
    visit.on("request", lambda request: fetched.append(request.url))
    visit.goto("/timeline")
    visit.wait_for_load_state("networkidle")
    assert not any("vis-timeline" in url for url in fetched)
    visit.get_by_role("link", name="Drawing").click()
    bars = visit.locator("[data-chart=timeline] .vis-item a")
    expect(bars.first).to_be_visible()
    assert str(bars.first.get_attribute("href")).startswith("/records/")


def test_filters_draw_anew(visit: Tab) -> None:
    visit.goto("/figures")
    assert visit.locator("[data-chart]").count() == 0
    visit.get_by_label("Counts").fill("displaced")
    visit.get_by_role("button", name="Show").click()
    expect(visit.locator("[data-chart=claims] svg").first).to_be_visible()
