"""The tellings of some statements, gathered from among all that are on record."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.link.tellings.keys import keys_of
from onrecord.link.tellings.speakers import Speaker, likeness
from onrecord.link.tellings.telling import Telling, of_one_statement, of_two_speakers

RARE = 60
"""A key that more statements have than this tells little: a few such are asked for all the same, because everybody
may tell the statement."""
COMMON = 5000
"""A key that more statements have than this is nobody's own words."""
ENOUGH = 2
"""So many keys must two statements share to be looked at."""
WIDELY = 3


class Index(Protocol):
    """What is known of the statements on record, by their numbers. The store implements it."""

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many statements have each of these keys."""

    def holding(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Which statements have each of these keys."""

    def tellings(self, numbers: Collection[int]) -> Mapping[int, Telling]:
        """Those of these statements that stand."""

    def chain(self, number: int) -> Iterable[Speaker]:
        """Who passes this statement on, and whose words it passes on itself."""


class Gathered:
    """Which statements belong together."""

    def __init__(self) -> None:
        self._of: dict[int, set[int]] = {}
        self._given: dict[int, set[int]] = {}

    def together(self, number: int) -> frozenset[int]:
        """All tellings of the statement, this one among them."""
        return frozenset(self._of.get(number, {number}))

    def elsewhere(self, number: int) -> frozenset[int]:
        """Those that give its words, as any of its tellings has them, to another speaker."""
        return frozenset().union(*(self._given.get(one, ()) for one in self.together(number)))

    def unite(self, one: int, other: int) -> None:
        """Two tellings are of one statement, and so are all that belong to either."""
        fewer, more = sorted((self._of.setdefault(one, {one}), self._of.setdefault(other, {other})), key=len)
        more |= fewer
        for number in fewer:
            self._of[number] = more

    def give(self, one: int, other: int) -> None:
        """The words of the one are given to the other's speaker too."""
        self._given.setdefault(one, set()).add(other)
        self._given.setdefault(other, set()).add(one)


def gather(numbers: Iterable[int], index: Index) -> Gathered:
    """Gather the tellings of these statements, and of their tellings in turn: whoever asks from whichever of them
    gets the same."""
    gathered = Gathered()
    known: dict[int, Telling] = {}
    asked: set[int] = set()
    given: dict[tuple[int, int], None] = {}
    waiting = deque([list(dict.fromkeys(numbers))])
    while waiting:
        new = [number for number in waiting.popleft() if number not in asked]
        asked.update(new)
        _learn(known, new, index)
        near = _near([number for number in new if number in known], known, index)
        _learn(known, {other for others in near.values() for other in others}, index)
        found = []
        for number, others in near.items():
            for other in others:
                if other not in known or other in gathered.together(number):
                    continue
                if of_one_statement(known[number], known[other]):
                    gathered.unite(number, other)
                    found.append(other)
                elif of_two_speakers(known[number], known[other]):
                    given[min(number, other), max(number, other)] = None
        if found:
            waiting.append(found)
    for one, other in given:
        if other not in gathered.together(one) and not _passes_on(one, other, known, index):
            gathered.give(one, other)
    return gathered


def _learn(known: dict[int, Telling], numbers: Collection[int], index: Index) -> None:
    new = [number for number in numbers if number not in known]
    if new:
        known.update(index.tellings(new))


def _near(numbers: Iterable[int], known: Mapping[int, Telling], index: Index) -> dict[int, list[int]]:
    """For each of these statements those that share enough of its keys, the closest first."""
    own = {number: keys_of(known[number].content) for number in numbers}
    counts = index.counts(frozenset().union(*own.values()))
    chosen = {number: _telling_apart(its, counts) for number, its in own.items()}
    holding = index.holding(frozenset().union(*chosen.values()))
    near = {}
    for number, its in chosen.items():
        shared = Counter(other for key in its for other in holding.get(key, ()))
        del shared[number]
        least = min(ENOUGH, len(its))
        near[number] = [other for other, times in shared.most_common() if times >= least]
    return near


def _telling_apart(its: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """The keys that a statement shares with some others, not with everybody."""
    shared = sorted((key for key in its if 1 < counts.get(key, 0) <= COMMON), key=lambda key: (counts[key], key))
    rare = sum(counts[key] <= RARE for key in shared)
    return shared[: rare + WIDELY]


def _passes_on(one: int, other: int, known: Mapping[int, Telling], index: Index) -> bool:
    """Whether the speaker of the one stands in the chain that the other's words came by."""
    return any(
        likeness(known[speaking].speaker, carrier) != "other"
        for speaking, carried in ((one, other), (other, one))
        for carrier in index.chain(carried)
    )
