"""The four kinds of entries: which keys each has, what they may hold, and what may not be told twice.

``told`` holds what was told before, in this file or another, with the entry that told it.
"""

from difflib import get_close_matches
from functools import cache
from typing import Any, NoReturn, cast

from onrecord.data import table
from onrecord.data.own.entry import Entry
from onrecord.data.own.kinds import BodyKind, OwnActor, OwnFrame, OwnOffice, OwnPlace, PlaceKind
from onrecord.data.places import key_of

Told = dict[tuple[object, ...], Entry]

ABROAD = ("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG")
ARMED = ("REB", "UAF", "PRM", "CRM")
NONE = "NONE"
HELD_BACK = ("none", "any", "who")
"""What a verb may ask of its object beside naming nouns."""
AROUND_NOUN = ("of", "on", "against")
"""Where the other party of an event noun stands where nothing else is said."""
MOST_WORDS = 3


def actor(entry: Entry, told: Told) -> OwnActor:
    """An actor."""
    entry.only(("name", "aliases", "country", "sector", "kind"))
    sector = entry.one_of("sector", _sectors(), says="PLOVER sector")
    usual = "armed_group" if sector in ARMED else "government" if sector == "GOV" else "organization"
    if entry.told.get("kind") == "person":
        entry.wrong(
            "people are no bodies.", "Tell who somebody is under [[offices]]: title and holder.", key="kind"
        )
    kinds = ("organization", "government", "armed_group", "population")
    made = OwnActor(
        name=entry.text("name", needed=True),
        aliases=entry.texts("aliases"),
        country=_country(entry, abroad=True),
        sector=sector,
        kind=cast(BodyKind, entry.one_of("kind", kinds, default=usual, says="kind of actor")),
    )
    for name in dict.fromkeys((made.name, *made.aliases)):
        _once(entry, told, "name", name, ("actor", name.lower().removeprefix("the ")))
    return made


def office(entry: Entry, told: Told) -> OwnOffice:
    """An office, with its holder."""
    entry.only(("title", "holder", "aliases", "country", "sector", "from", "to"))
    made = OwnOffice(
        title=entry.text("title", needed=True),
        holder=entry.text("holder"),
        aliases=entry.texts("aliases"),
        country=_country(entry, abroad=True),
        sector=entry.one_of("sector", _sectors(), default="GOV", says="PLOVER sector"),
        since=entry.day("from"),
        until=entry.day("to"),
    )
    if made.aliases and not made.holder:
        entry.wrong("aliases are other names of the holder, and it has none.", 'Add holder = "..."', key="aliases")
    if made.since and made.until and made.until < made.since[: len(made.until)]:
        entry.wrong(f"it ends ({made.until}) before it begins ({made.since}).", "Turn them round.", key="to")
    term = (key_of(made.holder), key_of(made.title), made.country, made.since)
    _once(entry, told, "title", f"{made.title} {made.holder}".strip(), ("office", *term))
    return made


def frames(entry: Entry, told: Told) -> tuple[OwnFrame, ...]:
    """The frames that an entry tells: one for each of its verbs or nouns."""
    entry.only(("verb", "noun", "type", "mode", "with", "object", "recipient", "mutual"))
    verbs, nouns = entry.texts("verb"), entry.texts("noun")
    if bool(verbs) == bool(nouns):
        entry.wrong("it has no verb and no noun, or both.", 'Give it one: verb = "besiege", or noun = "siege"')
    types = {row["type"]: row for row in table("plover_types.tsv")} | {NONE: {}}
    if not entry.text("type"):
        entry.wrong("it has no type.", 'Give it one of PLOVER\'s: type = "ASSAULT"')
    kind = entry.one_of("type", types, says="PLOVER type")
    modes = {row["mode"] for row in table("plover_modes.tsv") if row["type"] == kind}
    mode = entry.one_of("mode", modes, says=f"mode of {kind}")
    asks, objects = _object(entry, verbs)
    mutual = entry.flag("mutual")
    usual = ("with", "between") if mutual else AROUND_NOUN if nouns else ("obj",)
    recipient = tuple("obj" if one in ("object", "obj") else one for one in entry.texts("recipient")) or usual
    made = []
    for words in (*verbs, *nouns):
        head, *rest = words.lower().split()
        if len(rest) >= MOST_WORDS or (rest and (nouns or entry.texts("with"))):
            entry.wrong(
                f"{words!r} is more than one word.",
                'A verb may have its particle ("close off"); what else must be there goes under with and object.',
                key="noun" if nouns else "verb",
            )
        with_ = tuple(rest) or entry.texts("with")
        _once(entry, told, "noun" if nouns else "verb", words, ("frame", bool(nouns), head, with_, asks, objects))
        made.append(
            OwnFrame(
                lemma=head, is_noun=bool(nouns), type=kind, mode=mode, words=with_, asks=asks, nouns=objects,
                recipient=recipient, mutual=mutual,
            )
        )  # fmt: skip
    return tuple(made)


