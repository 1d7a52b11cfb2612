"""How well a row of theirs and an event of ours fit each other: the parts, and what they come to.

::

    parties  4   each side's best two: 1 the same name under any that the record knows; as near as the spelling is,
                 from 0.85 on; 0.9 all words of one in the other, 0.8 country and sector, 0.7 the country where one
                 has no sector, 0.6 the sector where one has no country, 0.4 the country with other sectors. Of
                 ours the parties of every telling count. Sides that only one has, and whom nobody names, are left
                 out; both sides swapped count nine tenths.
    type     3   1 the same PLOVER type, 0.5 the same quad class, else 0
    place    2   1 the same name, or within 25 km; 0.7 one is coarser, in the same country; 0.5 within 100 km, or
                 only one has a place; left out where neither has
    day      1   1 the same days, 0.9 days that meet, less the further they are apart

The score is their mean, weighted so. No pair is: what is further apart in days than the window; parties that fit
less than 0.5, or of which a side fits less than 0.4; places in two countries, or towns more than 100 km apart; a
score below 0.65. Where no parties can be compared, type and place must be the same and the days meet.
"""

from collections.abc import Mapping
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from rapidfuzz import fuzz

from onrecord.data import table
from onrecord.model import Place
from onrecord.pipeline.beside.candidates import Candidate, Party
from onrecord.pipeline.beside.rows import Verdict
from onrecord.store.folding import fold

BAR = 0.65
WEIGHTS = {"parties": 4, "type": 3, "place": 2, "day": 1}
LEAST, LEAST_SIDE = 0.5, 0.4
SWAPPED, SAME = 0.9, 0.8
"""What swapped sides count, and from where on parties are called the same."""
SPELLED, WORDS = 85, 8
"""So near are two spellings of one name, in hundredths; so long is a name whose words are looked for elsewhere."""
HERE, NEAR = 25.0, 100.0
"""Kilometres within which two points are one place, and one event's."""
COARSE = ("country", "region", "admin1")


class Weighed(NamedTuple):
    """What a pair comes to."""

    score: float
    parts: Mapping[str, float | None]
    agreement: Mapping[str, Verdict]
    days_apart: int | None
    km_apart: float | None
    fine: int


class Placed(NamedTuple):
    """Two places beside each other; ``score`` is None where neither side has one, ``apart`` forbids the pair."""

    verdict: Verdict
    score: float | None
    km: float | None = None
    apart: bool = False


