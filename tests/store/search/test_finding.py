"""Searching a record: hits with their words marked, ranked, and what they are of."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordError
from onrecord.store import Store
from onrecord.store.migrating import downgrade
from onrecord.store.opening import open_engine, writing
from onrecord.store.search.index import compact
from onrecord.store.search.keeping import forget
from onrecord.store.search.rows import Found
from tests.databases import Where
from tests.store.reports import TEXT, reading
from tests.store.search.conftest import fill


def _search(store: Store, query: str, offset: int = 0, **filters: Any) -> Found:
    return store.search(query, filters, bar=0.5, offset=offset)  # type: ignore[arg-type]


def _kinds(found: Found) -> list[str]:
    return sorted({hit.kind for hit in found.hits})


def test_reports_and_records_are_found(lindau: Store) -> None:
    found = _search(lindau, '"called off her visit"')
    assert _kinds(found) == ["change", "event", "report"]
    assert (found.reports, found.records, found.more) == (2, 4, False)


def test_the_words_are_marked_in_the_snippet_and_the_snippet_in_the_text(lindau: Store) -> None:
    [hit] = _search(lindau, "NÓRLAND displaced kind:figure", limit=1).hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["displaced", "Norland"]
    assert hit.snippet == TEXT[slice(*hit.span)]


def test_a_report_has_the_words_of_its_title_marked(lindau: Store) -> None:
    hit = next(hit for hit in _search(lindau, "talks").hits if hit.kind == "report")
    assert hit.report.title is not None
    assert [hit.report.title[start:end] for start, end in hit.title_marks] == ["Talks"]


def test_a_record_is_found_by_every_name_of_who_takes_part(lindau: Store) -> None:
    found = _search(lindau, "chancellor kind:statement")
    assert [hit.id.rpartition(".")[2] for hit in found.hits] == ["s1", "s1"]
    assert found.hits[0].marks == ()


def test_copies_are_told_as_copies(lindau: Store) -> None:
    hits = _search(lindau, "budget kind:report").hits
    assert {hit.report.publisher: hit.report.copy_of for hit in hits} == {
        "The Lindau Courier": None, "The Beacon": reading().report.id,
    }  # fmt: skip


def test_what_has_all_the_words_in_its_title_comes_first(lindau: Store) -> None:
    hits = _search(lindau, "talks OR grain kind:report").hits
    assert hits[0].score == 1.0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_hits_come_in_pages(lindau: Store) -> None:
    every = [hit.id for hit in _search(lindau, "Novak", limit=100).hits]
    pages = [hit.id for at in range(0, len(every), 3) for hit in _search(lindau, "Novak", offset=at, limit=3).hits]
    assert pages == every
    assert len(set(every)) == len(every)


def test_facets_count_all_hits_not_only_the_page(lindau: Store) -> None:
    found = _search(lindau, "Novak", limit=1)
    facets = found.facets
    counted = {count.value: count.hits for count in facets.publisher}
    assert sum(counted.values()) == found.reports + found.records
    assert {count.value: count.hits for count in facets.type}["CONSULT"] == 4
    assert {count.value for count in facets.status} == {"cancelled", "rescheduled", "declines"}
    assert facets.actor[0].value == "Irena Novak"
    assert [count.value for count in facets.day] == ["2024-05-16", "2024-05-17"]


def test_fields_narrow_down(lindau: Store) -> None:
    found = _search(lindau, "visit status:cancelled publisher:beacon")
    assert [hit.id.rpartition(".")[2] for hit in found.hits] == ["e1"]
    assert found.hits[0].report.publisher == "The Beacon"


def test_reports_are_found_by_their_records_where_they_are_asked_for(lindau: Store) -> None:
    found = _search(lindau, "visit type:CONSULT kind:report")
    assert (_kinds(found), found.reports) == (["report"], 2)
    assert _search(lindau, "visit type:AID kind:report").reports == 0


def test_filters_hold_beside_the_query(lindau: Store) -> None:
    assert _kinds(_search(lindau, "visit", status="cancelled")) == ["event"]
    assert _search(lindau, "visit", publisher="Ledger").hits == ()


def test_the_query_says_how_sure_a_record_must_be(lindau: Store) -> None:
    assert _search(lindau, "displaced type:AID").records == 0
    assert _search(lindau, "displaced type:AID min-confidence:0.2").records == 2
    with pytest.raises(RecordError, match="whole"):
        _search(lindau, "displaced OR min-confidence:0.2")


def test_a_query_without_words_finds_the_latest_first(lindau: Store) -> None:
    assert [hit.report.published for hit in _search(lindau, "kind:report").hits] == [
        "2024-05-20", "2024-05-17", "2024-05-16",
    ]  # fmt: skip


def test_only_what_is_excluded_may_be_given(lindau: Store) -> None:
    assert [hit.report.publisher for hit in _search(lindau, "-novak kind:report").hits] == ["The Harbour Ledger"]


def test_what_is_rejected_or_outdated_is_not_found(lindau: Store) -> None:
    lindau.judge("reject", f"{reading().report.id}.e1", by="ana")
    lindau.add(reading(TEXT.replace("Monday", "Friday")), series="lindau")
    found = _search(lindau, "monday kind:event publisher:courier")
    assert found.hits == ()


def test_a_correction_is_found(lindau: Store) -> None:
    id = f"{reading().report.id}.e1"
    assert id not in [hit.id for hit in _search(lindau, "kesh kind:event").hits]
    lindau.correct(id, {"actors": "Kesh"}, by="ana")
    assert id in [hit.id for hit in _search(lindau, "kesh kind:event").hits]
    [decision] = [line.decision.key for line in lindau.decisions()]
    lindau.undo(decision, by="ana")
    assert id not in [hit.id for hit in _search(lindau, "kesh kind:event").hits]


def test_a_report_that_is_forgotten_is_found_no_more(where: Where) -> None:
    with Store(where) as store:
        fill(store)
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        forget(connection, reading().report.id)
        compact(connection)
    engine.dispose()
    with Store(where) as store:
        found = _search(store, "visit OR grain", limit=99)
    assert {hit.report.publisher for hit in found.hits} == {"The Beacon", "The Harbour Ledger"}


def test_the_reports_of_an_older_record_are_found(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0007")
    engine.dispose()
    with Store(where) as store:
        assert _search(store, '"called off"').reports == 1
        store.add(reading(url="https://elsewhere.example"), series="elsewhere")
        found = _search(store, '"called off her visit"')
        assert (found.reports, found.records) == (2, 4)


def test_the_index_holds_together_after_corrections_and_readings(file: Path) -> None:
    with Store(file) as store:
        fill(store)
        store.correct(f"{reading().report.id}.e1", {"actors": "Kesh"}, by="ana")
        store.append(reading(method="another"))
    with sqlite3.connect(file) as database:
        database.execute("VACUUM")
        for name in ("report_search", "record_search"):
            database.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")


HOSTILE = ["'", '"', "(", "a*b", "NEAR", "a\x00b", "x" * 10_000, "actor:\ud800", "place:%", "id:'", "a" * 2_000]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_answered_or_refused_before_the_database(lindau: Store, query: str) -> None:
    said = ""
    try:
        _search(lindau, query)
        list(lindau.lines("event", {"query": query}, bar=0.5))
        list(lindau.reports({"query": query}, bar=0.5))
    except RecordError as error:
        said = error.what
    assert "can't be read" not in said
