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
from onrecord.annotate.actors.tables import Body, Country, Holder, RoleWord, tables
from onrecord.data.places import gazetteer

_SPLIT = frozenset(
    ("of", "for", "from", "in", "at", "to", "with", "on", "across", "against", "under", "near", "by")
)
_TOWARDS = frozenset(("to", "against", "on", "toward", "towards"))
_SIDED = frozenset(("backed", "allied", "aligned", "supported", "funded", "controlled", "trained", "sponsored"))
UNKNOWN = "UNK"
TOWN = 155
"""What a town must weigh in the gazetteer (some 50,000 people) before a bare capitalized word means it."""
_COUNTRIES = frozenset(("NGO", "ISM", "IMG", "MNC", "IGO"))
_ABROAD = frozenset(("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG"))


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


def read_phrase(phrase: str, date: str | None = None) -> Reading:
    """What the phrase says of country and sector on that day (ISO; None: no date)."""
    known = tables()
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
        over = over and (date is not None or not _in_office(holder, phrase))
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


def codes_of(phrase: str, *, context: str | None = None, date: str | None = None) -> tuple[str, str]:
    """Country and sector of an actor's phrase without a report, "" for what is not known or does not apply.

    ``context`` is any words that stood near; ``date`` an ISO day.

    >>> codes_of("the Kenyan defence minister")
    ('KEN', 'GOV')
    >>> codes_of("a former Italian prime minister")
    ('ITA', 'ELI')
    """
    read = read_phrase(phrase, date)
    country, sector = read.country, read.sector
    if read.holder is None and country is None and sector is None:
        alone = _lone_surname(phrase, date)
        if alone is not None:
            country, sector = alone
    if country is None:
        town = _town(phrase, words_of(phrase), tables().roles.find(phrase, words_of(phrase), cased=False))
        if town is not None:
            country = town[0]
            sector = "CVL" if town[1] and sector is None else sector
    if context:
        near = read_phrase(context, date)
        country = country or near.country
        if sector is None and near.sector:
            sector = near.sector
        if (
            date is None
            and read.holder is not None
            and sector == former("GOV")
            and _in_office(read.holder, context)
        ):
            sector = term_at(read.holder, None)[0].sector
    if sector in _COUNTRIES:
        country, sector = (country, "CVL") if country else (sector, "")
    if country in _ABROAD and (sector is None or (sector == "GOV" and country != "EUR")):
        sector = ""
    return country or "", UNKNOWN if sector is None else sector


def _in_office(holder: Holder, context: str) -> bool:
    """Whether words near a name speak of its holder's last office."""
    title = term_at(holder, None)[0].title.lower().replace("defence", "defense")
    return any(
        word in title.split() for word in context.lower().replace("defence", "defense").split() if len(word) > 3
    )


def _lone_surname(phrase: str, date: str | None) -> tuple[str, str] | None:
    """Codes for one capitalized word that is the family name of an office holder, the one in office first."""
    words = words_of(phrase)
    if not words or not words[0].text[0].isupper() or len(words) > 2 or words[0].text.lower() in _not_names():
        return None
    holders = tables().surnames.get(phrase.strip().lower().removesuffix("'s").removesuffix("’s"), ())
    for holder in holders:
        term, over = term_at(holder, date)
        if not over:
            return term.country, term.sector
    if holders:
        term, _ = term_at(holders[0], date)
        return term.country, former(term.sector)
    return None


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


def _town(phrase: str, words: list[Word], roles: list[Match]) -> tuple[str, bool] | None:
    """The country of a town or region that the phrase names, and whether the phrase is nothing else."""
    held = {i for match in roles for i in range(match.first, match.last)}
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and words[last].text[0].isupper() and last not in held:
            last += 1
        for end in range(last, first, -1):
            name = phrase[words[first].start : words[end - 1].end]
            if len(name) > 3 and name.lower() not in _not_names():
                found = [c for c in gazetteer().look_up(name) if c.country]
                if found and (found[0].kind in ("admin1", "region") or found[0].weight >= TOWN):
                    return found[0].country, first == 0 and end == len(words)  # type: ignore[return-value]
        first = max(last, first + 1)
    return None


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lang.lexicon("actors.toml")["no_name"])


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
