"""What a phrase alone says of an actor: country, sector, title.

The words around a name carry it: a nationality, a body, a role. Where they don't, the dated tables of offices
and organizations do.
"""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord import lang
from onrecord.annotate.actors.holders import body_at, former, term_at
from onrecord.annotate.actors.matching import Match, Word, words_of
from onrecord.annotate.actors.tables import Body, Country, Holder, RoleWord, Tables, tables

_SPLIT = frozenset(
    ("of", "for", "from", "in", "at", "to", "with", "on", "across", "against", "under", "near", "by")
)
_TOWARDS = frozenset(("to", "against", "on", "toward", "towards"))
_SIDED = frozenset(("backed", "allied", "aligned", "supported", "funded", "controlled", "trained", "sponsored"))
UNKNOWN = "UNK"


class Reading(NamedTuple):
    """What a phrase says. ``sector`` is "" where the phrase is no more than a country's name, None where
    nothing in it tells; ``country`` None where nothing tells."""

    country: str | None
    sector: str | None
    title: str | None = None
    of: str | None = None
    role: RoleWord | None = None
    past: bool = False
    holder: Holder | None = None
    body: Body | None = None


class _Vote(NamedTuple):
    sector: str
    weight: int
    main: bool
    position: int


@cache
def _former_words() -> frozenset[str]:
    return frozenset(lang.lexicon("actors.toml")["former"])


def read_phrase(phrase: str, date: str | None = None, known: Tables | None = None) -> Reading:
    """What the phrase says of country and sector on that day (ISO; None: no date), by these tables."""
    known = known or tables()
    words = words_of(phrase)
    if not words:
        return Reading(None, None)
    names = known.names.find(phrase, words, cased=True)
    roles = known.roles.find(phrase, words, cased=False)
    roles = [match for match in roles if not _only_describes(match, words)]
    every = [match for match in names if not _is_field(match, roles)]
    names, roles = _settle(every, roles)
    lowered = [word.text.lower() for word in words]
    cut = next(
        (i for i, word in enumerate(lowered) if i and word in _SPLIT and not _inside(i, names, roles)), len(words)
    )
    past = any(word in _former_words() for word in lowered[:cut])

    country, of, holder, body = _country(every, lowered, date)
    head = _head_role(roles, cut)
    title = None if head is None else head.entry.text
    role: RoleWord | None = None if head is None else head.entry
    sector = _sector(names, roles, head, cut, date)
    if (
        role is not None
        and role.weight == 1
        and sector == "GOV"
        and country is None
        and "official" not in role.text
    ):
        sector = None
    if holder is not None and (role is None or role.weight < 2):
        term, over = term_at(holder, date)
        over = over and (date is not None or not in_office(holder, phrase))
        if country is not None and country != term.country:
            # "NATO chief X": of several functions the one in the body or country that the phrase names.
            named = [other for other in holder.terms if other.country == country]
            term = named[-1] if named else term._replace(country=country)
        sector = former(term.sector) if over or past else term.sector
        return Reading(country or term.country, sector, term.title, None, role, past or over, holder, body)
    if sector is None and _only_a_country(names, words, lowered):
        sector = {"capital": "GOV", "region": UNKNOWN}.get(names[0].entry.form, "")
    if sector is not None and past and (role is None or not role.plural):
        sector = former(sector)
    return Reading(country, sector, title, of, role, past, holder, body)


def in_office(holder: Holder, context: str) -> bool:
    """Whether words near a name speak of its holder's last office."""
    title = term_at(holder, None)[0].title.lower().replace("defence", "defense")
    return any(
        word in title.split() for word in context.lower().replace("defence", "defense").split() if len(word) > 3
    )


def _settle(names: list[Match], roles: list[Match]) -> tuple[list[Match], list[Match]]:
    """Names and roles that overlap: the longer stands, the name where both are as long. A body that another
    country stands before ("Chile's Defense Department") is no more than its kind of body."""
    if not names or not roles:
        return names, roles
    foreign = {match for before, match in pairwise(names) if _is_foreign(before, match)}
    gone = set()
    kept = []
    for role in roles:
        rivals = [match for match in names if match.first < role.last and role.first < match.last]
        if all(role.last - role.first > rival.last - rival.first or rival in foreign for rival in rivals):
            gone.update(rivals)
            kept.append(role)
    return [match for match in names if match not in gone], kept


