"""Searching: the hits of the record's search, their words marked, and ways to narrow it down."""

from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from onrecord.model import Reading, Report
from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE


def searched(client: TestClient[App], query: str, **more: Any) -> Any:
    """The JSON of a search."""
    return client.get("/search.json", params={"q": query, **more}).json()


def test_the_hits_are_those_of_the_record(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        found = record.search("visit", limit=100)
    hits, cursor = [], ""
    while cursor is not None:
        part = searched(client, "visit", cursor=cursor)
        hits += [row["hit"]["id"] for row in part["rows"]]
        cursor = part["next"]
    assert hits == [hit.id for hit in found.hits]
    assert (part["reports"], part["records"]) == (found.reports, found.records)


def test_the_words_that_were_asked_for_are_marked(client: TestClient[App]) -> None:
    row = searched(client, "visit")["rows"][0]
    assert "".join(part["words"] for part in row["snippet"]) == row["hit"]["snippet"]
    assert {part["words"].lower() for part in row["snippet"] if part["marked"]} == {"visit"}
    assert "<mark>visit</mark>" in client.get("/search?q=visit").text


def test_a_facet_narrows_the_query_to_as_many_records(client: TestClient[App]) -> None:
    first = searched(client, "visit")["facets"]["type"][0]
    narrowed = searched(client, f'visit type:"{first["value"]}"')
    assert narrowed["records"] == first["hits"]


def test_the_markup_of_a_report_reaches_the_reader_as_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> ceasefire"
    report = Report(
        id="0123456789abcdef", title=hostile, publisher=hostile, url="javascript:alert(3)", text=hostile
    )
    file = tmp_path / "hostile.db"
    with open_record(file) as record:
        record._store.add(Reading(method="by hand", report=report), series="x", source="x")
    with TestClient(make_app(file), base_url=BASE) as client:
        for address in ("/search?q=ceasefire", "/"):
            shown = client.get(address).text
            assert "<img src=x" not in shown
            assert "<script>alert" not in shown
            assert "javascript:" not in shown
            assert "&lt;script&gt;" in shown


def test_a_query_that_cannot_be_read_is_refused_with_its_place(client: TestClient[App]) -> None:
    answered = client.get("/search.json", params={"q": "(visit"})
    assert answered.status_code == 400
    assert "character" in answered.json()["says"]


def test_without_a_query_there_is_help(client: TestClient[App]) -> None:
    assert "What can be asked" in client.get("/search").text
