"""Searches that are saved, and what is new in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import BadSearch, RecordError, UnknownId
from onrecord.pipeline.record import Record, open_record
from onrecord.store import Store
from onrecord.store.asked import Filters
from tests.databases import Where
from tests.store.asof.days import COPY, FIRST_DAY, MINE, OTHER
from tests.store.said import said

WORDS = '"We will not open the northern border until every truck has been searched,"'
MORNING = said("The Courier", ("Petra Hollan", WORDS), published="2024-05-20")
EVENING = said("The Beacon", ("Petra Hollan", '"The grain stays in port,"'), published="2024-05-21")
ELSE = said("The Post", ("Irena Novak", '"We will not travel,"'), published="2024-05-22")


@pytest.fixture
def record(where: Where) -> Iterator[Record]:
    """A record that holds a report."""
    put(where, MORNING)
    with open_record(where) as record:
        yield record


def put(where: Where, *readings: object) -> None:
    """Put readings on record, as another process would."""
    with Store(where) as store:
        for reading in readings:
            store.add(reading, series=reading.report.id)  # type: ignore[arg-type, attr-defined]


def test_what_answers_when_a_search_is_saved_is_not_new(record: Record) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"})
    assert record.saved.news(saved) == []
    assert len(list(record.saved.rows(saved))) == 1


def test_what_comes_in_the_very_second_after_is_new_until_somebody_saw_it(record: Record, where: Where) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"})
    put(where, EVENING, ELSE)
    assert [line.report.id for line in record.saved.news(saved)] == [EVENING.report.id]  # type: ignore[union-attr]
    record.saved.see(saved.number, to=record.saved.latest())
    assert record.saved.news(record.saved.get(saved.number)) == []


def test_what_came_after_somebody_looked_stays_new(record: Record, where: Where) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"})
    looked = "2024-01-01T00:00:00+00:00"
    put(where, EVENING)
    record.saved.see(saved.number, to=looked)
    assert len(record.saved.news(record.saved.get(saved.number))) == 1


@pytest.mark.parametrize(
    ("list", "filters"),
    [
        ("timeline", {"actor": "Novak"}),
        ("statements", {}),
        ("figures", {}),
        ("votes", {}),
        ("changes", {}),
        ("occurrences", {}),
        ("stories", {}),
        ("reports", {"publisher": "Post"}),
        ("search", {"query": "displaced"}),
    ],
)
def test_every_list_has_its_news(file: Path, list: str, filters: Filters) -> None:
    with Store(file, clock=lambda: FIRST_DAY) as store:
        store.add(MINE, series="lindau")
    with open_record(file) as record:
        saved = record.saved.add("Kept", list, filters)
        assert record.saved.news(saved) == []
        put(file, COPY, OTHER)
        assert record.saved.news(saved)
        record.saved.see(saved.number, to=record.saved.latest())
        assert record.saved.news(record.saved.get(saved.number)) == []


def test_a_removed_report_leaves_saved_results(record: Record, where: Where) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"})
    put(where, EVENING)
    record.saved.tell(saved.number, "mail", [row.id for row in record.saved.rows(saved)])
    record.remove(EVENING.report.id, MORNING.report.id, why="an order", by="ana")
    assert record.saved.news(saved) == []
    assert list(record.saved.rows(saved)) == []
    with record._store._reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM saved_rows").scalar() == 0


def test_a_closed_search_is_listed_no_more(record: Record) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"})
    record.saved.close(saved.number)
    assert list(record.saved.list()) == []
    assert [one.closed_at is None for one in record.saved.list(closed=True)] == [False]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"name": " "}, "under the name"),
        ({"name": "two\nlines"}, "under the name"),
        ({"list": "actors"}, "'actors' can't be saved"),
        ({"list": "search"}, "nothing is searched for"),
        ({"webhook": "file:///etc/passwd"}, "nothing can be posted to"),
        ({"webhook": "http://"}, "nothing can be posted to"),
        ({"mail": "a@example.org, b@example.org"}, "no one address"),
    ],
)
def test_what_cannot_be_saved_is_refused(record: Record, told: dict[str, str], says: str) -> None:
    with pytest.raises(BadSearch, match=says):
        record.saved.add(**{"name": "Kept", "list": "votes", **told})  # type: ignore[arg-type]
    assert list(record.saved.list()) == []


def test_a_filter_that_cannot_be_is_refused_when_it_is_saved(record: Record) -> None:
    with pytest.raises(RecordError, match="no date"):
        record.saved.add("Kept", "timeline", {"since": "last week"})


def test_nothing_is_saved_in_the_past(record: Record, where: Where) -> None:
    with open_record(where, as_of="2100-01-01") as past, pytest.raises(RecordError, match="can't be changed"):
        past.saved.add("Kept", "votes")


def test_there_is_no_such_search(record: Record) -> None:
    with pytest.raises(UnknownId, match="no saved search 7"):
        record.saved.close(7)
