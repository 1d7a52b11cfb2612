"""Whether two reports tell one event."""

from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import (
    CERTAIN_NO,
    context,
    copied,
    distance,
    meet,
    overlap,
    parties,
    place,
    short,
)
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings.speakers import name_words
from onrecord.link.tellings.words import stemmed, wording
from onrecord.link.within.threads import SPEECH_ACTS, TURNED, UNSETTLED

BASE = -0.3
"""Two events that have a key in common are mostly two."""
CONFLICT = 4
"""The quad class of what is done by force: two towns are two acts."""
ELSEWHERE = -4.5
APART = ((2, 0.4), (7, 0.0), (21, -0.3))
APART_BY_FORCE = ((2, 0.4), (7, -0.5), (21, -1.0))
"""Points by how many days lie between two reports that give no day: what is done by force is soon yesterday's."""
LONG_APART = -1.2
AKIN = (
    frozenset(("COERCE", "ASSAULT")),
    frozenset(("CONSULT", "COOPERATE")),
    frozenset(("CONCEDE", "RETREAT")),
)
"""Types that one act may be called by in two reports."""
TAKEN_BACK = (frozenset(("COERCE", "CONCEDE")), frozenset(("SANCTION", "CONCEDE")))
"""A ban, and the lifting of the ban."""


def compare(one: Told, other: Told) -> tuple[Part, ...]:
    """The points for and against two tellings being of one event; empty where they can't be."""
    mine, yours = one.event, other.event
    same_act = _head(one) == _head(other)
    types = frozenset((mine.type, yours.type))
    if len(types) > 1 and types not in AKIN and not (same_act and types in TAKEN_BACK):
        return ()
    if one.report == other.report and mine.evidence == yours.evidence and not same_act:
        return ()  # one sentence tells two acts
    parts = [
        Part("one of many", BASE),
        _act(one, other),
        *_parties(one, other),
        _date(one, other),
        context(one, other),
    ]
    parts.append(_words(one, other, same_act))
    fixed = _of_force(one) and _of_force(other) and _precise(one) and _precise(other)
    where = place(mine.place, yours.place, same=0.9, holds=0.3, apart=ELSEWHERE if fixed else -1.5)
    if where is not None:
        parts.append(where)
    if one.report == other.report:
        as_one = other.id.rpartition(".")[2] in mine.same_as
        parts.append(Part("told as one", 3.0) if as_one else Part("told as two", -0.8))
    return tuple(part for part in parts if part.points)


def _of_force(told: Told) -> bool:
    """Whether it is done in one place on one day: a strike, an arrest, a march."""
    return told.event.quad == CONFLICT or told.event.type == "PROTEST"


def _precise(told: Told) -> bool:
    """Whether its place is known on the map, to the town."""
    where = told.event.place
    return where is not None and where.geonames is not None and where.precision in ("city", "site")


def _head(told: Told) -> str:
    return stemmed(told.event.inputs.get("head") or told.id)


def _act(one: Told, other: Told) -> Part:
    mine, yours = one.event, other.event
    if _head(one) == _head(other):
        # Who accuses or demands does so often: only what they say tells one such act from the next.
        points = -0.4 if mine.type in SPEECH_ACTS else 0.8 if mine.type != yours.type else 1.5
        return Part("act", points, _head(one))
    if mine.type != yours.type:
        return Part("act", -1.0, f"{mine.type}, {yours.type}")
    if mine.mode and mine.mode == yours.mode:
        return Part("act", 0.4 if mine.type in SPEECH_ACTS else 1.2, mine.mode)
    if mine.mode and yours.mode:
        return Part("act", -0.8, f"{mine.mode}, {yours.mode}")
    return Part("act", 0.0)


def _parties(one: Told, other: Told) -> list[Part]:
    """The same on both sides; of acts that all do together whichever side they stand on."""
    straight = parties(one.actors, other.actors), parties(one.recipients, other.recipients)
    if one.event.quad in (1, 2) or not (one.recipients and other.recipients):
        every = (*other.actors, *other.recipients)
        crossed = parties(one.actors, every), parties(one.recipients, every)
        if sum(share for share, _ in crossed) > sum(share for share, _ in straight):
            straight = crossed
    (who, why), (whom, of) = straight
    if whom == 0 and one.recipients and other.recipients and (_others(one, other)):
        whom, of = -1.0, "others"
    strangers = _persons(one) - _persons(other) and _persons(other) - _persons(one)
    return [
        Part("persons", -1.5 if strangers else 0.0, ", ".join(sorted(_persons(one) ^ _persons(other)))),
        Part("actors", {1.0: 0.8, 0.5: 0.3, 0.0: 0.0, -1.0: -1.2}[who], why),
        Part("recipients", {1.0: 0.5, 0.5: 0.2, 0.0: 0.0, -1.0: -0.9}[whom], of),
    ]


def _others(one: Told, other: Told) -> bool:
    """Whether it is done to one person here, to many there; or arrests count other people."""
    alone = [any(who.kind == "person" for who in told.recipients) for told in (one, other)]
    counts = [wording(" ".join(who.name for who in told.recipients)).numbers for told in (one, other)]
    counted = one.event.type == other.event.type == "COERCE" and all(counts) and not counts[0] & counts[1]
    return alone[0] != alone[1] or counted


def _persons(told: Told) -> set[str]:
    """The surnames of those who take part."""
    return {
        name_words(who.name)[-1] for who in (*told.actors, *told.recipients) if who.kind == "person" and who.name
    }


def _date(one: Told, other: Told) -> Part:
    """Days that the texts give decide; else how far apart the reports came out."""
    mine, yours = one.told_days, other.told_days
    if mine is not None and yours is not None:
        why = f"{mine[0]}, {yours[0]}"
        if meet(mine, yours):
            return Part("date", 1.8 if short(mine) and short(yours) else 0.9, str(max(mine[0], yours[0])))
        if {one.event.status, other.event.status} & TURNED:
            return Part("date", -0.6, why)
        if {one.event.status, other.event.status} & UNSETTLED:
            return Part("date", -2.0, why)
        return Part("date", -1.2 if meet(mine, yours, apart=1) else CERTAIN_NO, why)
    apart = distance(one.out, other.out)
    if apart is None:
        return Part("date", 0.0)
    settled = not {one.event.status, other.event.status} & UNSETTLED
    steps = APART_BY_FORCE if settled and _of_force(one) and _of_force(other) else APART
    points = next((points for most, points in steps if apart <= most), LONG_APART)
    return Part("date", points, f"{apart} days")


def _words(one: Told, other: Told, same_act: bool) -> Part:
    if copied(one, other):
        # One sentence tells several events: the same words of another act are of another event.
        return Part("words", 3.5 if same_act else -1.5, "nearly the same sentence")
    share, both = overlap(one.words, other.words)
    told = (4.5, 0.35) if one.event.type in SPEECH_ACTS else (3.0, 0.25)
    return Part("words", round(told[0] * (share - told[1]), 2), ", ".join(both[:8]))
