"""What days, places, parties and words say for or against two tellings being one."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from onrecord.data import table
from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.told import Days, Told
from onrecord.link.once import once
from onrecord.link.tellings.speakers import SMALL, Speaker, is_named, likeness, name_words
from onrecord.link.tellings.words import Wording, stemmed, wording
from onrecord.link.within.parties import country_of
from onrecord.model import Place

CERTAIN_NO = -6.0
"""So many points against end every doubt."""
STORY = 0.5
"""So much at most speaks a common story for one event: it tells many."""
STRANGE = -1.2
"""Two reports that have no name in common mostly tell of other things; the one may call all by what they are."""
UNSHARED = -0.75
"""The nearer to so many names one of the reports comes, the more it says."""
NOT_THAT = -3.0
"""Two islands, two squares, two hospitals."""
FEW = 3
OFFICIAL = frozenset(("", "GOV", "COP", "MIL", "SPY"))
NAMED = 2.0
"""A name or number counts as so many words."""


def parties(one: Sequence[Speaker], other: Sequence[Speaker]) -> tuple[float, str]:
    """How far two lists of parties are the same: 1 somebody is, 0.5 somebody is of the same country, 0 not known,
    -1 all are others."""
    if not one or not other:
        return 0.0, "not told by both"
    best, why = -1.0, "nobody in common"
    for mine in one:
        for theirs in other:
            like = likeness(mine, theirs)
            if like == "same" and is_named(mine):
                return 1.0, mine.name
            if countries(mine) & countries(theirs) or _one_office(mine, theirs):
                best, why = max(best, 0.5), f"{mine.name}, {theirs.name}"
            elif best < 0 and (
                like != "other"
                or not (_is_known(mine) and _is_known(theirs))
                or _of_whom(mine, theirs)
                or _may_be(mine, theirs)
                or _may_belong(mine, theirs)
            ):
                best, why = 0.0, f"{mine.name} may be {theirs.name}"
    return best, why


def _one_office(one: Speaker, other: Speaker) -> bool:
    """Whether one is the other with less of its name: "Interior Ministry", "Mozambique's Interior Ministry"."""
    mine, yours = (set(name_words(who.name)) - SMALL for who in (one, other))
    if "person" in (one.kind, other.kind) or min(len(mine), len(yours)) < 2:
        return False
    return (mine <= yours or yours <= mine) and not (countries(one) and countries(other))


def claimants(one: Sequence[Speaker], other: Sequence[Speaker]) -> tuple[float, str]:
    """As :func:`parties`, of those who give a figure: of one country only its government speaks with one voice."""
    if not one or not other:
        return 0.0, "not told by both"
    mine, theirs = one[0], other[0]
    why = f"{mine.name}, {theirs.name}"
    like = likeness(mine, theirs)
    if like == "same" and is_named(mine):
        return 1.0, mine.name
    if _one_office(mine, theirs) or official(mine) & official(theirs):
        return 0.5, why
    return (-1.0, why) if like == "other" and not _may_be(mine, theirs) else (0.0, why)


def _may_belong(one: Speaker, other: Speaker) -> bool:
    """Whether one are people of no name and country, who may belong to the other: "dockers", "Dockers' Union"."""
    return any(who.kind in ("unnamed", "population") and not countries(who) for who in (one, other)) and (
        "organization" in (one.kind, other.kind)
    )


def may_speak(one: Speaker, other: Speaker) -> bool:
    """Whether one is a person and the other a body, of one sector, that he may speak for: no country tells them
    apart."""
    sectors = [{code[-3:] for code in who.codes} - {"UNK"} for who in (one, other)]
    apart = countries(one) and countries(other) and not countries(one) & countries(other)
    return (one.kind == "person") != (other.kind == "person") and bool(sectors[0] & sectors[1]) and not apart


def _may_be(one: Speaker, other: Speaker) -> bool:
    """Whether one is called by what it is, the other by a name that doesn't tell: "rebels", "Northern Front"."""
    bare = [who.name == who.name.lower() and not countries(who) for who in (one, other)]
    sectors = [{code[-3:] for code in who.codes} - {"UNK"} for who in (one, other)]
    return any(bare) and "person" not in (one.kind, other.kind) and not (sectors[0] and sectors[1])


@once
def official(speaker: Speaker) -> frozenset[str]:
    """The countries for which somebody speaks: a government and what belongs to it."""
    return frozenset(country_of(code) for code in speaker.codes if country_of(code) and code[3:] in OFFICIAL)


def speaks_of(told: Told, speaker: Speaker) -> bool:
    """Whether the sentence names somebody, what he speaks for, or his country."""
    said = set(wording(told.sentence).matter)
    own = {
        stemmed(word)
        for name in (speaker.name, *speaker.offices)
        for word in name_words(name)
        if word not in SMALL
    }
    return bool(said & own) or any(said & _country_stems(code) for code in countries(speaker))


