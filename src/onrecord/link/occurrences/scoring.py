"""How two tellings are likened: part by part, each with its points, and what these come to."""

import math
from typing import Literal

import msgspec

Relation = Literal["same", "revision", "disagreement", "denial"]


BAR_TO_ALL = -3.0
"""So many points against keep two apart whatever speaks for them."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """What one side of two tellings says for or against their being one: "date", 1.2, "both 2026-03-02"."""

    name: str
    points: float
    why: str = ""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """That two tellings, by their keys, stand in a relation; ``parts`` explain the confidence."""

    record: int
    other: int
    relation: Relation = "same"
    confidence: float
    parts: tuple[Part, ...] = ()


def sure(parts: tuple[Part, ...]) -> float:
    """The probability that the points come to: they are logarithms of odds.

    >>> sure(()), sure((Part("date", 1.0), Part("place", 1.0)))
    (0.5, 0.881)
    """
    points = sum(part.points for part in parts)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, points)))), 3)


def barred(parts: tuple[Part, ...]) -> Part | None:
    """What can't be, though the two would be one but for it: another day, another town, another round."""
    against = min(parts, key=lambda part: part.points)
    rest = sum(part.points for part in parts) - against.points
    return against if against.points <= BAR_TO_ALL and rest >= 0 else None


def odds(confidence: float) -> float:
    """The points behind a probability."""
    bounded = min(0.999, max(0.001, confidence))
    return math.log(bounded / (1 - bounded))
