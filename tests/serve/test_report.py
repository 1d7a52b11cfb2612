"""A report's page: its text to the letter, everything that stands in it marked, its versions, layers that stay."""

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page as Tab

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE
from tests.serve.said import ATTACK, FIRST, HOSTILE, SECOND, overlapping, written


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The record written by hand, served."""
    return make_app(written(tmp_path_factory.mktemp("by_hand") / "onrecord.db"))


def sheet(client: TestClient[App], report: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/reports/{report}.json").json()
    return found


def a_copy(client: TestClient[App]) -> str:
    """The sample report that altered most of its source."""
    families = client.get("/copies.json").json()["rows"]
    members = [member for family in families for member in family["members"]]
    return str(max(members, key=lambda member: member["altered"])["report"]["id"])


def test_the_list_of_reports_is_the_record_s(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        assert [row["id"] for row in client.get("/reports.json").json()["rows"]] == [
            line.id for line in record.reports()
        ]


def test_what_could_not_be_read_is_told_with_its_reason(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with open_record(copied) as record:
        record.add(tmp_path / "empty.txt", workers=1)
        [line] = record.quarantined()
    with TestClient(make_app(copied), base_url=BASE) as client:
        assert line.message in client.get("/quarantine").text
        assert client.get("/quarantine.json").json()["rows"][0]["reason"] == line.reason


def test_the_segments_of_every_passage_are_its_text_to_the_letter(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        for line in record.reports():
            reading = record.reading(line.id)
            shown = sheet(client, line.id)["passages"]
            told = ["".join(segment["words"] for segment in passage["segments"]) for passage in shown]
            assert told == [reading.report.text[passage.start : passage.end] for passage in reading.passages]


def test_the_marks_of_a_report_are_the_records_that_the_lists_have_of_it(
    client: TestClient[App], samples: Path
) -> None:
    id = a_copy(client)
    with open_record(samples) as record:
        query = f"id:{id}"
        lists = (record.timeline, record.figures, record.votes)
        listed = {line.id for ask in lists for line in ask(query=query)}
        listed |= {line.id for line in record.statements(each=True, query=query)}
    assert {mark["record"] for mark in sheet(client, id)["marks"]} - {None} == listed


def test_where_marks_overlap_a_segment_carries_them_all(by_hand: App) -> None:
    with TestClient(by_hand, base_url=BASE) as client:
        shown = sheet(client, overlapping().report.id)
    [segment] = [one for one in shown["passages"][0]["segments"] if one["words"] == "travel"]
    assert {shown["marks"][place]["key"] for place in segment["marks"]} == {"s1", "e1"}


def test_what_a_report_brings_reaches_the_page_as_text(by_hand: App) -> None:
    with TestClient(by_hand, base_url=BASE) as client:
        page = client.get(f"/reports/{ATTACK.report.id}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page
    assert "&lt;script&gt;" in page
    assert HOSTILE not in page


def test_what_somebody_rejected_is_marked_no_longer(copied: Path) -> None:
    with open_record(copied) as record:
        line = next(iter(record.timeline()))
        record.reject(line.id, by="ana")
    with TestClient(make_app(copied), base_url=BASE) as client:
        shown = sheet(client, line.report.id)
    assert line.id not in {mark["record"] for mark in shown["marks"]}
    assert shown["around"]["left_out"] >= 1


def test_damage_is_told_in_words_for_those_who_do_not_see_lines(client: TestClient[App]) -> None:
    page = client.get(f"/reports/{a_copy(client)}").text
    assert "(Damage: doubled words)" in page


def test_a_new_version_says_what_it_changed(by_hand: App) -> None:
    with TestClient(by_hand, base_url=BASE) as client:
        shown = sheet(client, SECOND.report.id)
        page = client.get(f"/reports/{SECOND.report.id}").text
    [[[before, now]]] = shown["edited"]
    assert [[run["words"] for run in side if not run["same"]] for side in (before, now)] == [["41"], ["14"]]
    assert "corrected in silence, figure" in page


def test_a_version_that_is_superseded_says_so_and_shows_what_was_read(by_hand: App) -> None:
    with TestClient(by_hand, base_url=BASE) as client:
        shown = sheet(client, FIRST.report.id)
        assert "A later version of this report stands." in client.get(f"/reports/{FIRST.report.id}").text
    assert [mark["key"] for mark in shown["marks"]] == ["f1"]


def test_an_id_of_no_report_is_told_as_missing(client: TestClient[App]) -> None:
    assert client.get("/reports/0000000000000000").status_code == 404


def test_layers_are_switched_in_the_address_and_stay(visit: Tab, client: TestClient[App]) -> None:
    visit.goto(f"/reports/{a_copy(client)}")
    assert visit.locator(".note.of-event").first.is_visible()
    visit.get_by_label("Events").uncheck()
    assert not visit.locator(".note.of-event").first.is_visible()
    visit.reload()
    assert not visit.get_by_label("Events").is_checked()
    assert visit.get_by_label("Statements").is_checked()


def test_a_mark_that_is_pointed_at_is_lit_with_its_record(visit: Tab, client: TestClient[App]) -> None:
    visit.goto(f"/reports/{a_copy(client)}")
    mark = visit.locator("a.seg.in-figure").first
    mark.focus()
    key = (mark.get_attribute("data-m") or "").split()[0]
    assert "lit" in (visit.locator(f"#{key}").get_attribute("class") or "").split()
    visit.keyboard.press("Enter")
    assert visit.evaluate("document.activeElement.closest('.note').id") == key
