"""Whether two reports tell one vote."""

from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import context, copied, distance, meet, overlap, parties
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings.words import wording
from onrecord.model import Vote

BASE = -1.5
MIRRORED = 1.5
"""49 to 54 against the cabinet are 54 to 49 for it."""
OPENING, SOON = 120, 400
"""So many characters from its start opens a report; so many behind a vote it goes on with it."""


def compare(one: Told, other: Told) -> tuple[Part, ...]:
    """The points for and against two tellings being of one vote; empty where they can't be."""
    body, name = parties(one.actors, other.actors)
    if body < 0:
        return ()
    parts = [Part("one of many", BASE), Part("body", 1.2 * body, name), *_tally(one.vote, other.vote)]
    mine, yours, apart = one.told_days, other.told_days, distance(one.out, other.out)
    if mine is not None and yours is not None:
        moved = "postponed" in (one.vote.outcome, other.vote.outcome)
        against = 0.0 if moved else -2.0
        parts.append(Part("date", 1.2 if meet(mine, yours) else against, f"{mine[0]}, {yours[0]}"))
    elif apart is not None:
        parts.append(Part("date", 0.8 if apart <= 3 else 0.0 if apart <= 14 else -1.0, f"{apart} days"))
    if one.report == other.report:
        parts.append(_goes_on(one.vote, other.vote))
    parts.append(context(one, other))
    share, both = overlap(one.words, other.words, without=one.words.numbers | other.words.numbers)
    parts.append(Part("words", 3.0 if copied(one, other) else round(3.0 * (share - 0.25), 2), ", ".join(both[:8])))
    measure, of = overlap(wording(one.vote.measure or ""), wording(other.vote.measure or ""))
    if one.vote.measure and other.vote.measure:
        parts.append(Part("measure", 0.8 if measure >= 0.5 else -0.8 if not measure else 0.0, ", ".join(of)))
    return tuple(part for part in parts if part.points)


def _tally(one: Vote, other: Vote) -> list[Part]:
    """The counts, and what came of it; what was put off comes to some end."""
    mine, yours = (one.in_favour, one.against), (other.in_favour, other.against)
    parts = []
    if None not in mine and None not in yours:
        points = 2.0 if mine == yours else MIRRORED if mine == yours[::-1] else -3.0
        parts.append(Part("tally", points, f"{mine[0]}-{mine[1]}, {yours[0]}-{yours[1]}"))
    elif one.in_favour is not None and other.in_favour is not None:
        parts.append(Part("tally", 1.2 if mine[0] == yours[0] else -3.0, f"{mine[0]}, {yours[0]}"))
    same = one.outcome == other.outcome
    if one.outcome and other.outcome and (same or "postponed" not in (one.outcome, other.outcome)):
        against = 0.0 if MIRRORED in (part.points for part in parts) else -0.6
        parts.append(Part("outcome", 0.4 if same else against, f"{one.outcome}, {other.outcome}"))
    return parts


def _goes_on(one: Vote, other: Vote) -> Part:
    """The later, of which nothing else is told, is the one that the report opens with, or the one before."""
    first, then = sorted((one, other), key=lambda vote: vote.evidence[0])
    if then.in_favour is not None or then.measure:
        return Part("told as one", 0.0)
    if first.evidence[0][0] <= OPENING:
        return Part("told as one", 1.5, "the report's vote")
    near = then.evidence[0][0] - first.evidence[0][1] <= SOON
    return Part("told as one", 0.8 if near else 0.0, "the vote before")
