"""What may be corrected in a record, and how an analyst writes it: as the tables show it.

Actors are written by name, spans by their words, dates as 2024-05-13 or 2024-05-13..2024-05-17, places by name and
country ("Rafah, PSE"), lists with commas between. What is kept is free of any reading's own numbers.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from onrecord.errors import BadDecision
from onrecord.model import Actor, Place, Precision, Reading, Span, When
from onrecord.store.filters import country_codes
from onrecord.store.folding import fold
from onrecord.store.rows.records import Fact

FIXED = frozenset(("id", "evidence", "confidence", "rule", "inputs"))
"""What the reading itself is."""
NUMBERED = frozenset(("thread", "attributed_to", "same_as", "within", "steps", "positions", "actor_codes", "quad"))
"""What points at other records of one reading, or follows from another field."""
ACTORS = frozenset(
    ("actors", "recipients", "speaker", "addressee", "relayed_by", "claimant", "body", "by"),
)
SPANS = frozenset(("trigger", "speaker_text", "cue", "content", "claimant_span", "text"))
CLIPPED = " … "
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def correctable(model: type[Fact]) -> dict[str, str]:
    """The fields that may be corrected, by the names that the JSON has for them."""
    return {
        field.encode_name: field.name
        for field in msgspec.structs.fields(model)
        if field.name not in FIXED | NUMBERED | {"recipient_codes"}
    }


def parsed(fact: Fact, field: str, told: object, reading: Reading) -> Any:
    """What is to be kept of a correction: ``told`` as the record writes such a field. Nothing, or an empty word,
    takes the value away.

    Raises:
        BadDecision: there is no such field, or it takes no such value.
    """
    known = correctable(type(fact))
    if field not in known:
        raise BadDecision(f"a record of this kind has no field {field!r}.", remedy=f"Known: {', '.join(known)}.")
    name = known[field]
    kind = get_type_hints(type(fact))[name]
    several = get_origin(kind) is tuple and name not in SPANS
    if told is None or told == "":
        return [] if several else None
    try:
        if name in ACTORS:
            return _each(told, several, lambda one: actor_of(str(one), reading).name)
        if name in SPANS:
            return _spans(fact, name, told, reading)
        if name == "date":
            return msgspec.to_builtins(told if isinstance(told, When) else _when(str(told)))
        if name == "place":
            return msgspec.to_builtins(told if isinstance(told, Place) else _place(str(told)))
        if several and isinstance(told, str):
            told = [one.strip() for one in told.split(",")]
        return msgspec.to_builtins(msgspec.convert(told, kind, strict=False))
    except (msgspec.ValidationError, ValueError) as error:
        raise BadDecision(f"{field} can't be {told!r}.", remedy=_takes(kind)) from error


def actor_of(name: str, reading: Reading) -> Actor:
    """The actor that the reading knows by this name, in any form that the report uses, or by this id.

    Raises:
        BadDecision: it knows none.
    """
    wanted = fold(name)
    by_id = name.rpartition(".")[2]
    text = reading.report.text
    for goes_by in (
        lambda actor: fold(actor.name) == wanted,
        lambda actor: any(fold(text[start:end]) == wanted for start, end in actor.mentions),
        lambda actor: wanted.strip() and wanted in fold(actor.name),
        lambda actor: actor.id == by_id,
    ):
        for actor in reading.actors:
            if goes_by(actor):
                return actor
    named = ", ".join(actor.name for actor in reading.actors[:12])
    raise BadDecision(f"the report has no actor {name!r}.", remedy=f"It has {named or 'none'}.")


def _each(told: object, several: bool, of: Callable[[object], str]) -> list[str] | str:
    if not several:
        return of(told)
    return [of(one) for one in (_listed(told) if isinstance(told, str) else _items(told))]


def _listed(told: str) -> list[str]:
    return [one.strip() for one in told.split(",") if one.strip()]


def _items(told: object) -> list[object]:
    if not isinstance(told, list | tuple):
        raise ValueError(told)
    return list(told)


def _spans(fact: Fact, name: str, told: object, reading: Reading) -> Any:
    """Where the report has these words, nearest to where the record stands."""
    text, near = reading.report.text, fact.evidence[0][0]
    words = told.split(CLIPPED) if isinstance(told, str) else [str(one) for one in _items(told)]
    found: list[Span] = []
    for some in words:
        starts = [match.start() for match in re.finditer(re.escape(some.strip()), text)] if some.strip() else []
        if not starts:
            raise BadDecision(f"the report does not say {some!r}.", remedy="Give words as they stand in it.")
        start = min(starts, key=lambda start: abs(start - near))
        found.append((start, start + len(some.strip())))
    if name == "content":
        return found
    if len(found) != 1:
        raise ValueError(told)
    return found[0]


def _when(told: str) -> When:
    """
    >>> _when("2024-02"), _when("2024-05-13..")
    (When(start='2024-02-01', end='2024-02-29', text=None, precision='month', inferred_from=None), \
When(start='2024-05-13', end=None, text=None, precision='interval', inferred_from=None))
    """
    first, apart, last = told.replace(" ", "").partition("..")
    if not apart:
        start, end, precision = _days(first)
        return When(start=start, end=end, precision=precision)
    return When(
        start=_days(first)[0] if first else None, end=_days(last)[1] if last else None, precision="interval"
    )


def _days(told: str) -> tuple[str, str, Precision]:
    match = _DAY.fullmatch(told)
    if match is None:
        raise ValueError(told)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31", "year"
    first = date(year, month, day or 1)
    if day is None:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return first.isoformat(), last.isoformat(), "month"
    return first.isoformat(), first.isoformat(), "day"


def _place(told: str) -> Place:
    """The most populous place of that name, in that country where one is told; else the name alone."""
    from onrecord.data.places import gazetteer

    name, _, country = (part.strip() for part in told.rpartition(",")) if "," in told else (told.strip(), "", "")
    codes = country_codes(country) if country else []
    if country and not codes:
        raise ValueError(told)
    for one in gazetteer().look_up(name):
        if not codes or one.country in codes:
            return Place(
                name=name, country=one.country, admin1=one.admin1, precision=one.kind, geonames=one.geonames,
                latitude=one.latitude, longitude=one.longitude,
            )  # fmt: skip
    return Place(name=name, country=codes[0] if codes else None)


def _takes(kind: Any) -> str:
    """What a field takes, in words."""
    words = [word for one in (kind, *get_args(kind)) if get_origin(one) is Literal for word in get_args(one)]
    if words:
        return f"It takes one of {', '.join(map(str, words))}."
    kinds = [one for one in (get_args(kind) or (kind,)) if one not in (type(None), ...)]
    if When in kinds:
        return "Write it as 2024-05-13, 2024-05 or 2024-05-13..2024-05-17."
    if Place in kinds:
        return 'Write it as "Rafah" or "Rafah, PSE".'
    told = {int: "a whole number", float: "a number", bool: "true or false", str: "words"}
    return f"It takes {' or '.join(told.get(one, 'words') for one in kinds)}."
