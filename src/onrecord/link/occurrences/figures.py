"""Whether two figures are one claim, a claim revised, or two that disagree."""

from onrecord.link.occurrences.scoring import Part, Relation
from onrecord.link.occurrences.sides import copied, distance, meet, overlap, parties, place
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings.words import wording
from onrecord.model import Figure

BASE = -1.5
ROUND = 0.06
"""So far, as a share, "nearly 50" may lie from 48."""
ROUNDING = ("nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to", "over", "more than")
LATEST = 30
"""So many days after a claim it is no longer revised, but another count."""


def compare(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """How two figures relate, and the points; None where they count different things."""
    mine, yours = one.figure, other.figure
    if mine.kind != yours.kind or mine.unit != yours.unit:
        return None
    things = _thing(one, other)
    if things is None:
        return None
    who, name = parties(one.actors, other.actors)
    value = _value(mine, yours)
    parts = [Part("one of many", BASE), things, *_around(one, other)]
    if value is not None:
        parts += [value, Part("claimant", 1.5 if who > 0 else 0.0 if who == 0 else -3.0, name)]
        return "same", tuple(part for part in parts if part.points)
    if mine.kind == "other" or one.report == other.report:
        return None
    apart = distance(one.out, other.out)
    if apart is None or apart > LATEST or (mine.value is None or yours.value is None):
        return None
    if who > 0:
        return "revision", tuple(part for part in (*parts, Part("claimant", 1.2, name)) if part.points)
    if who < 0 and apart <= 3:
        return "disagreement", tuple(part for part in (*parts, Part("claimant", 0.6, name)) if part.points)
    return None


def _thing(one: Told, other: Told) -> Part | None:
    """What is counted: by kind, and for what is of no kind by its words."""
    mine, yours = wording(one.figure.what or ""), wording(other.figure.what or "")
    share, both = overlap(mine, yours)
    if one.figure.kind == "other":
        return Part("what", 1.0, ", ".join(both)) if share >= 0.5 else None
    if mine.matter and yours.matter and not share and mine.names and yours.names:
        return None
    return Part("what", 0.8 if share >= 0.5 else 0.2, one.figure.kind)


def _value(one: Figure, other: Figure) -> Part | None:
    """Whether the two numbers are one, to the letter or rounded."""
    if (one.value, one.low, one.high) == (other.value, other.low, other.high):
        big = abs(one.value or one.high or one.low or 0) >= 20
        return Part("number", 1.8 if big else 1.0, f"{one.value or one.low}")
    if one.value is None or other.value is None:
        return None
    rounded = next((f for f in (one, other) if f.bound in ROUNDING and f.value and not f.value % 5), None)
    if rounded is None or abs(one.value - other.value) > ROUND * max(abs(one.value), abs(other.value)):
        return None
    return Part("number", 0.6, f"{one.value}, {other.value}")


def _around(one: Told, other: Told) -> list[Part]:
    """Time, place and words."""
    parts = []
    where = place(one.figure.place, other.figure.place, same=1.0, holds=0.2, apart=-3.0)
    if where is not None:
        parts.append(where)
    mine, yours, apart = one.told_days, other.told_days, distance(one.out, other.out)
    if mine is not None and yours is not None and not meet(mine, yours, apart=1):
        parts.append(Part("date", -1.0, f"{mine[0]}, {yours[0]}"))
    elif apart is not None:
        parts.append(Part("date", 0.8 if apart <= 2 else 0.2 if apart <= 7 else -0.8, f"{apart} days"))
    if copied(one, other):
        parts.append(Part("words", 3.0, "nearly the same sentence"))
    else:
        share, both = overlap(one.words, other.words, without=one.words.numbers | other.words.numbers)
        parts.append(Part("words", round(4.0 * (share - 0.25), 2), ", ".join(both[:8])))
    return parts
