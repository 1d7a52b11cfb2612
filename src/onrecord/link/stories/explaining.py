"""Why a report is held to tell the same story as another, part by part."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from heapq import nlargest
from operator import itemgetter
from typing import Literal, NamedTuple

import msgspec

TOLD = 8
"""So many terms of a kind are told, those that add most."""


Kind = Literal["name", "number", "pair", "word"]


class Term(NamedTuple):
    """A term in words. ``kind`` says what it is: a name, a number, two of these side by side, another word."""

    words: str
    kind: Kind


class Part(msgspec.Struct, frozen=True):
    """What one kind of terms adds to the closeness, and the terms that add most of it."""

    adds: float
    most: tuple[str, ...]


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the closeness of two reports is made of: their names, their numbers, which of these stand side by side,
    and their other words; all of it out of 1. ``days_apart`` is None where a date is not known."""

    closeness: float
    names: Part
    numbers: Part
    pairs: Part
    words: Part
    days_apart: int | None = None


def parts(shares: Mapping[int, float], spelled: Mapping[int, Term], days_apart: int | None) -> Parts:
    """The parts, from what each term adds and how it is shown."""
    by_kind: dict[Kind, dict[str, float]] = defaultdict(dict)
    for term, share in shares.items():
        if term in spelled:
            by_kind[spelled[term].kind][spelled[term].words] = share
    return Parts(
        closeness=round(sum(shares.values()), 3),
        names=_part(by_kind["name"]),
        numbers=_part(by_kind["number"]),
        pairs=_part(by_kind["pair"]),
        words=_part(by_kind["word"]),
        days_apart=days_apart,
    )


def _part(shares: Mapping[str, float]) -> Part:
    most = nlargest(TOLD, shares.items(), key=itemgetter(1))
    return Part(round(sum(shares.values()), 3), tuple(words for words, _ in most))


def days_apart(a: str | None, b: str | None) -> int | None:
    """How many days lie between two ISO 8601 dates, None where one is not known."""
    try:
        first, second = (date.fromisoformat((when or "")[:10]) for when in (a, b))
    except ValueError:
        return None
    return abs((first - second).days)
