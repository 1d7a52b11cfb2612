"""Decisions about pairs: copies, stories, and records that tell the same."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
import pytest
from sqlalchemy import Connection

from onrecord.errors import BadDecision
from onrecord.store import Store, deciding
from onrecord.store.opening import open_engine
from tests.store.reports import TEXT, reading

Answer = TypeVar("Answer")
MINE = reading()
COPY = reading(TEXT + "Editing by the desk.\n", publisher="The Beacon", url=None, published="2024-05-17")
OTHER = reading("Grain prices fell in Kesh on Friday.\n" + TEXT[::-1], publisher="The Grain Post", url=None)
ONE, TWO = MINE.report.id, COPY.report.id


@pytest.fixture(autouse=True)
def _two_reports(store: Store) -> None:
    store.add(MINE, series="lindau")
    store.add(COPY, series="beacon")


def _asked(store: Store, ask: Callable[[Connection], Iterable[Answer]]) -> list[Answer]:
    engine = open_engine(store.where)
    with engine.connect() as connection:
        found = list(ask(connection))
    engine.dispose()
    return found


def _about(store: Store, report: str) -> list[tuple[str, str, bool, str]]:
    return _asked(store, lambda connection: deciding.report_pairs(connection, [report]))


def _pairs(store: Store, *ids: str) -> list[tuple[str, str, bool]]:
    """The decided pairs that touch these records, by ids."""

    def ask(connection: Connection) -> Iterator[tuple[str, str, bool]]:
        named = dict(map(tuple, connection.exec_driver_sql("SELECT key, id FROM standing_records")))
        keys = {id: key for key, id in named.items()}
        for one, other, same in deciding.pairs(connection, [keys[id] for id in ids]):
            yield named[one], named[other], same

    return _asked(store, ask)


def _copies(store: Store) -> list[tuple[str, str]]:
    return [(line.report.id, line.copy_of.id) for line in store.copies({}, bar=0.5)]


def test_a_copy_that_is_split_counts_as_a_source_of_its_own(store: Store) -> None:
    assert _copies(store) == [(TWO, ONE)]
    store.pair("split", ONE, TWO, by="ana", why="both wrote it")
    assert _copies(store) == []
    assert {line.copy_of for line in store.reports({})} == {None}
    [line] = store.statements({}, bar=0.5)
    assert (line.reports, line.independent) == (2, 2)
    store.undo(1, by="ana")
    assert _copies(store) == [(TWO, ONE)]


def test_a_copy_that_the_machine_did_not_find_is_one_once_somebody_says_so(store: Store) -> None:
    store.add(OTHER, series="grain")
    store.pair("merge", OTHER.report.id, ONE, by="ana")
    assert (OTHER.report.id, ONE) in _copies(store)
    assert {line.id: line.copy_of for line in store.reports({})}[OTHER.report.id] == ONE


def test_a_merged_copy_stands_below_the_bar(store: Store) -> None:
    assert list(store.copies({"min_confidence": 1.0}, bar=0.5)) == []
    store.pair("merge", TWO, ONE, by="ana")
    [line] = store.copies({"min_confidence": 1.0}, bar=0.5)
    assert line.record.confidence < 1


def test_decided_pairs_of_reports_are_told_with_what_they_are_about(store: Store) -> None:
    store.pair("merge", TWO, ONE, about="story", by="ana")
    store.pair("split", TWO, ONE, about="copy", by="ana")
    assert set(_about(store, ONE)) == {(TWO, ONE, True, "story"), (TWO, ONE, False, "copy")}


def test_of_two_decisions_about_a_pair_the_later_stands_whichever_is_named_first(store: Store) -> None:
    store.pair("merge", TWO, ONE, by="ana")
    store.pair("split", ONE, TWO, by="ben")
    assert [same for _, _, same, _ in _about(store, ONE)] == [False]


def test_decided_pairs_of_records_are_found_by_either(store: Store) -> None:
    one, two = f"{ONE}.e1", f"{TWO}.e1"
    store.pair("merge", one, two, by="ana")
    assert _pairs(store, two) == [(two, one, True)]
    assert len(_pairs(store, one, two)) == 1
    store.pair("split", two, one, by="ben")
    assert _pairs(store, one) == [(one, two, False)]
    store.undo(2, by="ana")
    assert _pairs(store, one) == [(one, two, True)]
    store.undo(1, by="ana")
    assert _pairs(store, one, two) == []


def test_a_pair_is_found_again_when_one_of_its_reports_is_read_anew(store: Store) -> None:
    store.pair("merge", f"{ONE}.f1", f"{TWO}.f1", by="ana")
    [figure] = COPY.figures
    store.append(
        msgspec.structs.replace(COPY, method="newer", figures=(msgspec.structs.replace(figure, id="f4"),))
    )
    assert _pairs(store, f"{ONE}.f1") == [(f"{ONE}.f1", f"{TWO}.f4", True)]


@pytest.mark.parametrize(("one", "other"), [("e1", "f1"), ("e1", "e1")])
def test_what_is_one_thing_or_of_two_kinds_is_no_pair(store: Store, one: str, other: str) -> None:
    with pytest.raises(BadDecision):
        store.pair("merge", f"{ONE}.{one}", f"{ONE}.{other}", by="ana")
    with pytest.raises(BadDecision):
        store.pair("merge", f"{ONE}.{one}", TWO, by="ana")


def test_what_was_merged_as_a_copy_is_none_once_that_is_undone(store: Store) -> None:
    store.add(OTHER, series="grain")
    store.pair("merge", OTHER.report.id, ONE, by="ana")
    store.undo(1, by="ben")
    assert _copies(store) == [(TWO, ONE)]


def test_who_says_which_of_two_is_the_copy_turns_it_round(store: Store) -> None:
    store.pair("merge", ONE, TWO, by="ana", why="the Beacon had it first")
    assert _copies(store) == [(ONE, TWO)]