def _object(entry: Entry, verbs: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a verb asks of its object, and the nouns of which it must be one."""
    objects = tuple(one.lower() for one in entry.texts("object"))
    if not objects:
        return "", ()
    if not verbs:
        entry.wrong(
            "a noun has no object.", "Leave it out; recipient says where the other party stands.", key="object"
        )
    if any(one in HELD_BACK for one in objects):
        if len(objects) > 1:
            entry.wrong(
                f"object has {objects[0]!r} beside others.",
                f"One of {', '.join(HELD_BACK)}, or nouns.",
                key="object",
            )
        return objects[0], ()
    long = next((one for one in objects if " " in one), None)
    if long is not None:
        entry.wrong(
            f"the object {long!r} is more than one word.", "Name the noun alone, in the singular.", key="object"
        )
    return "noun", objects


def place(entry: Entry, told: Told) -> OwnPlace:
    """A place."""
    entry.only(("name", "aliases", "country", "region", "kind", "latitude", "longitude"))
    kinds = ("city", "site", "region", "admin1")
    if entry.told.get("kind") in ("village", "town", "camp"):
        entry.wrong(
            f"kind is {entry.told['kind']!r}.",
            'Villages and towns are a "city", camps, crossings and bases a "site".',
            key="kind",
        )
    made = OwnPlace(
        name=entry.text("name", needed=True),
        aliases=entry.texts("aliases"),
        country=_country(entry, abroad=False),
        admin1=entry.text("region"),
        kind=cast(PlaceKind, entry.one_of("kind", kinds, default="city", says="kind of place")),
        latitude=entry.number_of("latitude", -90, 90),
        longitude=entry.number_of("longitude", -180, 180),
    )
    for name in dict.fromkeys((made.name, *made.aliases)):
        _once(entry, told, "name", name, ("place", key_of(name), made.country, made.admin1))
    return made


def _once(entry: Entry, told: Told, key: str, says: str, known: tuple[object, ...]) -> None:
    """Refuse what another entry has told already."""
    known = tuple(key_of(one) if isinstance(one, str) else one for one in known)
    before = told.setdefault(known, entry)
    if before is not entry:
        entry.wrong(f"{says!r} is told twice.", f"It stands at {before.where} too: keep one of them.", key=key)


def _country(entry: Entry, *, abroad: bool) -> str:
    """A country by its alpha-3 code or its name; of a body also a code for those of none."""
    said = entry.text("country")
    if not said:
        return ""
    code = said.upper()
    if code in _codes() or (abroad and code in ABROAD):
        return code
    by_name = _names().get(key_of(said))
    if by_name is None:
        _no_country(entry, said, abroad=abroad)
    return by_name


def _no_country(entry: Entry, said: str, *, abroad: bool) -> NoReturn:
    others = f", or one of {', '.join(ABROAD)}" if abroad else ""
    hint = f"Give its ISO 3166 code of three letters, or its name{others}."
    close = get_close_matches(key_of(said), list(_names()), n=1)
    if close:
        hint = f"Did you mean {_names()[close[0]]!r} ({close[0].title()})?"
    entry.wrong(f"country is {said!r}, which is none.", hint, key="country")


@cache
def _sectors() -> frozenset[str]:
    return frozenset(row["sector"] for row in table("plover_sectors.tsv"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in table("countries.tsv"))


@cache
def _names() -> dict[str, str]:
    """The code of each country by its names, folded."""
    found: dict[str, Any] = {}
    for row in table("countries.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(key_of(name), row["alpha3"])
    return found
