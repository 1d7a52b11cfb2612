"""By what the tellings of one happening find each other among millions.

A telling is found by pairs of what it says: who with what in which week, which name with what, which number of
what. What two tellings of one happening don't share at all they can't be joined by.
"""

import zlib
from collections.abc import Iterator
from datetime import date

from onrecord.link.occurrences.sides import countries, official
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings.speakers import name_words
from onrecord.link.tellings.words import stemmed, wording

COOPERATION = frozenset(("CONSULT", "COOPERATE", "AGREE"))
FORCE = frozenset(("COERCE", "ASSAULT", "SANCTION", "CONCEDE", "RETREAT"))
"""What is imposed, and what takes it back."""


def keys_of(told: Told) -> frozenset[int]:
    """The keys that a telling is kept under, 32-bit numbers."""
    return frozenset(_hash(told.kind, *key) for key in _KEYS[told.kind](told, told.out))


def keys_near(told: Told) -> frozenset[int]:
    """The keys that its like may be kept under: a week earlier and later too."""
    found = set(keys_of(told))
    out = told.out
    for week in (-7, 7):
        if out is not None:
            moved = date.fromordinal(max(1, out.toordinal() + week))
            found.update(_hash(told.kind, *key) for key in _KEYS[told.kind](told, moved))
    return frozenset(found)


def _event(told: Told, out: date | None) -> Iterator[tuple[str, ...]]:
    event = told.event
    act = "force" if event.type in FORCE else "together" if event.type in COOPERATION else event.type
    head = stemmed(event.inputs.get("head") or "?")
    weeks = {_week(out), *(map(_week, told.told_days) if told.told_days else ())}
    sides = _countries(told)
    for week in weeks:
        for side in sides:
            yield act, side, week
    for name in _names(told):
        yield act, name
    if len(sides) > 1:
        yield head, *sides


def _statement(told: Told, out: date | None) -> Iterator[tuple[str, ...]]:
    """By its speaker, and by the names in it; by its words it is found through an index of their own."""
    words = wording(told.content)
    for name in words.names | words.numbers:
        yield "of", name, _week(out)
    for speaker in told.actors[:1]:
        for name in name_words(speaker.name)[-1:]:
            yield name, _week(out)
        if told.statement.act == "denies":
            for country in official(speaker):
                yield from (("denies", country, when) for when in (_week(out), str(out)[:7]))


def _figure(told: Told, out: date | None) -> Iterator[tuple[str, ...]]:
    figure, week = told.figure, _week(out)
    number = str(figure.value if figure.value is not None else figure.low)
    yield number, week
    for name in (*_countries(told), *_names(told)):
        yield number, name
        if figure.kind != "other":
            yield figure.kind, name, week
    for word in wording(figure.what or "").matter[-1:]:
        yield "counted", word, week


def _vote(told: Told, out: date | None) -> Iterator[tuple[str, ...]]:
    week = _week(out)
    for name in (*_countries(told), *_names(told)):
        yield name, week
    if told.vote.in_favour is not None:
        yield str(told.vote.in_favour), str(told.vote.against), week


def _countries(told: Told) -> list[str]:
    """The countries and bodies of those who take part."""
    return sorted({code for speaker in (*told.actors, *told.recipients) for code in countries(speaker)})


def _names(told: Told) -> list[str]:
    """The names in its sentence, and the last word of each name of those who take part."""
    own = {word for speaker in (*told.actors, *told.recipients) for word in name_words(speaker.name)[-1:]}
    return sorted(own | told.words.names)


def _week(day: date | None) -> str:
    return "-".join(map(str, day.isocalendar()[:2])) if day is not None else "?"


def _hash(*words: str) -> int:
    return zlib.crc32("|".join(words).encode())


_KEYS = {"event": _event, "statement": _statement, "figure": _figure, "vote": _vote}