@cache
def _country_stems(code: str) -> frozenset[str]:
    """The words for a country: its names, its people's, its capital."""
    rows = [row for row in table("countries.tsv") if row["alpha3"] == code]
    fields = ("name", "names", "adjectives", "people", "capitals")
    words = (word for row in rows for field in fields for word in (row.get(field) or "").replace("|", " ").split())
    return frozenset(stemmed(word.casefold()) for word in words if len(word) > 3)


def _of_whom(one: Speaker, other: Speaker) -> bool:
    """Whether one is a person of whom it isn't told whose he is, the other a body or country that may be his."""
    person, body = sorted((one, other), key=lambda who: who.kind != "person")
    return person.kind == "person" != body.kind and not countries(person)


def _is_known(speaker: Speaker) -> bool:
    """Whether it is told who they are, or whose."""
    return is_named(speaker) or bool(countries(speaker))


def context(one: Told, other: Told, *, strange: float = STRANGE) -> Part:
    """Whether two reports tell of the same people, bodies and places; ``strange``: the points where they don't."""
    both = one.context & other.context
    least = min(len(one.context), len(other.context))
    if least >= FEW and not both:
        return Part("story", strange, "no name in common")
    if not both:
        return Part("story", round(UNSHARED * least / FEW, 2), "no name in common")
    share = len(both) / max(4, least)
    return Part("story", round(min(STORY, 3.0 * (share - 0.25)), 2), ", ".join(sorted(both)[:8]))


@once
def countries(speaker: Speaker) -> frozenset[str]:
    """The countries and bodies that somebody belongs to."""
    return frozenset(filter(None, map(country_of, speaker.codes)))


def meet(one: Days, other: Days, *, apart: int = 0) -> bool:
    """Whether two intervals share a day, or lie no more days apart."""
    return (other[0] - one[1]).days <= apart and (one[0] - other[1]).days <= apart


def short(days: Days, most: int = 2) -> bool:
    """Whether an interval is so short that it tells a day."""
    return (days[1] - days[0]).days < most


def distance(one: date | None, other: date | None) -> int | None:
    """How many days lie between two."""
    return None if one is None or other is None else abs((one - other).days)


def place(one: Place | None, other: Place | None, *, same: float, holds: float, apart: float) -> Part | None:
    """Points for one place, for a place within the other, against two places; None where not both are told."""
    if one is None or other is None:
        return None
    if one.name.casefold() == other.name.casefold() or (one.geonames and one.geonames == other.geonames):
        return Part("place", same, one.name)
    if one.country and one.country == other.country and _wide(one) != _wide(other):
        return Part("place", holds, f"{one.name}, {other.name}")
    if _namesakes(one, other):
        return Part("place", min(apart, NOT_THAT), f"{one.name}, {other.name}")
    one_region = one.country and one.country == other.country and one.admin1 and one.admin1 == other.admin1
    if one_region and "admin1" in (one.precision, other.precision):
        return Part("place", holds, f"{one.name}, {other.name}")
    return Part("place", apart, f"{one.name}, {other.name}")


def _namesakes(one: Place, other: Place) -> bool:
    """Whether both are of a kind and named otherwise: "Balut Island", "Marore Island"."""
    mine, yours = one.name.casefold().split(), other.name.casefold().split()
    return min(len(mine), len(yours)) > 1 and mine[-1] == yours[-1] and mine[:-1] != yours[:-1]


def _wide(place: Place) -> bool:
    return place.precision in ("country", "region")


def overlap(one: Wording, other: Wording, *, without: Collection[str] = ()) -> tuple[float, tuple[str, ...]]:
    """The share of the shorter's matter that the other has too, names and numbers counting more; and what they
    share."""
    mine, yours = set(one.matter).difference(without), set(other.matter).difference(without)
    named = one.names | other.names | one.numbers | other.numbers
    least = min(weight(mine, named), weight(yours, named))
    both = mine & yours
    return (weight(both, named) / least if least else 0.0), tuple(sorted(both))


def weight(words: Collection[str], named: Collection[str]) -> float:
    """How much these words say; what is ``named`` says more."""
    return sum(NAMED if word in named else 1.0 for word in words)


def copied(one: Told, other: Told) -> bool:
    """Whether the two sentences are nearly the same words."""
    mine, yours = one.words.words, other.words.words
    if min(len(mine), len(yours)) < 6:
        return False
    both = len(set(mine) & set(yours))
    return both >= 0.85 * max(len(set(mine)), len(set(yours)))
