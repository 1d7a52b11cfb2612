"""A report among its neighbours: those that it shares keys with, and what it shares with each."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from heapq import nlargest

from onrecord.link.copies.comparing import NOTHING, UNWEIGHTED, Likeness, Weighed, likeness
from onrecord.link.copies.direction import days_apart
from onrecord.link.copies.frequencies import Ordinary, Spread
from onrecord.link.copies.index import Held, Index
from onrecord.link.copies.passages import SHORT_PASSAGE, TELLING, Stretch, passage, stretches, without, words_in
from onrecord.link.copies.retold import Retold, Wordings

NEIGHBOURS = 25
"""So many reports, those that share most keys, are looked at."""
ALL = 1_000_000
"""What a key counts that only one report has."""
FEWEST = 2
"""Keys that two reports share before they are compared."""
DAYS = 3
"""Within so many days a report is told anew; later a story is taken up again, with the same names."""


class Company:
    """A report and its neighbours, which go by their places in ``others``."""

    def __init__(self, own: Held, others: Sequence[Held], ordinary: Ordinary) -> None:
        self.own, self.others = own, others
        signatures = [own.signature, *(other.signature for other in others)]
        spread = Spread(signatures, ordinary)
        self._wordings = Wordings(signatures)
        self._own = Weighed(own.signature, spread)
        self._found = [self._own.found(other.signature) for other in others]
        self._shared = [found & self._own.rare for found in self._found]
        # What is asked of a pair of neighbours is asked again for each other pair.
        self._weighed = cache(lambda other: Weighed(others[other].signature, spread))
        self.like = cache(self._like)
        self.retold = cache(self._retold)
        self.stretches = cache(self._stretches)
        self._alike = cache(lambda one, other: likeness(self._weighed(one), self._weighed(other)).whole)

    def whole(self, other: int) -> bool:
        """Whether one of the two has its text from the other as a whole."""
        return self.like(other).whole or self.retold(other) is not None

    def lifted(self, other: int) -> int:
        """How many words stand in passages that the report shares with this neighbour, and with no third report
        that is a copy of neither; 0 where they are too few for a partial copy."""
        left, least = self.stretches(other), self._passage(other)
        if words_in(left) < least:
            return 0
        for third in range(len(self.others)):
            if third != other and (theirs := self.stretches(third)) and not self._of_one_text(other, third):
                left = without(left, theirs)
                if not left:
                    return 0
        words = min(words_in(left), self._there(other))
        return words if words >= least else 0

    def _like(self, other: int) -> Likeness:
        """What the report and this neighbour have in common, as a whole."""
        smaller = min(len(self.own.signature.shingles), len(self.others[other].signature.shingles))
        if int(self._shared[other].sum()) < UNWEIGHTED * smaller:
            return NOTHING
        return likeness(self._own, self._weighed(other))

    def _retold(self, other: int) -> Retold | None:
        """What the report and this neighbour have in common where the one is the other told anew."""
        theirs = self.others[other]
        if days_apart(self.own.published, theirs.published) > DAYS:
            return None
        return self._wordings.retold(self.own.signature, theirs.signature)

    def _stretches(self, other: int) -> list[Stretch]:
        """The passages of the report that this neighbour has."""
        found, shared, places = self._found[other], self._shared[other], self._own.places
        return stretches(found[places], shared[places]) if TELLING * int(shared.sum()) >= SHORT_PASSAGE else []

    def _passage(self, other: int) -> int:
        return passage(len(self.own.signature.words), len(self.others[other].signature.words))

    def _there(self, other: int) -> int:
        """How many words of the neighbour stand in passages that the report has."""
        theirs = self._weighed(other)
        found = theirs.found(self.own.signature)
        return words_in(stretches(found[theirs.places], (found & theirs.rare)[theirs.places]))

    def _of_one_text(self, other: int, third: int) -> bool:
        return self.whole(third) or self._alike(min(other, third), max(other, third))


def company(own: Held, index: Index, *, also: Sequence[Held] = ()) -> Company:
    """The report among those that the index holds, and these."""
    numbers = set(_neighbours(own, index)) - {other.number for other in also}
    return Company(own, [*index.held(sorted(numbers)), *also], index.ordinary())


def _neighbours(own: Held, index: Index) -> list[int]:
    """The numbers of those that share most keys with it, each counting the more the fewer reports have it."""
    keys: Counter[int] = Counter()
    weight: Counter[int] = Counter()
    for having in index.having(own.signature.keys).values():
        keys.update(having)
        for number in having:
            weight[number] += ALL // len(having)
    del keys[own.number]
    enough = [(weight[number], number) for number, shared in keys.items() if shared >= FEWEST]
    return [number for _, number in nlargest(NEIGHBOURS, enough)]
