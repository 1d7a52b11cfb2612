"""Who is whose: each row of theirs with at most one event of ours, the best fit first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from onrecord.pipeline.beside.candidates import Candidate
from onrecord.pipeline.beside.weighing import Weighed, Weighing

KEPT = 20
"""So many events of ours are kept in mind for a row of theirs, those that fit best."""
UNDATED = -1


class Pair(NamedTuple):
    """Which of ours (their places in their lists), which of theirs, and how well they fit."""

    ours: int
    theirs: int
    weighed: Weighed


class Paired(NamedTuple):
    """The pairs; and for what is alone the other side's that it would have fitted."""

    pairs: list[Pair]
    ours_beside: dict[int, int]
    theirs_beside: dict[int, int]


def pair(ours: Sequence[Candidate], theirs: Sequence[Candidate], window: int) -> Paired:
    """The pairs, one to one: of all that fit the best first; of as good ones those whose mode or CAMEO code is
    the same, then the nearer day, then the order of the lists.

    Only what shares a day (within the window) and a country, a word of a name or a place's name is weighed, so
    that it costs what it finds, and not the one side times the other.
    """
    by_key = _by_key(ours, window)
    weighing = Weighing(window)
    fits: list[Pair] = []
    for place, row in enumerate(theirs):
        near = {one for day in _days(row) for key in row.keys for one in by_key.get((day, key), ())}
        weighed = ((one, weighing.weigh(ours[one], row)) for one in sorted(near))
        fits += nlargest(KEPT, (Pair(one, place, told) for one, told in weighed if told), key=_rank)
    fits.sort(key=_rank, reverse=True)
    pairs: list[Pair] = []
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for fit in fits:
        if fit.ours not in taken_ours and fit.theirs not in taken_theirs:
            taken_ours.add(fit.ours)
            taken_theirs.add(fit.theirs)
            pairs.append(fit)
    ours_beside: dict[int, int] = {}
    theirs_beside: dict[int, int] = {}
    for fit in fits:
        if fit.ours not in taken_ours:
            ours_beside.setdefault(fit.ours, fit.theirs)
        if fit.theirs not in taken_theirs:
            theirs_beside.setdefault(fit.theirs, fit.ours)
    return Paired(pairs, ours_beside, theirs_beside)


def _rank(pair: Pair) -> tuple[float, int, int, int, int]:
    told = pair.weighed
    return told.score, told.fine, -(told.days_apart or 0), -pair.theirs, -pair.ours


def _by_key(ours: Sequence[Candidate], window: int) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, one in enumerate(ours):
        for day in _days(one, window):
            for key in one.keys:
                found[day, key].append(place)
    return found


def _days(one: Candidate, window: int = 0) -> Iterator[int]:
    if one.days is None or not one.own:
        yield UNDATED
    if one.days is not None:
        yield from range(one.days[0] - window, one.days[1] + window + 1)
