"""Country and sector of an actor's phrase without a report."""

from functools import cache

from onrecord import lang
from onrecord.annotate.actors.holders import former, term_at
from onrecord.annotate.actors.matching import Match, Word, folded, words_of
from onrecord.annotate.actors.phrases import UNKNOWN, in_office, read_phrase
from onrecord.annotate.actors.tables import ABROAD, tables
from onrecord.data.places import gazetteer

TOWN = 155
"""What a town must weigh in the gazetteer (some 50,000 people) before a bare capitalized word means it."""
_COUNTRIES = frozenset(("NGO", "ISM", "IMG", "MNC", "IGO"))


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
            and in_office(read.holder, context)
        ):
            sector = term_at(read.holder, None)[0].sector
    if sector in _COUNTRIES:
        country, sector = (country, "CVL") if country else (sector, "")
    if country in ABROAD and (sector is None or (sector == "GOV" and country != "EUR")):
        sector = ""
    return country or "", UNKNOWN if sector is None else sector


def _lone_surname(phrase: str, date: str | None) -> tuple[str, str] | None:
    """Codes for one capitalized word that is the family name of an office holder, the one in office first."""
    words = words_of(phrase)
    if not words or not words[0].text[0].isupper() or len(words) > 2 or words[0].text.lower() in _not_names():
        return None
    holders = tables().surnames.get(folded(phrase.strip()).removesuffix("'s").removesuffix("’s"), ())
    for holder in holders:
        term, over = term_at(holder, date)
        if not over:
            return term.country, term.sector
    if holders:
        term, _ = term_at(holders[0], date)
        return term.country, former(term.sector)
    return None


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
