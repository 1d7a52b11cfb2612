"""Which tellings are of one occurrence: from what links them, and from what people decided.

A pure function of the links and decisions: whichever report came first, the occurrences are the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onrecord.link.occurrences.scoring import Link, odds

UNKNOWN = -1.2
"""Points for two tellings that nothing brought together: they have little in common."""
SLACK = 0.7
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
    ``bar``, the surest first, as long as the groups that are joined are one on the average of their tellings;
    ``decided`` says of two tellings that they are one, or that they aren't."""
    points: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        if link.relation == "same":
            best = max(odds(link.confidence), points[link.record].get(link.other, -DECIDED))
            points[link.record][link.other] = points[link.other][link.record] = best
    for (one, other), same in (decided or {}).items():
        points[one][other] = points[other][one] = DECIDED if same else -DECIDED
    ranked = sorted(keys, key=order)
    place = {key: rank for rank, key in enumerate(ranked)}
    group = {key: {key} for key in ranked}
    edges = sorted(
        (-value, place[one], place[other])
        for one, others in points.items()
        if one in place
        for other, value in others.items()
        if other in place and place[one] < place[other]
    )
    least = odds(bar)
    for negative, first, second in edges:
        mine, yours = group[ranked[first]], group[ranked[second]]
        if -negative < least:
            break
        if mine is not yours and _mean(mine, yours, points) >= least - SLACK:
            mine |= yours
            group.update(dict.fromkeys(yours, mine))
    return [frozenset(group[key]) for key in ranked if key == min(group[key], key=place.__getitem__)]


def _mean(mine: set[int], yours: set[int], points: Mapping[int, Mapping[int, float]]) -> float:
    """The mean points between two groups; what is decided outweighs all."""
    total = 0.0
    for one in mine:
        known = points[one]
        for other in yours:
            value = known.get(other, UNKNOWN)
            if abs(value) == DECIDED:
                return value
            total += value
    return total / (len(mine) * len(yours))
