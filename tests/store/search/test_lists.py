"""Every list of the record asked with a query."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.store import Filters, Store
from tests.store.reports import reading

LISTS: dict[str, Callable[[Store, Filters], Iterator[Any]]] = {
    "events": lambda store, filters: store.lines("event", filters, bar=0.5),
    "statements": lambda store, filters: store.statements(filters, bar=0.5, each=True),
    "figures": lambda store, filters: store.lines("figure", filters, bar=0.5),
    "votes": lambda store, filters: store.lines("vote", filters, bar=0.5),
    "changes": lambda store, filters: store.changes(filters, bar=0.5),
    "occurrences": lambda store, filters: store.occurrences("event", filters, bar=0.5),
    "actors": lambda store, filters: store.actors(filters),
    "reports": lambda store, filters: store.reports(filters, bar=0.5),
    "copies": lambda store, filters: store.copies(filters, bar=0.5),
    "families": lambda store, filters: store.families(filters, bar=0.5),
    "stories": lambda store, filters: store.stories(filters, bar=0.5),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_asked_with_a_query(lindau: Store, name: str) -> None:
    everything = len(list(LISTS[name](lindau, {})))
    assert everything
    assert not list(LISTS[name](lindau, {"query": "nowhere"}))
    assert len(list(LISTS[name](lindau, {"query": "-nowhere"}))) == everything


@pytest.mark.parametrize(
    ("name", "query", "count"),
    [
        ("events", "visit", 4),
        ("events", '"on the calendar"', 2),
        ("events", "status:cancelled OR status:rescheduled", 4),
        ("events", "-status:cancelled", 2),
        ("events", "kind:statement", 0),
        ("events", 'actor:"Irena Novak" actor:Norland', 4),
        ("events", "place:NLD until:2024-05-13", 2),
        ("events", "-place:NLD", 2),
        ("statements", "travel speaker:Novak", 2),
        ("statements", '"grain stays" since:2024-05-20', 1),
        ("figures", "displaced about:1,200", 2),
        ("votes", "budget status:adopted", 2),
        ("changes", "type:reversal visit", 1),
        ("actors", "grain", 1),
        ("actors", "status:cancelled", 2),
        ("actors", "type:place", 2),
        ("reports", "visit", 2),
        ("reports", "status:cancelled", 2),
        ("reports", "type:direct -actor:Novak", 1),
        ("reports", "publisher:beacon OR publisher:ledger", 2),
        ("reports", "kind:vote", 2),
        ("copies", "visit publisher:beacon", 1),
        ("copies", "visit publisher:courier", 0),
        ("stories", "grain", 1),
    ],
)
def test_a_query_is_answered_by(lindau: Store, name: str, query: str, count: int) -> None:
    assert len(list(LISTS[name](lindau, {"query": query}))) == count


def test_a_record_is_asked_by_its_id(lindau: Store) -> None:
    [first, *_] = lindau.lines("event", {}, bar=0.5)
    assert [line.id for line in lindau.lines("event", {"query": f"id:{first.id}"}, bar=0.5)] == [first.id]
    report = first.report.id[:6]
    assert {line.report.id for line in lindau.lines("event", {"query": f"id:{report}"}, bar=0.5)} == {
        first.report.id
    }


def test_a_publisher_is_a_filter_of_its_own(lindau: Store) -> None:
    assert {line.report.publisher for line in lindau.lines("event", {"publisher": "beacon"}, bar=0.5)} == {
        "The Beacon"
    }


def test_what_has_no_publisher_is_not_of_the_one_that_is_excluded(store: Store) -> None:
    store.add(reading(publisher=None), series="lindau")
    assert len(list(store.reports({"query": "-publisher:beacon"}, bar=0.5))) == 1
    assert len(list(store.lines("event", {"query": "-publisher:beacon"}, bar=0.5))) == 2


def test_a_query_makes_less_sure_records_count(lindau: Store) -> None:
    sure, every = ({"query": query} for query in ("displaced", "displaced min-confidence:0.1"))
    assert not list(LISTS["events"](lindau, sure))  # type: ignore[arg-type]
    assert len(list(LISTS["events"](lindau, every))) == 2  # type: ignore[arg-type]
