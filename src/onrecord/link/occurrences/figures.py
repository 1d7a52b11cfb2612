"""Whether two figures are one claim, a claim revised, or two that disagree."""

import re

from onrecord.lang import lexicon
from onrecord.link.counts import TOLLS, Counted, counted, far_apart, idle_stems, one_number, one_thing
from onrecord.link.occurrences.scoring import Part, Relation
from onrecord.link.occurrences.sides import (
    claimants,
    context,
    copied,
    distance,
    may_speak,
    meet,
    official,
    overlap,
    place,
)
from onrecord.link.occurrences.told import Told
from onrecord.link.once import once
from onrecord.link.tellings.speakers import name_words
from onrecord.link.tellings.words import stemmed
from onrecord.model import Figure

BASE = -1.5
LATEST = 30
"""So many days after a claim it is no longer revised, but another count."""
SOON = 3
OVER = 30
"""So many days before its report a figure is history."""
SHARED = 0.15
CONFIRMED, OTHER_STATE = -1.0, -2.5
"""Who gives the number that another gave mostly passes it on; of two states each counts for itself."""
OTHER_THING, OTHER_KIND = -0.8, -3.5
"""By other words for what is counted; of the drowned and of police stations more so."""
SWAPPED = 3
"""So many digits are written with two in each other's place; 12 and 21 are two numbers."""
HELD = frozenset(("detained", "arrested", "missing"))
"""Who was arrested is detained, and missed by those who wait."""
STRANGE = -2.0
"""A count that another takes the place of is told in reports that have a name in common."""
ONE_UNTOLD = -3.0
"""Of another kind, where only one says what it counts."""
TWO_INCIDENTS = -2.5
"""Five died in the fire, and five when the bus overturned."""
BARE = 2
"""So few words say little of what happened to those counted: "the toll rose to 31" has none."""


