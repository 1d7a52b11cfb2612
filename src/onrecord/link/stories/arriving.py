"""Reports that come in one by one: each joins a story or opens one, and what it tells may regroup its neighbours.

The new report's neighbourhood, the stories of the reports nearest to it, is grouped anew. So a report that stands
between two stories can bring them together, and one that was put with the wrong story for want of a better leaves
it when its own comes up. The neighbourhood has a bound, however many reports there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.link.stories.closeness import (
    Matrix,
    against_nearest,
    by_rarity,
    each_other,
    in_time,
    side_by_side,
    tabled,
    to_last,
)
from onrecord.link.stories.grouping import linked
from onrecord.link.stories.words import Terms

SAME_STORY = 0.30
"""The average closeness, against that of the nearest, from which on two groups are one story. Set on the training
part of ECB+."""
UNSEEN = 300
"""Terms weigh as if so many reports that have none of them had come before: of the first reports on record most
tell one story, whose names are rare all the same."""
FEW = 50
"""In a record of no more reports what only one of them says sets it apart; in a larger one it says nothing."""
CANDIDATES = 15
"""So many reports, the nearest, are looked at."""
NEIGHBOURHOOD = 60
"""So many reports of their stories are grouped anew, the nearest."""
LOOKED_UP = 30
"""So many terms of the new report, the weightiest, are looked up."""
PER_TERM = 200
"""Of a common term so many reports are looked at, the latest."""


class Held(NamedTuple):
    """A report that the index holds: its terms, its ISO 8601 day, None where that is not known, and its story."""

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
    ``score`` its average closeness to the story's reports, each against that of the nearest; None and 0 where it
    opens it. ``shares`` holds what each term adds to the cosine of it and the nearest."""

    report: int
    story: int
    nearest: int | None = None
    score: float = 0.0
    shares: Mapping[int, float] = {}


class Neighbourhood(NamedTuple):
    """Reports side by side: the place of each is its row."""

    numbers: list[int]
    stories: list[int | None]
    """The story of each so far, None for the new report, which stands last."""
    rows: Matrix
    terms: NDArray[np.uint32]
    relative: Matrix


def place(report: int, own: Terms, day: str | None, index: Index) -> list[Joining]:
    """Where the new report belongs, and what moves to another story because of it; the report itself comes last.

    ``index`` does not hold it yet.
    """
    held = dict(index.reports(_nearest(own, index)))
    members = index.members({one.story for one in held.values()})
    held.update(index.reports([number for number in members if number not in held]))
    if not held:
        return [Joining(report, index.open())]
    around = _neighbourhood(report, own, day, held, index)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(linked(around.relative, SAME_STORY)):
        groups[group].append(at)
    return _joinings(around, list(groups.values()), index)


def stays(report: int, own: Held, others: Mapping[int, Held], index: Index) -> Joining:
    """A report that the index holds, in its story: which of the others in it is its nearest."""
    around = _neighbourhood(report, own.terms, own.day, others, index)
    return _joining(around, len(around.numbers) - 1, own.story, range(len(around.numbers)))


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


def _neighbourhood(
    report: int, own: Terms, day: str | None, held: Mapping[int, Held], index: Index
) -> Neighbourhood:
    reports = [*(one.terms for one in held.values()), own]
    side = side_by_side(reports)
    frequencies = dict(index.frequencies(side.terms.tolist()))
    for term in own.ids.tolist():
        frequencies[term] = frequencies.get(term, 0) + 1
    total = len(index) + 1
    side = by_rarity(side, frequencies, total + UNSEEN, least=2 if total > FEW else 1)
    nearest = np.argsort(-to_last(side, len(reports))[:-1], kind="stable")[: NEIGHBOURHOOD - 1]
    kept = [*np.sort(nearest).tolist(), len(reports) - 1]
    rows = tabled(side, kept)
    days = [*(one.day for one in held.values()), day]
    relative = against_nearest(each_other(rows) * in_time([days[at] for at in kept]))
    numbers, stories = [*held, report], [*(one.story for one in held.values()), None]
    return Neighbourhood([numbers[at] for at in kept], [stories[at] for at in kept], rows, side.terms, relative)


def _joinings(around: Neighbourhood, groups: Sequence[Sequence[int]], index: Index) -> list[Joining]:
    """A group keeps the story that most of its reports had; a story stays with the group that has most of it."""
    claims = Counter((around.stories[one], at) for at, group in enumerate(groups) for one in group)
    story_of: dict[int, int] = {}
    for story, at in sorted(claims, key=lambda claim: (-claims[claim], claim[0] or 0, claim[1])):
        if story is not None and at not in story_of and story not in story_of.values():
            story_of[at] = story
    found = []
    for at, group in enumerate(groups):
        story = story_of[at] if at in story_of else index.open()
        found += [_joining(around, one, story, group) for one in group if around.stories[one] != story]
    return sorted(found, key=lambda joining: joining.report == around.numbers[-1])


def _joining(around: Neighbourhood, one: int, story: int, group: Sequence[int]) -> Joining:
    others = [other for other in group if other != one]
    if not others:
        return Joining(around.numbers[one], story)
    nearest = max(others, key=lambda other: float(around.relative[one, other]))
    shared = around.rows[one] * around.rows[nearest]
    shares = {int(around.terms[at]): float(shared[at]) for at in np.flatnonzero(shared)}
    score = float(around.relative[one, others].mean())
    return Joining(around.numbers[one], story, around.numbers[nearest], score, shares)
