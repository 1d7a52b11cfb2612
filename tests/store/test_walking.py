"""Lists of which few rows are asked for begin as the whole list does, whatever is walked to find them."""

from collections.abc import Iterator

import pytest
from benchmarks.filling import fill

from onrecord.pipeline.record import Record, open_record
from onrecord.serve.asked import most
from onrecord.store import Filters
from tests.databases import Where

REPORTS = 150


@pytest.fixture
def record(where: Where) -> Iterator[Record]:
    fill(str(where), REPORTS)
    with open_record(where) as record:
        yield record


ASKED: tuple[Filters, ...] = (
    {},
    {"newest": True},
    {"type": "CONSULT,AID"},
    {"status": "denied", "newest": True},
    {"min_confidence": 0.8},
    {"publisher": "courier"},
)


def test_the_first_rows_are_those_of_the_whole_list(record: Record) -> None:
    for asked in ASKED:
        whole = [line.id for line in record.timeline(**asked)]
        assert len(whole) > 20
        for limit in (1, 7, len(whole), len(whole) + 9):
            assert [line.id for line in record.timeline(**most(asked, limit))] == whole[:limit], (
                asked,
                limit,
            )


def test_what_has_no_day_of_its_own_stands_among_the_rest(record: Record) -> None:
    for ask in (record.statements, record.figures):
        for newest in (False, True):
            whole = [line.id for line in ask(newest=newest)]
            assert [line.id for line in ask(newest=newest, limit=10)] == whole[:10]


def test_occurrences_too(record: Record) -> None:
    whole = [line.id for line in record.occurrences("event", newest=True)]
    assert [line.id for line in record.occurrences("event", newest=True, limit=12)] == whole[:12]


def test_counts_without_filters_are_those_of_a_filter_that_all_pass(record: Record) -> None:
    every: Filters = {"since": "1000"}
    assert list(record.actors(limit=30)) == list(record.actors(**most(every, 30)))