def _is_field(match: Match, roles: list[Match]) -> bool:
    """Whether a party's name is the field of a function there: "Labour Minister"."""
    if type(match.entry) is not tuple or match.entry[-1].sector != "PTY":
        return False
    return any(
        role.first <= match.first and match.last < role.last and role.entry.sector == "GOV" for role in roles
    )


def _only_describes(match: Match, words: list[Word]) -> bool:
    """Whether a rank that is an adjective too stands before a noun: "two major candidates"."""
    if match.entry.text not in _ranks() or match.last >= len(words):
        return False
    after = words[match.last].text
    return after.islower() and after not in _SPLIT


@cache
def _ranks() -> frozenset[str]:
    return frozenset(lang.lexicon("actors.toml")["rank_or_adjective"])


def _is_foreign(before: Match, match: Match) -> bool:
    """Whether a body's name is preceded by a country that is not the body's."""
    country, bodies = before.entry, match.entry
    if not isinstance(country, Country) or country.form == "capital" or type(bodies) is not tuple:
        return False
    return match.first - before.last <= 1 and bodies[-1].code not in (country.code, "")


def _inside(i: int, names: list[Match], roles: list[Match]) -> bool:
    return any(m.first < i < m.last for m in names) or any(m.first < i < m.last for m in roles)


def _country(
    names: list[Match], lowered: list[str], date: str | None
) -> tuple[str | None, str | None, Holder | None, Body | None]:
    """The country that the phrase's first country, body or person gives; what an envoy is sent to is none."""
    country: str | None = None
    of: str | None = None
    holder: Holder | None = None
    body: Body | None = None
    for match in names:
        entry = match.entry
        before = lowered[max(0, match.first - 2) : match.first]
        if country is not None and any(word in _TOWARDS for word in before):
            continue
        if isinstance(entry, Country):
            after = lowered[match.last : match.last + 1]
            if before[-1:] in (["pro"], ["anti"]) or (after and after[0] in _SIDED):
                continue
            if country is None:
                country, of = entry.code or None, entry.name
        elif isinstance(entry, Holder):
            if holder is None:
                holder = entry
        elif body is None:
            body = body_at(entry, date)
            if country is None and body.code:
                country, of = body.code, body.name
    if country is None and holder is not None:
        country = term_at(holder, date)[0].country
    return country, of, holder, body


def _head_role(roles: list[Match], cut: int) -> Match | None:
    """The role that names the person or group: the last one before the first preposition."""
    main = [match for match in roles if match.first < cut and match.entry.kind != "modifier"]
    if main:
        return main[-1]
    return None


def _sector(names: list[Match], roles: list[Match], head: Match | None, cut: int, date: str | None) -> str | None:
    """The sector: of the head's role where that settles it, else of the strongest word beside it."""
    if head is not None and head.entry.weight == 3:
        return str(head.entry.sector)
    votes: list[_Vote] = []
    for match in roles:
        if match is not head and match.entry.sector:
            weight = match.entry.weight if match.entry.kind != "modifier" else 2
            votes.append(_Vote(match.entry.sector, weight, match.first < cut, match.first))
    for match in names:
        if type(match.entry) is tuple:
            body = body_at(match.entry, date)
            if body.sector:
                votes.append(_Vote(body.sector, 3, match.first < cut, match.first))
    floor = head.entry.weight if head is not None else 0
    better = [vote for vote in votes if vote.weight > floor or (floor < 2 and vote.weight >= floor)]
    if better:
        return max(better, key=lambda vote: (vote.main, vote.weight, -vote.position)).sector
    if head is not None and head.entry.sector:
        return str(head.entry.sector)
    return None


def _only_a_country(names: list[Match], words: list[Word], lowered: list[str]) -> bool:
    """Whether the phrase is a country's name, a capital or a body and nothing else, an article aside."""
    covered = sum(match.last - match.first for match in names)
    rest = len(words) - covered - sum(word in ("the", "s", "republic", "of") for word in lowered)
    return bool(names) and rest <= 0 and isinstance(names[0].entry, Country)