def compare(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """How two figures relate, and the points; None where they count different things."""
    mine, yours = one.figure, other.figure
    kinds = {mine.kind, yours.kind}
    if mine.unit != yours.unit or not (len(kinds) == 1 or "other" in kinds or kinds <= HELD):
        return None
    who, name = claimants(one.actors, other.actors)
    parts = (Part("one of many", BASE), _thing(one, other), *_around(one, other))
    value = _garbled(one, other) or _value(mine, yours)
    if value is not None:
        if who < 0 and may_speak(one.actors[0], other.actors[0]):
            who = 0.0
        if mine.kind in TOLLS and yours.kind in TOLLS and _of_two_incidents(one, other):
            parts = (*parts, Part("incident", TWO_INCIDENTS))
        against = OTHER_STATE if _of_two_states(one, other) else CONFIRMED
        whose = Part("claimant", {1.0: 1.2, 0.5: 0.5, 0.0: 0.0, -1.0: against}[who], name)
        return "same", tuple(part for part in (*parts, context(one, other), value, whose) if part.points)
    return _turned(one, other, (*parts, context(one, other, strange=STRANGE)), who, name)


def _turned(
    one: Told, other: Told, parts: tuple[Part, ...], who: float, name: str
) -> tuple[Relation, tuple[Part, ...]] | None:
    """Whether one number takes the place of the other, or stands against it."""
    mine, yours = one.figure, other.figure
    apart = distance(one.out, other.out)
    if apart is None or apart > LATEST or far_apart(mine, yours) or not _one_thing(one, other):
        return None
    if _of_other_days(one, other):
        return None
    if one.report == other.report or not _of_one_matter(one, other):
        return None  # its own report says it, and else it is a number of another fight
    if who > 0:
        return "revision", tuple(part for part in (*parts, Part("claimant", 0.5 + who, name)) if part.points)
    if who < 0 and apart <= SOON:
        return "disagreement", tuple(part for part in (*parts, Part("claimant", 0.6, name)) if part.points)
    if who == 0 and (one.actors or other.actors) and mine.kind == yours.kind in TOLLS:
        told = Part("claimant", 0.3 if one.actors and other.actors else -0.6, name)
        return "revision", tuple(part for part in (*parts, told) if part.points)
    return None


def _of_other_days(one: Told, other: Told) -> bool:
    """Whether one tells of what is long over by the days that its text gives, and the other doesn't."""
    mine, yours = one.told_days, other.told_days
    if mine is not None and yours is not None and meet(mine, yours, apart=1):
        return False
    return any(
        days is not None and told.out is not None and (told.out - days[1]).days > OVER
        for told, days in ((one, mine), (other, yours))
    )


def _of_two_states(one: Told, other: Told) -> bool:
    """Whether those who give the two numbers speak for two countries."""
    mine, yours = ({code for who in told.actors for code in official(who)} for told in (one, other))
    return bool(mine and yours and not mine & yours)


def _of_one_matter(one: Told, other: Told) -> bool:
    """Whether the sentences share more than how a count is told."""
    numbers = one.words.numbers | other.words.numbers
    share, both = overlap(one.words, other.words, without=numbers | idle_stems())
    named = (one.words.names & other.words.names).intersection(both)
    return share > SHARED and (bool(named) or (len(both) > 1 and context(one, other).points > 0))


def _of_two_incidents(one: Told, other: Told) -> bool:
    """Whether each sentence says what happened to those counted, and they share no word of it."""
    mine, yours = _own_words(one), _own_words(other)
    return min(len(mine), len(yours)) > BARE and not mine & yours


@once
def _own_words(told: Told) -> set[str]:
    """What its sentence says beside the number and whose it is."""
    return set(told.words.matter) - told.words.numbers - idle_stems() - _claimants_words(told)


def _claimants_words(told: Told) -> set[str]:
    """The words by which its sentence calls those who give the number, and what they are of: "the government of
    Aragon"."""
    called = [who.name for who in told.actors]
    called += [
        words
        for who in told.actors
        for found in re.finditer(rf"{re.escape(who.name)} of (?:the )?((?:[A-Z][\w-]+ ?)+)", told.sentence)
        for words in found.groups()
    ]
    return {stemmed(word) for name in called for word in name_words(name)}


def _one_thing(one: Told, other: Told) -> bool:
    """Whether two numbers count one thing: by the words for it, or by a kind that says enough."""
    return one_thing(_counted(one), _counted(other))


@once
def _counted(told: Told) -> Counted:
    return counted(told.figure, told.sentence)


def _thing(one: Told, other: Told) -> Part:
    """What is counted: by its kind, and by its words, less those that fit every such count."""
    mine, yours = _counted(one), _counted(other)
    both = mine.words & yours.words
    share = len(both) / min(len(mine.words), len(yours.words)) if both else 0.0
    against = OTHER_THING if mine.kind == yours.kind else OTHER_KIND
    words = 0.8 if share >= 0.5 else against if mine.words and yours.words and not both else 0.0
    kind = 0.6 if mine.kind == yours.kind != "other" else 0.0
    if mine.kind != yours.kind and bool(mine.words) != bool(yours.words):
        words = ONE_UNTOLD  # 63 drowned, 63 police stations
    return Part("what", words + kind, ", ".join(sorted(both)) or mine.kind)


def _garbled(one: Told, other: Told) -> Part | None:
    """Whether one sentence is the other with a digit dropped, or with two in each other's place: a copy's slip,
    and no other claim."""
    mine, yours = (re.sub(r"\D", "", f"{told.figure.value or ''}".removesuffix(".0")) for told in (one, other))
    short, long = sorted((mine, yours), key=len)
    if not short or short == long or not copied(one, other):
        return None
    dropped = any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    if not dropped and (sorted(short) != sorted(long) or len(short) < SWAPPED):
        return None
    slip = "a digit dropped" if dropped else "digits in each other's place"
    return Part("number", 0.8, f"{one.figure.value}, {other.figure.value}: {slip}")


def _value(one: Figure, other: Figure) -> Part | None:
    """Whether the two numbers are one, to the letter or rounded."""
    if (one.value, one.low, one.high) == (other.value, other.low, other.high):
        number = abs(one.value or one.high or one.low or 0)
        return Part("number", 1.8 if number >= 20 else 1.4 if number > 10 else 0.9, f"{one.value or one.low}")
    if one.value is None or other.value is None:
        return None
    if not one_number(one, other) and not _cut(one, other) and not _cut(other, one):
        return None
    return Part("number", 0.6, f"{one.value}, {other.value}")


def _cut(short: Figure, long: Figure) -> bool:
    """Whether the one is the other with all but its first digit cut off: "more than a thousand" of 1,200."""
    if short.bound not in lexicon("occurrences.toml")["cut"] or not short.value or not long.value:
        return False
    size = float("1" + "0" * (len(str(int(abs(long.value)))) - 1))
    return size > 1 and short.value == long.value // size * size


def _around(one: Told, other: Told) -> list[Part]:
    """Time, place and words."""
    parts = []
    where = place(one.figure.place, other.figure.place, same=0.6, holds=0.2, apart=-1.5)
    if where is not None:
        parts.append(where)
    mine, yours, apart = one.told_days, other.told_days, distance(one.out, other.out)
    if mine is not None and yours is not None and not meet(mine, yours, apart=1):
        parts.append(Part("date", -1.0, f"{mine[0]}, {yours[0]}"))
    elif apart is not None:
        parts.append(
            Part(
                "date",
                0.5 if apart <= 2 else 0.2 if apart <= 7 else -0.2 if apart <= 21 else -1.0,
                f"{apart} days",
            )
        )
    if copied(one, other):
        parts.append(Part("words", 3.0, "nearly the same sentence"))
    else:
        share, both = overlap(one.words, other.words, without=one.words.numbers | other.words.numbers)
        parts.append(Part("words", round(3.0 * (share - 0.15), 2), ", ".join(both[:8])))
    return parts
