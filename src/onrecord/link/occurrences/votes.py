"""Whether two reports tell one vote."""

from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import context, copied, distance, meet, overlap, parties
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings.words import wording
from onrecord.model import Vote

BASE = -1.5


def compare(one: Told, other: Told) -> tuple[Part, ...]:
    """The points for and against two tellings being of one vote; empty where they can't be."""
    body, name = parties(one.actors, other.actors)
    if body < 0:
        return ()
    parts = [Part("one of many", BASE), Part("body", 1.2 * body, name), *_tally(one.vote, other.vote)]
    mine, yours, apart = one.told_days, other.told_days, distance(one.out, other.out)
    if mine is not None and yours is not None:
        parts.append(Part("date", 1.2 if meet(mine, yours) else -2.0, f"{mine[0]}, {yours[0]}"))
    elif apart is not None:
        parts.append(Part("date", 0.8 if apart <= 3 else 0.0 if apart <= 14 else -1.0, f"{apart} days"))
    parts.append(context(one, other))
    share, both = overlap(one.words, other.words, without=one.words.numbers | other.words.numbers)
    parts.append(Part("words", 3.0 if copied(one, other) else round(3.0 * (share - 0.25), 2), ", ".join(both[:8])))
    measure, of = overlap(wording(one.vote.measure or ""), wording(other.vote.measure or ""))
    if one.vote.measure and other.vote.measure:
        parts.append(Part("measure", 0.8 if measure >= 0.5 else -0.8 if not measure else 0.0, ", ".join(of)))
    return tuple(part for part in parts if part.points)


def _tally(one: Vote, other: Vote) -> list[Part]:
    mine, yours = (one.in_favour, one.against), (other.in_favour, other.against)
    parts = []
    if None not in mine and None not in yours:
        parts.append(Part("tally", 2.0 if mine == yours else -3.0, f"{mine[0]}-{mine[1]}, {yours[0]}-{yours[1]}"))
    elif one.in_favour is not None and other.in_favour is not None:
        parts.append(Part("tally", 1.2 if mine[0] == yours[0] else -3.0, f"{mine[0]}, {yours[0]}"))
    if one.outcome and other.outcome and {one.outcome, other.outcome} != {"postponed", "adopted"}:
        parts.append(
            Part("outcome", 0.4 if one.outcome == other.outcome else -0.6, f"{one.outcome}, {other.outcome}")
        )
    return parts
