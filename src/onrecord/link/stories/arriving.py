"""Reports that come in one by one: each joins a story or opens one, and what it tells may regroup its neighbours.

The new report's neighbourhood, the stories of the reports nearest to it, is grouped anew. So a report that stands
between two stories can bring them together, and one that was put with the wrong story for want of a better leaves it
when its own comes up. The neighbourhood has a bound, however many reports there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple, Protocol

import numpy as np

from onrecord.link.stories.closeness import Matrix, against_nearest, in_time, shared_terms
from onrecord.link.stories.grouping import linked
from onrecord.link.stories.words import Terms

SAME_STORY = 0.37
"""The average closeness, against that of the nearest, from which on two groups are one story. Set on the training
part of ECB+."""
CANDIDATES = 30
"""So many reports, the nearest, are looked at."""
NEIGHBOURHOOD = 100
"""So many reports of their stories are grouped anew, the nearest."""
LOOKED_UP = 40
"""So many terms of the new report, the weightiest, are looked up."""
PER_TERM = 200
"""Of a common term so many reports are looked at, the latest."""


class Held(NamedTuple):
    """A report that the index holds: its terms, its day as ISO 8601, None where that is not known, and its story."""

    terms: Terms
    day: str | None
    story: int


class Index(Protocol):
    """What is known of the reports that came before. The store implements it."""

    def __len__(self) -> int:
        """How many reports it holds."""

    def frequencies(self, terms: Collection[int]) -> Mapping[int, int]:
        """How many reports have each of these terms."""

    def having(self, terms: Sequence[int]) -> Iterable[int]:
        """The reports that have any of these terms, each as often as it has one; of a common term the latest."""

    def reports(self, numbers: Collection[int]) -> Mapping[int, Held]:
        """These reports."""

    def members(self, stories: Collection[int]) -> Collection[int]:
        """The reports of these stories, of a long one the latest."""

    def open(self) -> int:
        """The number of a new story."""


class Joining(NamedTuple):
    """That a report belongs to a story from now on. ``nearest`` is the report in it that it is closest to and
    ``score`` its average closeness to the story's reports, against that of the nearest; None and 0 where it opens it.
    """

    report: int
    story: int
    nearest: int | None
    score: float


def place(report: int, own: Terms, day: str | None, index: Index) -> list[Joining]:
    """Where the new report belongs, and what moves to another story because of it; the report itself comes last.

    ``index`` does not hold it yet.
    """
    near = _nearest(own, index)
    held = dict(index.reports(near))
    members = index.members({one.story for one in held.values()})
    held.update(index.reports([number for number in members if number not in held]))
    if not held:
        return [Joining(report, index.open(), None, 0.0)]
    numbers = [*held, report]
    closeness = _closeness([*(one.terms for one in held.values()), own], [*(one.day for one in held.values()), day], index, own)
    if len(numbers) > NEIGHBOURHOOD:
        kept = np.sort(np.argsort(-closeness[-1, :-1], kind="stable")[: NEIGHBOURHOOD - 1]).tolist()
        kept.append(len(numbers) - 1)
        numbers, closeness = [numbers[at] for at in kept], closeness[np.ix_(kept, kept)]
    relative = against_nearest(closeness)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(linked(relative, SAME_STORY)):
        groups[group].append(at)
    was = [held[number].story for number in numbers[:-1]]
    return _joinings(numbers, was, list(groups.values()), relative, index)


def _nearest(own: Terms, index: Index) -> list[int]:
    """The reports that share most of the new one's weightiest terms."""
    if not len(own.ids):
        return []
    frequencies = index.frequencies(own.ids.tolist())
    total = len(index) + 1
    told = {
        term: weight * np.log((1 + total) / (1 + frequencies.get(term, 0)))
        for term, weight in zip(own.ids.tolist(), own.weights.tolist(), strict=True)
        if frequencies.get(term, 0)
    }
    rare = nlargest(LOOKED_UP, told, key=lambda term: (told[term], term))
    shared = Counter(index.having(rare))
    return nlargest(CANDIDATES, shared, key=lambda number: (shared[number], number))


def _closeness(reports: Sequence[Terms], days: Sequence[str | None], index: Index, own: Terms) -> Matrix:
    every = np.unique(np.concatenate([one.ids for one in reports])).tolist()
    frequencies = dict(index.frequencies(every))
    for term in own.ids.tolist():
        frequencies[term] = frequencies.get(term, 0) + 1
    matrix, _ = shared_terms(reports, frequencies, len(index) + 1)
    closeness: Matrix = (matrix @ matrix.T) * in_time(days)
    return closeness


def _joinings(
    numbers: Sequence[int], was: Sequence[int], groups: Sequence[Sequence[int]], relative: Matrix, index: Index
) -> list[Joining]:
    """A group keeps the story that most of its reports had; a story stays with the group that has most of it."""
    claims = sorted(
        (-count, story, at)
        for at, group in enumerate(groups)
        for story, count in Counter(was[one] for one in group if one < len(was)).items()
    )
    story_of: dict[int, int] = {}
    for _, story, at in claims:
        if at not in story_of and story not in story_of.values():
            story_of[at] = story
    found = []
    for at, group in enumerate(groups):
        story = story_of[at] if at in story_of else index.open()
        for one in group:
            if one == len(was) or was[one] != story:
                others = [other for other in group if other != one]
                nearest = max(others, key=lambda other: float(relative[one, other])) if others else None
                score = float(relative[one, others].mean()) if others else 0.0
                found.append(Joining(numbers[one], story, None if nearest is None else numbers[nearest], score))
    return sorted(found, key=lambda joining: joining.report == numbers[-1])


class MemoryIndex:
    """An index that lives as long as the process: for a batch of reports that no record keeps."""

    def __init__(self) -> None:
        self._held: dict[int, Held] = {}
        self._having: dict[int, list[int]] = defaultdict(list)
        self._stories = 0

    def __len__(self) -> int:
        return len(self._held)

    def add(self, report: int, own: Terms, day: str | None, joinings: Iterable[Joining]) -> None:
        """Hold this report from now on, and who moved because of it."""
        for term in own.ids.tolist():
            self._having[term].append(report)
        self._held[report] = Held(own, day, -1)
        for joining in joinings:
            self._held[joining.report] = self._held[joining.report]._replace(story=joining.story)

    def frequencies(self, terms: Collection[int]) -> Mapping[int, int]:
        return {term: len(self._having[term]) for term in terms if term in self._having}

    def having(self, terms: Sequence[int]) -> Iterable[int]:
        return (number for term in terms for number in self._having.get(term, [])[-PER_TERM:])

    def reports(self, numbers: Collection[int]) -> Mapping[int, Held]:
        return {number: self._held[number] for number in numbers}

    def members(self, stories: Collection[int]) -> Collection[int]:
        return [number for number, one in self._held.items() if one.story in stories]

    def open(self) -> int:
        self._stories += 1
        return self._stories
