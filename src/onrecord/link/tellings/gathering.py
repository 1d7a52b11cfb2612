"""The tellings of some statements, gathered from among all that are on record."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Protocol

from onrecord.link.tellings.keys import keys_of
from onrecord.link.tellings.speakers import Speaker, likeness
from onrecord.link.tellings.telling import Telling, of_one_statement, of_two_speakers, same_words

RARE = 60
"""A key that more statements have than this tells little: a few such are asked for all the same, because everybody
may tell the statement."""
COMMON = 600
"""A key that more statements have than this is nobody's own words: the last resort of a statement that has no
others."""
ENOUGH = 2
"""So many keys must two statements share to be looked at."""
WIDELY = 2


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

    def inside(self, number: int) -> Collection[int]:
        """The statements that stand inside this one."""

    def decided(self, numbers: Collection[int]) -> Iterable[tuple[int, int, bool]]:
        """What people decided of these: one, another, whether both tell one statement."""


class Gathered:
    """Which statements belong together."""

    def __init__(self) -> None:
        self._of: dict[int, set[int]] = {}
        self._given: dict[int, set[int]] = {}
        self._speakers: dict[int, Speaker] = {}

    def together(self, number: int) -> frozenset[int]:
        """All tellings of the statement, this one among them."""
        return frozenset(self._of.get(number, {number}))

    def elsewhere(self, number: int) -> frozenset[int]:
        """Those that give its words, as any of its tellings has them, to another speaker."""
        return frozenset().union(*(self._given.get(one, ()) for one in self.together(number)))

    def by_speaker(self, numbers: Iterable[int]) -> list[list[int]]:
        """Such tellings elsewhere, those of one speaker together, in the order given."""
        found: list[list[int]] = []
        for number in numbers:
            for some in found:
                if likeness(self._speakers[some[0]], self._speakers[number]) == "same":
                    some.append(number)
                    break
            else:
                found.append([number])
        return found

    def unite(self, one: int, other: int) -> None:
        """Two tellings are of one statement, and so are all that belong to either."""
        fewer, more = sorted((self._of.setdefault(one, {one}), self._of.setdefault(other, {other})), key=len)
        more |= fewer
        for number in fewer:
            self._of[number] = more

    def part(self, number: int, known: Mapping[int, Telling], settled: Mapping[frozenset[int], bool]) -> None:
        """Gather anew the tellings of this statement, so that none stand together that people set apart: what they
        joined first, then the others, each with the earliest that it may stand with."""
        together = sorted(self.together(number))
        pairs = [frozenset(pair) for pair in combinations(together, 2)]
        joined = [pair for pair in pairs if settled.get(pair)]
        alike = [pair for pair in pairs if pair not in settled and of_one_statement(*(known[one] for one in pair))]
        for one in together:
            self._of[one] = {one}
        for pair in joined + alike:
            sides = [self.together(number) for number in pair]
            if all(settled.get(frozenset(met), True) for met in product(*sides)):
                self.unite(*pair)

    def give(self, one: int, other: int, speakers: tuple[Speaker, Speaker]) -> None:
        """The words of the one are given to the other's speaker too."""
        self._given.setdefault(one, set()).add(other)
        self._given.setdefault(other, set()).add(one)
        self._speakers.update(zip((one, other), speakers, strict=True))


def gather(numbers: Iterable[int], index: Index) -> Gathered:
    """Gather the tellings of these statements, and of their tellings in turn: whoever asks from whichever of them
    gets the same."""
    gathered = Gathered()
    known: dict[int, Telling] = {}
    asked: set[int] = set()
    settled: dict[frozenset[int], bool] = {}
    given: dict[tuple[int, int], None] = {}
    waiting = deque([list(dict.fromkeys(numbers))])
    while waiting:
        new = [number for number in waiting.popleft() if number not in asked]
        asked.update(new)
        _learn(known, new, index)
        decided = [(one, other, same) for one, other, same in index.decided(new) if one in known]
        _learn(known, {other for _, other, _ in decided}, index)
        settled.update({frozenset((one, other)): same for one, other, same in decided if other in known})
        near = _near([number for number in new if number in known], known, index)
        _learn(known, {other for others in near.values() for other in others}, index)
        joined = [(one, other) for one, other, same in decided if same and other in known]
        for one, other in joined:
            gathered.unite(one, other)
        found = [other for _, other in joined]
        for number, others in near.items():
            for other in others:
                if other not in known or other in gathered.together(number):
                    continue
                if settled.get(frozenset((number, other)), True) and of_one_statement(known[number], known[other]):
                    gathered.unite(number, other)
                    found.append(other)
                elif of_two_speakers(known[number], known[other]):
                    given[min(number, other), max(number, other)] = None
        if found:
            waiting.append(found)
    for pair in (pair for pair, same in settled.items() if not same):
        one, other = pair
        if other in gathered.together(one):
            gathered.part(one, known, settled)
    passing = _Passing(index)
    for one, other in given:
        if other not in gathered.together(one) and not passing.on((one, known[one]), (other, known[other])):
            gathered.give(one, other, (known[one].speaker, known[other].speaker))
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
    shared = sorted((key for key in its if counts.get(key, 0) > 1), key=lambda key: (counts[key], key))
    rare = sum(counts[key] <= RARE for key in shared)
    own = [key for key in shared[: rare + WIDELY] if counts[key] <= COMMON]
    return own if len(own) >= ENOUGH else shared[: ENOUGH + 1]


class _Passing:
    """Who passes on whose words; each statement is asked for once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._chains: dict[int, tuple[Speaker, ...]] = {}
        self._inner: dict[int, tuple[Telling, ...]] = {}

    def on(self, *pair: tuple[int, Telling]) -> bool:
        """Whether one of the two passes the words on: its speaker stands in the chain that the other's came by, or
        somebody whom it quotes says them."""
        for (_, speaking), (number, _) in (pair, pair[::-1]):
            if number not in self._chains:
                self._chains[number] = tuple(self._index.chain(number))
                self._inner[number] = tuple(self._index.tellings(self._index.inside(number)).values())
            if any(likeness(speaking.speaker, carrier) != "other" for carrier in self._chains[number]):
                return True
            if any(same_words(told, speaking) for told in self._inner[number]):
                return True
        return False
