"""A record that is open as of a moment answers as it did then, and is to be read only."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.errors import RecordError, ReportError, UnknownId
from onrecord.store import Store
from onrecord.store import tables as t
from onrecord.store.asof.past import PastStore
from onrecord.store.asof.shadows import KNOWN
from tests.databases import Where, contents
from tests.store.asof.days import ASKED, COPY, DAYS, FIRST_DAY, MINE, ONE, OTHER, TWO, grow, moment

TELLING = (
    "a correction", "two that are not one", "a verdict", "the odd one read", "one story", "a figure put right",
)  # fmt: skip
"""Days at whose ends the record is asked everything; what happened in between shows in the next."""


def test_each_day_is_answered_as_it_was(where: Where) -> None:
    days = list(DAYS)
    then = {
        days[number]: {name: ask(store) for name, ask in ASKED.items()}
        for number, store in grow(where)
        if days[number] in TELLING
    }
    otherwise = []
    for day in TELLING:
        with PastStore(where, as_of=moment(days.index(day))) as past:
            otherwise += [(day, name) for name, ask in ASKED.items() if ask(past) != then[day][name]]
    assert otherwise == []


def test_nothing_was_known_before_the_first_report(file: Path) -> None:
    with Store(file, clock=lambda: FIRST_DAY) as store:
        store.add(MINE, series="lindau")
    with PastStore(file, as_of=FIRST_DAY - timedelta(seconds=1)) as past:
        assert list(past.reports({})) == list(past.lines("event", {}, bar=0)) == []
        assert list(past.occurrences("event", {}, bar=0)) == []
        with pytest.raises(UnknownId):
            past.entry(f"{ONE}.e1")


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        ("2024-06-01", True),
        (date(2024, 6, 1), True),
        ("2024-06-01T12:00:00", True),
        ("2024-06-01T14:00:00+02:00", True),
        (datetime(2024, 6, 1, 12, tzinfo=UTC), True),
        ("2024-05-31", False),
        ("2024-06-01T11:59:59Z", False),
        ("2024-06-01T12:00:00+02:00", False),
    ],
)
def test_a_day_means_its_end_and_a_moment_itself(file: Path, as_of: str | date, known: bool) -> None:
    with Store(file, clock=lambda: FIRST_DAY) as store:
        store.add(MINE, series="lindau")
    with PastStore(file, as_of=as_of) as past:
        assert bool(past.on_record([ONE])) is known


def test_what_is_no_moment_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="'last week' is no day"):
        PastStore(store.where, as_of="last week")


def test_a_removed_report_is_in_no_answer(where: Where) -> None:
    now = FIRST_DAY
    with Store(where, clock=lambda: now) as store:
        for number, report in enumerate((MINE, COPY, OTHER)):
            now = moment(number)
            store.add(report, series=f"series {number}")
        now = moment(9)
        store.remove([ONE], by="ana", why="an order")
    with PastStore(where, as_of=moment(1)) as past:
        assert {line.id for line in past.reports({})} == {TWO}
        assert {line.report.id for line in past.lines("event", {}, bar=0.5)} == {TWO}
        told = [one for line in past.occurrences("event", {}, bar=0.5) for one in line.tellings]
        assert {one.line.report.id for one in told} == {TWO}
        assert list(past.removals()) == []


WRITES: dict[str, Callable[[Store], object]] = {
    "add": lambda store: store.add(OTHER, series="post"),
    "append": lambda store: store.append(MINE),
    "accept": lambda store: store.judge("accept", f"{ONE}.e1", by="ana"),
    "correct": lambda store: store.correct(f"{ONE}.e1", {"status": "occurred"}, by="ana"),
    "split": lambda store: store.pair("split", ONE, TWO, by="ana"),
    "audit": lambda store: store.audit(f"{ONE}.e1", right=True, by="ana"),
    "undo": lambda store: store.undo(1, by="ana"),
    "quarantine": lambda store: store.quarantine("odd.txt", ReportError("it is odd.")),
    "remove": lambda store: store.remove([ONE], by="ana", why="an order"),
    "erase": lambda store: store.erase(),
}


def test_whatever_would_write_is_refused(where: Where) -> None:
    with Store(where) as store:
        store.add(MINE, series="lindau")
    before = contents(where)
    with PastStore(where, as_of="2100-01-01") as past:
        for write in WRITES.values():
            with pytest.raises(RecordError, match="open as of 2100-01-01T23:59:59"):
                write(past)
        list(past.occurrences("event", {}, bar=0.5))
    assert contents(where) == before


def test_it_stays_as_it_was_opened_while_others_write(where: Where) -> None:
    with Store(where) as store:
        store.add(MINE, series="lindau")
        events = list(store.lines("event", {}, bar=0.5))
        occurrences = list(store.occurrences("event", {}, bar=0.5))
        with PastStore(where, as_of="2100-01-01") as past:
            store.add(OTHER, series="post")
            store.judge("reject", f"{ONE}.e1", by="ana")
            assert list(past.lines("event", {}, bar=0.5)) == events
            assert list(past.occurrences("event", {}, bar=0.5)) == occurrences


def test_what_was_read_since_is_not_searched(store: Store) -> None:
    store.add(MINE, series="lindau")
    with PastStore(store.where, as_of="2000-01-01") as past:
        assert past.search("visit", {}, bar=0.5).hits == ()


def test_every_table_that_has_times_is_shown_as_of_a_moment() -> None:
    timed = {
        table.name
        for table in t.metadata.sorted_tables
        if any(column.name in ("at", "since") or column.name.endswith("_at") for column in table.c)
    }
    # Links that were dropped come back by themselves; accounts, what they saved and feeds are asked as of now.
    now = {"accounts", "account_keys", "access_log", "saved_searches", "saved_rows", "feeds", "feed_entries"}
    assert timed - {"dropped_links"} - now <= KNOWN.keys()
