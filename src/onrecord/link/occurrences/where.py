"""Whether two tellings can be of one place; what is done by force in one town isn't done in another."""

from onrecord.link.occurrences.aims import spot
from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import place
from onrecord.link.occurrences.told import Told

CONFLICT = 4
"""The quad class of what is done by force."""
ELSEWHERE = -4.5
APART_BY_FORCE = -2.5
APART = -1.5


def where(one: Told, other: Told) -> Part:
    """By the places on record; of what is done by force by the names behind it too: "the shooting off Balut"."""
    by_name = _by_name(one, other) if both_by_force(one, other) else None
    its = by_name or place(one.event.place, other.event.place, same=0.9, holds=0.3, apart=_apart(one, other))
    return its or Part("place", 0.0)


def both_by_force(one: Told, other: Told) -> bool:
    """Whether both are done in one place on one day: a strike, an arrest, a march."""
    return all(told.event.quad == CONFLICT or told.event.type == "PROTEST" for told in (one, other))


def _by_name(one: Told, other: Told) -> Part | None:
    """Where the one place or the other is not on record."""
    if one.event.place and other.event.place:
        return None
    mine, yours = spot(one), spot(other)
    if not mine or not yours:
        return None
    if mine & yours:
        return Part("place", 0.9, ", ".join(sorted(mine & yours)))
    return Part("place", APART, f"{' '.join(sorted(mine))}, {' '.join(sorted(yours))}")


def _apart(one: Told, other: Told) -> float:
    """The points against two places."""
    if not both_by_force(one, other):
        return APART
    return ELSEWHERE if _precise(one) and _precise(other) else APART_BY_FORCE


def _precise(told: Told) -> bool:
    """Whether its place is known on the map, to the town."""
    where = told.event.place
    return where is not None and where.geonames is not None and where.precision in ("city", "site")
