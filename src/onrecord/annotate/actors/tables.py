"""The tables that say who is who: countries, organizations, holders of offices, roles, first names."""

import gc
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord import data, lang
from onrecord.annotate.actors.matching import Trie, folded
from onrecord.data.own import NOTHING, Own
from onrecord.model import ActorKind

ABROAD = frozenset(("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG"))
"""The codes of bodies that are of no country."""

Form = Literal["name", "adjective", "people", "capital", "region"]


class Country(NamedTuple):
    """A country under one of its names. ``form``: what the word found is to it."""

    code: str
    name: str
    form: Form


class Body(NamedTuple):
    """An organization from the table, in one of its periods (ISO days or years, empty: open)."""

    name: str
    code: str
    sector: str
    kind: ActorKind
    since: str
    until: str


Sure = Literal["high", "medium", "low"]


class Term(NamedTuple):
    """One term of an office, or of another public function. ``died``: it ended by the holder's death; ``sure``:
    how sure the table is of its dates."""

    country: str
    sector: str
    title: str
    since: str
    until: str
    died: bool
    sure: Sure


class Holder(NamedTuple):
    """A person of the table of offices, with the terms in order of time."""

    name: str
    terms: tuple[Term, ...]


class RoleWord(NamedTuple):
    """What a word for a function says: 3 settles the sector, 2 does unless another word does, 1 hardly."""

    text: str
    sector: str
    kind: Literal["person", "group", "modifier", "thing"]
    weight: int
    office: bool
    plural: bool


class Tables(NamedTuple):
    """All tables, compiled for lookup."""

    names: Trie
    """Country, tuple of Body, or Holder."""
    roles: Trie
    """RoleWord."""
    surnames: dict[str, tuple[Holder, ...]]
    """Holders by family name in lower case, without accents."""
    genders: dict[str, str]
    """First name in lower case to "m" or "f"."""
    nicknames: dict[str, tuple[str, ...]]
    """Nickname in lower case to full names or first names."""
    countries: dict[str, str]
    """Alpha-3 to name."""


def tables(own: Own = NOTHING) -> Tables:
    """The tables, read once a process for each that is taught beside them."""
    return _own_tables(own) if own.actors or own.offices else _tables()


@cache
def _tables() -> Tables:
    return _undisturbed(NOTHING)


@lru_cache(maxsize=4)
def _own_tables(own: Own) -> Tables:
    return _undisturbed(own)


def _undisturbed(own: Own) -> Tables:
    # Nothing of the tables is garbage; looking for it while they grow would take as long as reading them.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read(own)
    finally:
        if collecting:
            gc.enable()


def _read(own: Own) -> Tables:
    names = Trie(names=True)
    bodies = _own_bodies(own)
    for spelling, its in bodies.items():
        names.put(spelling, its)
    countries = _countries(names)
    _organizations(names, bodies)
    surnames = _holders(names, own)
    genders = {row["name"].lower(): row["gender"] for row in lang.table("first_names.tsv")}
    nicknames = {row["nickname"].lower(): tuple(row["names"].split("|")) for row in lang.table("nicknames.tsv")}
    for nickname, full in nicknames.items():
        if full[0] in genders and nickname not in genders:
            genders[nickname] = genders[full[0]]
    return Tables(names, _roles(own), surnames, genders, nicknames, countries)


def _countries(names: Trie) -> dict[str, str]:
    found = {}
    for row in data.table("countries.tsv"):
        code, name = row["alpha3"], row["name"]
        found[code] = name
        names.put_all([name, *row["aliases"].split("|")], Country(code, name, "name"))
        names.put_all(row["people"].split("|"), Country(code, name, "people"))
        names.put_all(row["adjectives"].split("|"), Country(code, name, "adjective"))
        names.put_all(row["capital"].split("|"), Country(code, name, "capital"))
    for row in data.table("regions.tsv"):
        names.put_all([row["name"], *row["aliases"].split("|")], Country(row["country"], row["name"], "region"))
    return found


def _own_bodies(own: Own) -> dict[str, tuple[Body, ...]]:
    """The user's own bodies by every spelling. Names stand in the tables without their article."""
    found: dict[str, tuple[Body, ...]] = {}
    for actor in own.actors:
        body = Body(actor.name, actor.country, actor.sector, actor.kind, "", "")
        for spelling in (actor.name, *actor.aliases):
            found[_bare(spelling)] = (body,)
    return found


