"""The gazetteer: names of places and what they may be, from our own compact table of GeoNames.

In: a name. Out: every place of that name, the most populous first. Promise: read once a process (some 60 ms
and 30 MB), never changed. ``places.bin`` is built by ``data/build/places.py``; ``places_extra.tsv`` is our own
table of what GeoNames' towns lack.
"""

import json
import unicodedata
import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, cast

import numpy as np

from onrecord.data import table
from onrecord.data.own import Own

COUNTRY_WEIGHT = 280
REGION_WEIGHT = 215
"""What countries and first-level regions weigh beside towns: more than any, and as one of three million."""

Kind = Literal["site", "city", "admin1", "country", "region"]

_SAME = str.maketrans(
    {"-": " ", "‐": " ", "‑": " ", "–": " ", ",": " "}
    | dict.fromkeys("’'‘ʿʾʼ`.", "")
    | {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae"}
    | {"œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "a"}
)


class Candidate(NamedTuple):
    """One place that a name may mean. ``weight`` is the tenfold binary logarithm of its population;
    ``own`` says whether the name is the place's own rather than an alternative."""

    kind: Kind
    country: str | None
    admin1: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    weight: int
    own: bool = True
    seat: bool = False


def key_of(name: str) -> str:
    """The form under which a name is looked up: no accents, marks or case.

    >>> key_of("Deir al-Balaḥ"), key_of("Washington, D.C.")
    ('deir al balah', 'washington dc')
    """
    name = name.translate(_SAME)
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.casefold().split())


class Gazetteer:
    """The table in memory. Arrays, no object a place."""

    def __init__(self) -> None:
        raw = zlib.decompress((files(__package__) / "places.bin").read_bytes())
        line = raw.index(b"\n")
        head: dict[str, Any] = json.loads(raw[4:line])
        n_keys, n_postings, n_places = head["keys"], head["postings"], head["places"]
        self._countries: list[str] = head["countries"]
        self._regions: list[str] = head["regions"]
        at = line + 1
        self._letters = raw[at : at + head["letters"]]
        at += head["letters"]
        self._key_ends = np.cumsum(np.frombuffer(raw, "u1", n_keys, at), dtype=np.uint32)
        self._posting_ends = np.cumsum(np.frombuffer(raw, "u1", n_keys, at + n_keys), dtype=np.uint32)
        at += 2 * n_keys
        self._postings, at = _planes(raw, at, n_postings, "<u4")
        steps, at = _planes(raw, at, n_places, "<u4")
        self._ids = np.cumsum(steps, dtype=np.uint32)
        self._latitudes, at = _planes(raw, at, n_places, "<i4")
        self._longitudes, at = _planes(raw, at, n_places, "<i4")
        self._country = np.frombuffer(raw, "u1", n_places, at).copy()
        at += n_places
        self._region, at = _planes(raw, at, n_places, "<u2")
        self._weights = np.frombuffer(raw, "u1", n_places, at).copy()
        self._capitals: frozenset[int] = frozenset(head["capitals"])
        self._named = _countries()
        for country, region in head["named"]:
            name = self._regions[region]
            place = Candidate("admin1", self._countries[country], name, None, None, None, REGION_WEIGHT)
            self._named.setdefault(key_of(name), []).append(place)
        self._named |= _extra()

    def __len__(self) -> int:
        """How many populated places it holds."""
        return len(self._ids)

    def look_up(self, name: str) -> list[Candidate]:
        """Every place of that name, [] where there is none: the hand-made table's first, then by population."""
        return self.look_up_key(key_of(name))

    def look_up_key(self, key: str) -> list[Candidate]:
        """The same for a name that :func:`key_of` has folded already."""
        found = list(self._named.get(key, ()))
        if any(place.kind in ("site", "region") for place in found):
            return found
        wanted = key.encode()
        ends, letters = self._key_ends, self._letters
        n = len(ends)

        def key_at(i: int) -> bytes:
            return letters[(int(ends[i - 1]) if i else 0) : int(ends[i])]

        i = bisect_left(range(n), wanted, key=key_at)
        if i < n and key_at(i) == wanted:
            start = int(self._posting_ends[i - 1]) if i else 0
            found += (self._candidate(int(p)) for p in self._postings[start : int(self._posting_ends[i])])
        return found

    def _candidate(self, posting: int) -> Candidate:
        i = posting >> 1
        country = self._countries[self._country[i]]
        return Candidate(
            "city",
            country,
            self._regions[self._region[i]] or None,
            int(self._ids[i]),
            int(self._latitudes[i]) / 1000,
            int(self._longitudes[i]) / 1000,
            int(self._weights[i]),
            bool(posting & 1),
            int(self._ids[i]) in self._capitals,
        )


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


def look_up(name: str, own: Own) -> list[Candidate]:
    """Every place of that name: the user's own where they have named one, else the gazetteer's."""
    key = key_of(name)
    return own_places(own).get(key) or gazetteer().look_up_key(key)


@lru_cache(maxsize=8)
def own_places(own: Own) -> dict[str, list[Candidate]]:
    """The user's own places by their keys. Each is as well known as a country: somebody thought of it."""
    found: dict[str, list[Candidate]] = {}
    for one in own.places:
        place = Candidate(
            one.kind, one.country or None, one.admin1 or None, None, one.latitude, one.longitude, COUNTRY_WEIGHT
        )
        for key in {_own_key(name) for name in (one.name, *one.aliases)}:
            found.setdefault(key, []).append(place)
    return found


def _countries() -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for row in table("countries.tsv"):
        place = Candidate("country", row["alpha3"], None, None, None, None, COUNTRY_WEIGHT)
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(key_of(name), []).append(place)
    return found


def _extra() -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for row in table("places_extra.tsv"):
        place = Candidate(
            cast(Kind, row["kind"]),
            row["country"] or None,
            row["admin1"] or None,
            int(row["geonames"]) if row["geonames"] else None,
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            COUNTRY_WEIGHT if row["kind"] in ("region", "country") else REGION_WEIGHT,
        )
        for key in {_own_key(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            found.setdefault(key, []).append(place)
    return found


def _own_key(name: str) -> str:
    """The key of a name of our own table; an abbreviation keeps its dot, so that "Miss" is no Mississippi."""
    return key_of(name) + ("." if name.endswith(".") and len(name) < 7 else "")


def _planes(raw: bytes, at: int, count: int, kind: str) -> "tuple[np.ndarray[Any, Any], int]":
    width = np.dtype(kind).itemsize
    bytes_ = np.frombuffer(raw, "u1", count * width, at).reshape(width, count)
    return np.ascontiguousarray(bytes_.T).view(kind).ravel(), at + count * width