class Weighing:
    """Weighs pairs. How two parties fit is worked out once, however many rows have them."""

    def __init__(self, window: int) -> None:
        self.window = window
        self._fits: dict[tuple[Party, Party], float | None] = {}

    def weigh(self, ours: Candidate, theirs: Candidate) -> Weighed | None:
        """The pair's score and what it is made of, None where it is no pair."""
        apart = _apart(ours, theirs)
        if apart is not None and apart > self.window:
            return None
        where = placed(ours.place, theirs.place)
        if where.apart:
            return None
        parties, swapped = self._parties(ours, theirs)
        if parties is not None and parties < LEAST:
            return None
        same = set(ours.types) & set(theirs.types)
        kind = 1.0 if same else 0.5 if quads(ours.types) & quads(theirs.types) else 0.0
        if parties is None:
            nobody = not (ours.actors or ours.recipients or theirs.actors or theirs.recipients)
            if not same or apart or not (where.verdict == "same" or (nobody and where.score is None)):
                return None
        parts = {"parties": parties, "type": kind, "place": where.score, "day": self._day(ours, theirs, apart)}
        known = {name: value for name, value in parts.items() if value is not None}
        score = sum(WEIGHTS[name] * value for name, value in known.items()) / sum(WEIGHTS[name] for name in known)
        if score < BAR:
            return None
        agreement: dict[str, Verdict] = {
            "parties": _said(parties, swapped),
            "type": "same" if same else "differs" if theirs.types else "unknown",
            "day": "unknown" if apart is None else "differs" if apart else "same",
            "place": where.verdict,
        }
        alike = sum(one is not None and one == other for one, other in zip(ours.fine, theirs.fine, strict=True))
        return Weighed(round(score, 3), parts, agreement, apart, where.km, alike)

    def _day(self, ours: Candidate, theirs: Candidate, apart: int | None) -> float | None:
        if apart is None:
            return None
        return 1 - apart / (self.window + 1) if apart else 1.0 if ours.days == theirs.days else 0.9

    def _parties(self, ours: Candidate, theirs: Candidate) -> tuple[float | None, bool]:
        """How well the parties fit, and whether with the sides swapped; 0 where they are others."""
        straight = _mean(self._side(ours.actors, theirs.actors), self._side(ours.recipients, theirs.recipients))
        if straight is None or straight == 1:
            return straight, False
        crossed = self._side(ours.actors, theirs.recipients), self._side(ours.recipients, theirs.actors)
        swapped = 0.0 if None in crossed else SWAPPED * (_mean(*crossed) or 0.0)
        return max(straight, swapped), swapped > straight

    def _side(self, ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> float | None:
        fits = [fit for one in ours for other in theirs if (fit := self._fit(one, other)) is not None]
        return max(fits, default=None)

    def _fit(self, one: Party, other: Party) -> float | None:
        pair = one, other
        if pair not in self._fits:
            self._fits[pair] = fit(one, other)
        return self._fits[pair]


def _said(parties: float | None, swapped: bool) -> Verdict:
    if parties is None:
        return "unknown"
    return "swapped" if swapped else "same" if parties >= SAME else "near"


def _mean(*sides: float | None) -> float | None:
    """The mean of the sides that can be compared, 0 where one speaks against it."""
    known = [side for side in sides if side is not None]
    if not known:
        return None
    return 0.0 if min(known) < LEAST_SIDE else sum(known) / len(known)


def fit(ours: Party, theirs: Party) -> float | None:
    """How well two parties fit, from 0 to 1; None where ours is a description that says nothing of who it is."""
    if not set(ours.names).isdisjoint(theirs.names):
        return 1.0
    here, there = _countries(ours), _countries(theirs)
    if here and there and not here & there:
        return 0.0
    spelled = max((_alike(one, other) for one in ours.names for other in theirs.names), default=0.0)
    parts, others = _sectors(ours), _sectors(theirs)
    if here and there:
        coded = 0.8 if parts & others else 0.4 if parts and others else 0.7
        return max(coded, spelled)
    if parts & others:
        return max(0.6, spelled)
    if spelled or (parts and others):
        return spelled
    return 0.0 if ours.named and theirs.names else None


def _alike(one: str, other: str) -> float:
    """How near two spellings are, 0 where they are of two names."""
    if not one or not other:
        return 0.0
    near = fuzz.token_sort_ratio(one, other)
    if near >= SPELLED:
        return near / 100
    shorter = min(one, other, key=len)
    return 0.9 if " " in shorter and len(shorter) >= WORDS and fuzz.token_set_ratio(one, other) == 100 else 0.0


@cache
def _known_sectors() -> frozenset[str]:
    return frozenset(row["sector"] for row in table("plover_sectors.tsv")) - {"UNK"}


def _sectors(party: Party) -> set[str]:
    parts = {code[at : at + 3] for code in party.codes for at in range(0, len(code), 3)}
    return parts & _known_sectors()


def _countries(party: Party) -> set[str]:
    """Countries, and what stands in their place (UNO, NGO, ...)."""
    return {code[:3] for code in party.codes if code[:3] not in _known_sectors() and code[:3] != "UNK"}


@cache
def _quads() -> dict[str, str]:
    return {row["type"]: row["quad"] for row in table("plover_types.tsv")}


def quads(types: tuple[str, ...]) -> set[str]:
    """The quad classes of these types."""
    return {_quads()[type] for type in types if type in _quads()}


def _apart(ours: Candidate, theirs: Candidate) -> int | None:
    """Days between the two, 0 where they meet; None where neither has one of its own, and theirs has none at all.
    What has none is far from what has one."""
    if theirs.days is None and not (ours.own and ours.days):
        return None
    if ours.days is None or theirs.days is None:
        return 1 << 30
    return max(0, ours.days[0] - theirs.days[1], theirs.days[0] - ours.days[1])


def placed(ours: Place | None, theirs: Place | None) -> Placed:
    """How two places stand to each other."""
    if ours is None or theirs is None:
        return Placed("unknown", None if ours is theirs else 0.5)
    if ours.country and theirs.country and ours.country != theirs.country:
        return Placed("differs", 0.0, apart=True)
    if fold(ours.name) == fold(theirs.name):
        return Placed("same", 1.0)
    within = bool(ours.country) and ours.country == theirs.country
    if ours.precision in COARSE or theirs.precision in COARSE:
        return Placed("coarser", 0.7) if within else Placed("unknown", 0.5)
    km = kilometres(ours, theirs)
    if km is None:
        spelled = fuzz.ratio(fold(ours.name), fold(theirs.name)) >= SPELLED
        return Placed("same", 1.0) if spelled else Placed("differs", 0.0)
    if km <= HERE:
        return Placed("same", 1.0, km)
    return Placed("near", 0.5, km) if km <= NEAR else Placed("differs", 0.0, km, apart=True)


def kilometres(one: Place, other: Place) -> float | None:
    """The distance on a sphere, None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(one.longitude - other.longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return round(2 * 6371 * asin(min(1.0, sqrt(half))), 1)