def _bare(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _organizations(names: Trie, own: dict[str, tuple[Body, ...]]) -> None:
    """The table's bodies. One of which the user names any spelling is the user's under all of them."""
    periods: dict[str, list[Body]] = {}
    spellings: dict[str, list[str]] = {}
    for row in data.table("organizations.tsv"):
        kind: ActorKind = row["kind"] or "organization"  # type: ignore[assignment]
        body = Body(row["name"], row["country"], row["sector"], kind, row["from"], row["to"])
        periods.setdefault(row["name"], []).append(body)
        spellings.setdefault(row["name"], []).extend([row["name"], *row["aliases"].split("|")])
    for name, bodies in periods.items():
        taught = next((own[spelling] for spelling in spellings[name] if spelling in own), None) if own else None
        if taught is not None:
            names.put_all(dict.fromkeys(spellings[name]), taught)
            continue
        names.put_all(dict.fromkeys(spellings[name]), tuple(bodies))
        if bodies[0].code in ("UNO", "IGO", "EUR") or bodies[0].sector == "GOV":
            # British papers write acronyms that are spoken as words with one capital: "Nasa", "Unesco".
            names.put_all(
                (s.capitalize() for s in spellings[name] if s.isupper() and s.isalpha() and len(s) > 3),
                tuple(bodies),
            )


def _holders(names: Trie, own: Own) -> dict[str, tuple[Holder, ...]]:
    """Everybody who holds an office; the terms that the user tells stand before the table's."""
    told: dict[str, list[Term]] = {}
    terms: dict[str, list[Term]] = {}
    spellings: dict[str, list[str]] = {}
    for row in data.table("offices.tsv"):
        name, *aliases = row["name"].split("|")
        sure: Sure = row["sure"] or "low"  # type: ignore[assignment]
        died = row["left"] == "died"
        term = Term(row["country"], row["sector"], row["title"], row["from"], row["to"], died, sure)
        terms.setdefault(name, []).append(term)
        spellings.setdefault(name, []).extend([name, *aliases])
    whose = {spelling: name for name, its in spellings.items() for spelling in its} if own.offices else {}
    for office in own.offices:
        if office.holder:
            name = whose.get(office.holder, office.holder)
            told.setdefault(name, []).append(
                Term(office.country, office.sector, office.title, office.since, office.until, False, "high")
            )
            spellings[name] = [office.holder, *office.aliases, *spellings.get(name, [])]
    surnames: dict[str, list[Holder]] = {}
    for name in dict.fromkeys((*told, *terms)):
        holder = Holder(name, (*_in_order(told.get(name, [])), *_in_order(terms.get(name, []))))
        for spelling in dict.fromkeys(spellings[name]):
            if " " in spelling:
                names.put(spelling, holder)
                surnames.setdefault(folded(spelling.split()[-1]), []).append(holder)
            else:
                surnames.setdefault(folded(spelling), []).insert(0, holder)
    return {surname: tuple(dict.fromkeys(holders)) for surname, holders in surnames.items()}


def _in_order(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.since)


def _roles(own: Own) -> Trie:
    roles = Trie()
    for row in lang.table("roles.tsv"):
        text = row["role"]
        kind: Literal["person", "group", "modifier", "thing"] = row["kind"]  # type: ignore[assignment]
        word = RoleWord(text, row["sector"], kind, int(row["weight"]), row["office"] == "1", False)
        roles.put(text, word)
        if kind == "person" or (kind == "group" and not text.endswith("s")):
            roles.put(plural(text), word._replace(plural=True))
    # After the lexicon's: who makes somebody the "leader" of rebels makes no rebels of all leaders.
    for office in own.offices:
        title = RoleWord(office.title.lower(), office.sector, "person", 3, True, False)
        roles.put(title.text, title)
        roles.put(plural(title.text), title._replace(plural=True))
    return roles


def plural(phrase: str) -> str:
    """The plural of a role: "police officer" gives "police officers", "member of parliament" "members of ..."."""
    head, of, rest = phrase.partition(" of ")
    if head.endswith("wife"):
        head = head[:-2] + "ves"
    elif head.endswith(("man", "men")) and not head.endswith(("human", "german", "roman")):
        head = head[:-2] + "en"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    else:
        head += "s"
    return head + of + rest
