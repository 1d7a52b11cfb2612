"""Which of the places of one name is meant."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from onrecord.annotate.places.finding import Name
from onrecord.data import table
from onrecord.data.places import Candidate
from onrecord.lang import lexicon
from onrecord.model import passage_at

_WORDS = lexicon("places.toml")
REGION_WORDS = frozenset(_WORDS["region_words"])
REGION_BEFORE = frozenset(_WORDS["region_before"])
SEAT = 60
ALTERNATIVE = -25
COUNTRY_IN_REPORT = 85
REGION_IN_REPORT = 30
NAMED_BESIDE = 250
TOWN_OF_THE_SAME_NAME = 145
"""Weights on the scale of tenfold binary logarithms of population: a country that the report speaks of is worth
some eight doublings, so that Paris stays in France and Odessa leaves Texas where a report is about Ukraine."""


def choose(names: list[Name], doc: Doc) -> Iterator[Candidate | None]:
    """For each name the place it most likely means, None where the gazetteer has none.

    Each candidate weighs its population; being a capital, its own rather than an alternative name, in a country
    that the report names (or whose people it names), in the dateline's country, or beside the name of its country
    or region ("Paris, Texas") adds to that. One name has one sense in a report.
    """
    countries, regions = _evidence(names, doc)
    beside = [_beside(names, i, doc) for i in range(len(names))]
    senses: dict[str, Candidate] = {}
    for i, name in enumerate(names):
        if not name.candidates:
            yield None
            continue
        explicit = beside[i] or _region_word(name, doc)
        if not explicit and name.key in senses:
            yield senses[name.key]
            continue
        best = max(name.candidates, key=lambda c: _score(c, name, countries, regions, beside[i], doc))
        senses.setdefault(name.key, best)
        yield best


def _score(  # noqa: PLR0917
    place: Candidate,
    name: Name,
    countries: Counter[str],
    regions: set[str],
    beside: tuple[str, str | None] | None,
    doc: Doc,
) -> float:
    score = float(place.weight)
    if not place.own:
        score += ALTERNATIVE
    if place.seat:
        score += SEAT
    if place.country is not None and place.country in countries:
        score += COUNTRY_IN_REPORT * (0.5 + 0.5 * countries[place.country] / max(countries.values()))
    if place.kind == "city" and place.admin1 in regions:
        score += REGION_IN_REPORT
    if beside is not None and place.country == beside[0]:
        score += NAMED_BESIDE if beside[1] is None or beside[1] == place.admin1 else 0
        if place.kind != "city" and beside[1] is not None:
            score -= NAMED_BESIDE
    if place.kind == "admin1":
        if _region_word(name, doc):
            score += NAMED_BESIDE
        elif any(_shares_name(city, place) for city in name.candidates):
            score -= 110
    return score


def _shares_name(city: Candidate, region: Candidate) -> bool:
    """Whether the region is called after this town, so that the bare name means the town ("Kharkiv")."""
    if city.kind != "city" or city.country != region.country:
        return False
    return city.seat or city.weight >= (225 if region.country == "USA" else TOWN_OF_THE_SAME_NAME)


def _region_word(name: Name, doc: Doc) -> bool:
    after = doc[name.last + 1].lower_ if name.last + 1 < len(doc) else ""
    if after in REGION_WORDS:
        return True
    return name.first > 1 and doc[name.first - 1].lower_ == "of" and doc[name.first - 2].lower_ in REGION_BEFORE


def _beside(names: list[Name], i: int, doc: Doc) -> tuple[str, str | None] | None:
    """The country (and region) named right after: "Paris, Texas", "Tripoli, Lebanon"."""
    if i + 1 == len(names):
        return None
    name, after = names[i], names[i + 1]
    between = "" if after.first - name.last > 4 else doc[name.last + 1 : after.first].text_with_ws
    if doc[name.last].whitespace_:
        between = " " + between
    if between not in (", ", " (", ", in ", " in ", ", northern ", ", southern ", ", eastern ", ", western "):
        return None
    for place in after.candidates:
        if place.kind in ("country", "admin1") and place.country is not None:
            mine = [c for c in name.candidates if c.country == place.country and c is not place]
            if place.kind == "admin1":
                mine = [c for c in mine if c.admin1 == place.admin1]
            if mine:
                return place.country, place.admin1 if place.kind == "admin1" else None
    return None


def _evidence(names: list[Name], doc: Doc) -> tuple[Counter[str], set[str]]:
    """How often the report speaks of each country, by its name, its people or a place that is nowhere else,
    and the regions that it names. A dateline counts for three."""
    countries: Counter[str] = Counter()
    regions: set[str] = set()
    for name in names:
        sure = _unmistakable(name)
        if sure is not None and sure.country:
            passage = passage_at(doc._.passages, name.start) if doc._.passages else None
            countries[sure.country] += 3 if passage is not None and passage.kind == "dateline" else 1
            if sure.admin1:
                regions.add(sure.admin1)
    peoples = _peoples()
    for ent in doc.ents:
        if ent.label_ == "NORP":
            country = peoples.get(ent.text)
            if country is not None:
                countries[country] += 1
    return countries, regions


def _unmistakable(name: Name) -> Candidate | None:
    if not name.candidates:
        return None
    ranked = sorted(name.candidates, key=lambda c: -(c.weight + SEAT * c.seat + (0 if c.own else ALTERNATIVE)))
    first = ranked[0]
    rivals = [c for c in ranked[1:] if c.country != first.country]
    if any(c.kind in ("admin1", "country", "region") for c in rivals):
        return None
    if not rivals or first.kind in ("country", "region"):
        return first
    return first if first.weight - rivals[0].weight > 55 else None


@cache
def _peoples() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("countries.tsv"):
        for name in (*row["adjectives"].split("|"), *row["people"].split("|")):
            if name:
                found.setdefault(name, row["alpha3"])
    return found
