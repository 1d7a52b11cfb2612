"""What people decide, in the occurrences that several reports tell."""

import msgspec
import pytest

from onrecord.store import Store
from tests.store.reports import TEXT, reading

MINE = reading()
OTHER = reading(TEXT.replace("Lindau", "Lindau town") + "By our own man.\n", publisher="The Beacon", url=None)
ONE, TWO = MINE.report.id, OTHER.report.id


@pytest.fixture(autouse=True)
def _two_reports(store: Store) -> None:
    store.add(MINE, series="lindau")
    store.add(OTHER, series="beacon")


def _told(store: Store, kind: str) -> list[set[str]]:
    """The occurrences of a kind, each by the ids of what tells it."""
    return [{one.line.id for one in line.tellings} for line in store.occurrences(kind, {}, bar=0.5)]


def test_what_was_split_is_two_occurrences_until_that_is_undone(store: Store) -> None:
    one, two = f"{ONE}.v1", f"{TWO}.v1"
    assert _told(store, "vote") == [{one, two}]
    store.pair("split", one, two, by="ana")
    assert sorted(map(sorted, _told(store, "vote"))) == sorted([[one], [two]])
    store.undo(1, by="ben")
    assert _told(store, "vote") == [{one, two}]


def test_a_corrected_record_is_compared_by_what_is_right(store: Store) -> None:
    one, two = f"{ONE}.f1", f"{TWO}.f1"
    assert _told(store, "figure") == [{one, two}]
    store.correct(two, {"kind": "killed", "value": 31, "what": "soldiers killed", "place": "Oslo, NOR"}, by="ana")
    assert len(_told(store, "figure")) == 2
    for number in (1, 2, 3, 4):
        store.undo(number, by="ana")
    assert _told(store, "figure") == [{one, two}]


def test_what_was_merged_is_one_occurrence(store: Store) -> None:
    one, two = f"{ONE}.f1", f"{TWO}.f1"
    store.correct(two, {"kind": "killed", "value": 31, "what": "soldiers killed", "place": "Oslo, NOR"}, by="ana")
    store.pair("merge", one, two, by="ben")
    assert _told(store, "figure") == [{one, two}]
    store.undo(5, by="ana")
    assert len(_told(store, "figure")) == 2


def test_a_rejected_record_tells_no_occurrence_until_that_is_undone(store: Store) -> None:
    one, two = f"{ONE}.v1", f"{TWO}.v1"
    assert _told(store, "vote") == [{one, two}]
    store.judge("reject", two, by="ana")
    assert _told(store, "vote") == [{one}]
    store.undo(1, by="ben")
    assert _told(store, "vote") == [{one, two}]


def test_a_change_is_gone_when_a_step_of_it_is_rejected(store: Store) -> None:
    assert len(list(store.changes({}, bar=0.5))) == 1
    for report in (ONE, TWO):
        store.judge("reject", f"{report}.e2", by="ana")
    assert list(store.changes({}, bar=0.5)) == []
    store.undo(1, by="ana")
    assert len(list(store.changes({}, bar=0.5))) == 1


def test_the_links_that_nobody_decided_are_proposed(store: Store) -> None:
    def proposed() -> set[frozenset[str]]:
        return {frozenset((one.one, one.other)) for one in store.proposals(bar=0.5, limit=100)}

    pair = frozenset((f"{ONE}.v1", f"{TWO}.v1"))
    assert pair in proposed()
    store.pair("merge", *pair, by="ana")
    assert pair not in proposed()


def test_decided_pairs_hold_when_a_report_is_read_again(store: Store) -> None:
    one, two = f"{ONE}.v1", f"{TWO}.v1"
    store.pair("split", one, two, by="ana")
    store.append(
        msgspec.structs.replace(OTHER, method="newer", votes=(msgspec.structs.replace(OTHER.votes[0], id="v3"),))
    )
    assert sorted(map(sorted, _told(store, "vote"))) == sorted([[one], [f"{TWO}.v3"]])
