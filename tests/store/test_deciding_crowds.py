"""Decisions about what so many reports tell that it is not taken apart for each of them."""

from collections.abc import Callable

import pytest

from onrecord.model import Decision
from onrecord.store import Store
from onrecord.store.bulk import Given
from onrecord.store.occurring import LARGE
from tests.store.said import said

GRAIN = '"The grain stays in port until every ship has been searched,"'
CROWD = LARGE + 6


def _paper(number: int) -> Given:
    day = f"2024-05-{1 + number // 4:02}"
    return Given(said(f"Paper {number}", ("Petra Hollan", GRAIN), published=day), f"paper {number}")


def _told(store: Store) -> list[int]:
    """How many tell each occurrence."""
    return sorted(line.reports for line in store.occurrences("statement", {}, bar=0.5))


@pytest.fixture
def crowd(store: Store) -> Store:
    """A record of a statement that so many papers print."""
    store.bulk([_paper(number) for number in range(CROWD)])
    store.join()
    return store


def test_the_others_stay_together(crowd: Store) -> None:
    assert _told(crowd) == [CROWD]
    for which in (0, 20, CROWD - 1):
        _decide(crowd, which)


def _decide(store: Store, which: int) -> None:
    one, other = (f"{_paper(number).reading.report.id}.s1" for number in (which, 10))
    decisions: list[tuple[Callable[[], Decision], list[int]]] = [
        (lambda: store.judge("accept", one, by="ana"), [CROWD]),
        (lambda: store.judge("reject", one, by="ana"), [CROWD - 1]),
        (lambda: store.pair("split", one, other, by="ana"), [1, CROWD - 1]),
        (lambda: store.pair("merge", one, other, by="ana"), [CROWD]),
    ]
    for decide, told in decisions:
        decision = decide()
        assert _told(store) == told
        store.undo(decision.key, by="ana")
        assert _told(store) == [CROWD]
