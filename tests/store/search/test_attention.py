"""How much is told over time."""

import pytest

from onrecord.errors import RecordError
from onrecord.store import Filters, Store
from onrecord.store.search.attention import Period
from tests.store.said import said


def _attention(store: Store, filters: Filters, by: Period = "day") -> list[tuple[str | None, int, int, int]]:
    lines = store.attention(filters, by=by, bar=0.5)
    return [(line.since, line.reports, line.independent, line.records) for line in lines]


def test_days_without_any_are_told_between_the_first_and_the_last(lindau: Store) -> None:
    assert _attention(lindau, {"query": "visit OR grain"}) == [
        ("2024-05-16", 1, 1, 3), ("2024-05-17", 1, 1, 3), ("2024-05-18", 0, 0, 0), ("2024-05-19", 0, 0, 0),
        ("2024-05-20", 1, 1, 1),
    ]  # fmt: skip


def test_a_week_begins_on_monday_and_counts_copies_once(lindau: Store) -> None:
    weeks = _attention(lindau, {"query": "visit OR grain"}, "week")
    assert weeks == [("2024-05-13", 2, 1, 6), ("2024-05-20", 1, 1, 1)]


def test_a_month_has_all_its_days(lindau: Store) -> None:
    [line] = lindau.attention({"actor": "Novak"}, by="month", bar=0.5)
    assert (line.since, line.until, line.reports) == ("2024-05-01", "2024-05-31", 2)


def test_reports_and_records_are_as_many_as_the_lists_have(lindau: Store) -> None:
    filters: Filters = {"actor": "Novak", "since": "2024-05-17"}
    [(_, reports, _, records)] = _attention(lindau, filters)
    assert reports == len(list(lindau.reports(filters, bar=0.5)))
    assert records == 4


def test_reports_of_no_known_day_come_last(lindau: Store) -> None:
    lindau.add(said("The Gazette", ("Petra Hollan", '"No grain,"')), series="gazette")
    assert _attention(lindau, {"query": "grain"}) == [("2024-05-20", 1, 1, 1), (None, 1, 1, 1)]


def test_nothing_is_told_where_nothing_answers(lindau: Store) -> None:
    assert _attention(lindau, {"query": "nowhere"}) == []


def test_a_period_that_is_none_is_refused(lindau: Store) -> None:
    with pytest.raises(RecordError, match="day, week, month"):
        _attention(lindau, {}, "fortnight")  # type: ignore[arg-type]
