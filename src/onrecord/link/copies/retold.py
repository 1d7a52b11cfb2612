"""Whether one text is another told anew: an editor puts every sentence in other words and in another order, so
that hardly two words still stand beside each other, and keeps who is named, how many there are and what it is
about.

Two who report one event have names, numbers and matter of their own each. Of two where the one has its report
from the other, each has nearly all the names and numbers that the other has, and wherever one looks in the one,
something of the other is there: no stretch of it, and so no quotation, is its own.
"""

from collections.abc import Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.keys import Shingles
from onrecord.link.copies.signature import CODES, Signature

STORY = 50
"""A word counts the less the more of the neighbours have it: what so many have would be the story's alone."""
SMALLER = 0.72
"""So much of the names and numbers of the one that has fewer are in the other, ..."""
LARGER = 0.55
"""... so much of the other's in it, ..."""
TOGETHER = 1.44
"""... and together the two shares make so much."""
FEWEST = 16
"""Fewer names and numbers in common are those of any report of the event."""
MATTER = 0.2
"""So much of the other words, too, of the one that has fewer."""
LONGER = 1.5
"""The longer of the two has at most so many times the words."""
WINDOW = 24
"""Of so many words in a row..."""
SOMETHING = 0.25
"""... so much of what is not idle stands in the other text, else they are the report's own."""
OWN = 0.05
"""Of the one at most so many of such stretches are its own, ..."""
LEFT_OUT = 0.15
"""... of the other so many, which the one left out."""

_WEIGHTS = np.log(STORY / np.maximum(np.arange(STORY + 1), 1))


class Retold(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted shares of each one's names that stand in the other."""

    mine: float
    yours: float

    @property
    def surplus(self) -> float:
        """By how much they exceed what makes a report told anew."""
        return self.mine + self.yours - TOGETHER


class Wordings:
    """Reports as the single words that they have, each weighing the less the more of these reports have it."""

    def __init__(self, reports: Sequence[Signature]) -> None:
        self._reports = reports

    def retold(self, one: Signature, other: Signature) -> Retold | None:
        """What the two have in common where the one is the other told anew."""
        shorter, longer = sorted((len(one.words), len(other.words)))
        if longer > LONGER * shorter or len(_with(one.names, other.names)) < FEWEST:
            return None
        # What the other has in small letters only began a sentence.
        ours, theirs = _without(one.names, other.matter), _without(other.names, one.matter)
        both = _with(ours, theirs)
        if len(both) < FEWEST:
            return None
        shared = self._weight(both)
        found = Retold(mine=shared / self._weight(ours), yours=shared / self._weight(theirs))
        larger, smaller = sorted((found.mine, found.yours))
        if smaller < SMALLER or larger < LARGER or found.surplus < 0:
            return None
        matter = self._weight(_with(one.matter, other.matter))
        least = min(self._weight(one.matter), self._weight(other.matter))
        return found if matter >= MATTER * least and _all_along(one, other) else None

    def _weight(self, words: Shingles) -> float:
        return float(_WEIGHTS[np.minimum(self._counts[words], STORY)].sum())

    @cached_property
    def _counts(self) -> NDArray[np.intp]:
        every = [part for each in self._reports for part in (each.names, each.matter)]
        return np.bincount(np.concatenate(every), minlength=CODES)


def _all_along(one: Signature, other: Signature) -> bool:
    """Whether no stretch of the one, and few of the other, are without something of the other."""
    less, more = sorted((_own(one, other), _own(other, one)))
    return less <= OWN and more <= LEFT_OUT


def _own(one: Signature, other: Signature) -> float:
    """The share of the stretches of a text that are its own."""
    telling = _marked(one.names, one.matter)
    words = one.meant
    said = _in_windows(telling[words])
    shared = _in_windows((telling & _marked(other.names, other.matter))[words])
    return float(np.mean(shared < SOMETHING * said))


def _in_windows(words: NDArray[np.bool_]) -> NDArray[np.intp]:
    """How many of these stand in each stretch of the text."""
    before = np.concatenate(([0], np.cumsum(words)))
    size = min(WINDOW, len(words))
    return before[size:] - before[:-size]


def _marked(*words: Shingles) -> NDArray[np.bool_]:
    marks = np.zeros(CODES, dtype=np.bool_)
    for some in words:
        marks[some] = True
    return marks


def _with(words: Shingles, others: Shingles) -> Shingles:
    return words[_marked(others)[words]]


def _without(words: Shingles, others: Shingles) -> Shingles:
    return words[~_marked(others)[words]]
