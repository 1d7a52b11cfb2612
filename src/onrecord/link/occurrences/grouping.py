"""Which tellings are of one occurrence: from what links them, and from what people decided.

A pure function of the links and decisions: whichever report came first, the occurrences are the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Any

from onrecord.link.occurrences.scoring import Link, odds

UNKNOWN = -1.0
"""Points for two tellings that nothing brought together: they have little in common."""
SLACK = 0.6
"""So many points less than two tellings need two groups on the average: each has tellings that say little."""
DECIDED = 1000.0


def grouped(
    keys: Iterable[int],
    links: Iterable[Link],
    *,
    bar: float,
    decided: Mapping[tuple[int, int], bool] | None = None,
    order: Callable[[int], Any] = lambda key: key,
) -> list[frozenset[int]]:
    """The groups of these tellings. ``links`` of relation "same" bring together what is at least as sure as
    ``bar``, those two groups first that are surest on the average of their tellings, and only as long as they are
    one on that average; ``decided`` says of two tellings that they are one, or that they aren't."""
    points: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        if link.relation == "same":
            best = max(odds(link.confidence), points[link.record].get(link.other, -DECIDED))
            points[link.record][link.other] = points[link.other][link.record] = best
    for (one, other), same in (decided or {}).items():
        points[one][other] = points[other][one] = DECIDED if same else -DECIDED
    ranked = sorted(keys, key=order)
    place = {key: rank for rank, key in enumerate(ranked)}
    joined = _Joining(ranked, place, points, least=odds(bar))
    return [frozenset(ranked[rank] for rank in joined.members[first]) for first in joined.run()]


class _Joining:
    """Groups of tellings by their ranks, the two that are surest one on the average joined first."""

    def __init__(
        self,
        ranked: list[int],
        place: Mapping[int, int],
        points: Mapping[int, Mapping[int, float]],
        *,
        least: float,
    ) -> None:
        self.members = {rank: [rank] for rank in range(len(ranked))}
        self.least = least
        # Between two groups: the points known, of how many pairs, and of the surest or the one that is decided.
        self.between: dict[int, dict[int, tuple[float, int, float]]] = {
            rank: {
                place[other]: (value, 1, value) for other, value in points.get(key, {}).items() if other in place
            }
            for rank, key in enumerate(ranked)
        }

    def run(self) -> list[int]:
        """Join what can be joined; the first of each group."""
        waiting = [
            (-self.mean(one, other), one, other, 1, 1)
            for one, others in self.between.items()
            for other in others
            if one < other
        ]
        waiting = [pair for pair in waiting if self.near(pair[1], pair[2])]
        heapify(waiting)
        while waiting:
            _, one, other, mine, yours = heappop(waiting)
            sizes = len(self.members.get(one, ())), len(self.members.get(other, ()))
            if sizes != (mine, yours):
                continue  # either has grown or gone since
            self.join(one, other)
            for third in self.between[one]:
                if self.near(one, third):
                    first, second = sorted((one, third))
                    sized = len(self.members[first]), len(self.members[second])
                    heappush(waiting, (-self.mean(one, third), first, second, *sized))
        return sorted(self.members)

    def near(self, one: int, other: int) -> bool:
        """Whether the two groups may be joined: some pair brings them together, and the others don't keep them
        apart."""
        return self.between[one][other][2] >= self.least and self.mean(one, other) >= self.least - SLACK

    def mean(self, one: int, other: int) -> float:
        """The mean points between two groups; what is decided outweighs all."""
        total, known, surest = self.between[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return surest if abs(surest) == DECIDED else (total + UNKNOWN * (pairs - known)) / pairs

    def join(self, one: int, other: int) -> None:
        """Put the other group to the one, with all that is known of it."""
        self.members[one] += self.members.pop(other)
        mine, yours = self.between[one], self.between.pop(other)
        del mine[other], yours[one]
        for third, found in yours.items():
            told = _both(mine[third], found) if third in mine else found
            mine[third] = self.between[third][one] = told
            del self.between[third][other]


def _both(one: tuple[float, int, float], other: tuple[float, int, float]) -> tuple[float, int, float]:
    decided = [value for _, _, value in (one, other) if abs(value) == DECIDED]
    return one[0] + other[0], one[1] + other[1], min(decided, default=max(one[2], other[2]))
