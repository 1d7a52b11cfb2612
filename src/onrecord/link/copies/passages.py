"""Passages that a text shares with another: runs of words that hardly break off.

A stretch is an interval of places in the text, in words. Two reports may share a stretch because the one took it
from the other, or because both have it from a third place: what stands in a third report too, which is a copy of
neither, is background.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Stretch = tuple[int, int]
GAP = 3
"""So many words may be other words before a run breaks off."""
SHORTEST = 25
"""A run of fewer words is a phrase, a name with its title, a quotation that everybody has."""
TELLING = 3
"""Of a run at least one in so many pairs of words is not everybody's."""
PASSAGE = 65
"""So many words in such runs make a partial copy..."""
SHORT_PASSAGE = 40
"""... and of short reports so few..."""
SHARE = 0.2
"""... that are so much of the shorter one."""


def stretches(shared: NDArray[np.bool_], telling: NDArray[np.bool_] | None = None) -> list[Stretch]:
    """The runs in a text of which these pairs of neighbouring words are shared: from the first word to after the
    last. Where it is said which of the shared pairs are not everybody's, enough of a run must be such."""
    places = np.flatnonzero(shared)
    if len(places) < SHORTEST // 2:
        return []
    breaks = np.flatnonzero(np.diff(places) > GAP)
    starts = np.concatenate(([0], breaks + 1))
    ends = np.concatenate((breaks, [len(places) - 1]))
    first, last = places[starts], places[ends] + 2
    kept = (last - first >= SHORTEST) & (2 * (ends - starts + 1) >= last - first)
    if telling is not None:
        before = np.concatenate(([0], np.cumsum(telling)))
        kept &= TELLING * (before[last - 1] - before[first]) >= last - first
    return [(int(a), int(b)) for a, b in zip(first[kept], last[kept], strict=True)]


def without(own: Iterable[Stretch], background: Iterable[Stretch]) -> list[Stretch]:
    """What is left of these stretches where others are taken out, as far as it is long enough."""
    left = list(own)
    for start, end in background:
        left = [
            part
            for a, b in left
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[1] - part[0] >= SHORTEST
        ]
    return left


def passage(one: int, other: int) -> int:
    """How many words make a partial copy between reports of so many words."""
    return round(min(PASSAGE, max(SHORT_PASSAGE, SHARE * min(one, other))))


def words_in(some: Iterable[Stretch]) -> int:
    """How many words they are."""
    return sum(end - start for start, end in some)
