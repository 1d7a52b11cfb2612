"""Codes, countries and days of other data sets in the record's own words."""

import re
from calendar import monthrange
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from onrecord.data import table
from onrecord.errors import BadRow
from onrecord.store.folding import fold

_ISO = re.compile(r"\d{8}|\d{4}-\d\d-\d\d([T ].*)?", re.ASCII)
_DAYS = ("%d %B %Y", "%d-%b-%Y", "%d %b %Y")
CAMEO = re.compile(r"\d{2,4}")


def day_of(words: str) -> date | None:
    """A day as one of these data sets writes it, None where it is none.

    >>> day_of("2024-03-28T10:00:00"), day_of("28 March 2024") == day_of("20240328"), day_of("soon")
    (datetime.date(2024, 3, 28), True, None)
    """
    try:
        if _ISO.fullmatch(words):
            return date.fromisoformat(words[:10])
    except ValueError:
        return None
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(words, form).date()
    return None


def told_day(words: str) -> date | None:
    """The day of a row, None where the row has none.

    Raises:
        BadRow: there is something, and it is no day.
    """
    found = day_of(words)
    if found is None and words:
        raise BadRow(f"Its day is none: {words[:40]!r}.", remedy="Write it as 2024-03-28.")
    return found


def days(start: date | None, end: date | None = None) -> tuple[str | None, str | None]:
    """The first and the last day as a row has them; the last is no earlier than the first."""
    if start is None:
        return None, None
    return start.isoformat(), max(start, end or start).isoformat()


def around(day: date, few: int) -> tuple[date, date]:
    """So many days on either side of a day."""
    try:
        return day - timedelta(days=few), day + timedelta(days=few)
    except OverflowError:
        raise BadRow(f"Its day is none: {day}.") from None


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of this day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


@cache
def _roots() -> dict[str, str]:
    return {row["cameo"]: row["type"] for row in table("cameo_plover.tsv")}


@lru_cache(maxsize=4096)
def plover_of_cameo(code: str) -> tuple[str, ...]:
    """PLOVER's type of a CAMEO code, none where it has none.

    >>> plover_of_cameo("0871"), plover_of_cameo("081"), plover_of_cameo("010")
    (('RETREAT',), ('CONCEDE',), ())
    """
    found = next((type for end in (4, 3, 2) if (type := _roots().get(code[:end]))), None)
    return (found,) if found else ()


@cache
def plover_types() -> tuple[str, ...]:
    """The types of today."""
    return tuple(row["type"] for row in table("plover_types.tsv"))


@lru_cache(maxsize=4096)
def plover_named(type: str) -> tuple[str, ...]:
    """PLOVER's types of a type as a POLECAT row has it; those of 2021 that were divided since are several.

    >>> plover_named("Assault"), plover_named("YIELD")
    (('ASSAULT',), ('CONCEDE', 'RETREAT'))
    """
    name = type.strip().upper()
    if name in plover_types():
        return (name,)
    # Rows without a status say only what a type was called before.
    older = [row["type"] for row in table("plover_fold.tsv") if not row["status"] and row["label"] == name]
    return tuple(older)


@cache
def _acled() -> dict[str, tuple[str, ...]]:
    """PLOVER's types by ACLED's sub-event, event and disorder types."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("acled_types.tsv"):
        for column in ("disorder_type", "event_type", "sub_event_type"):
            if name := row[column].casefold():
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), row["type"])))
    for row in table("acled_plover.tsv"):
        found[row["sub_event_type"].casefold()] = tuple(filter(None, row["types"].split("|")))
    return found


def plover_of_acled(disorder: str, event: str, sub_event: str) -> tuple[str, ...]:
    """PLOVER's types of ACLED's: by the finest that a table has.

    >>> plover_of_acled("Political violence", "Battles", "Armed clash")
    ('ASSAULT',)
    >>> plover_of_acled("Strategic developments", "Strategic developments", "Other")
    ()
    """
    for name in (sub_event, event, disorder):
        if name.casefold() in _acled():
            return _acled()[name.casefold()]
    return ()


@cache
def _modes() -> dict[str, str | None]:
    """PLOVER's mode by ACLED's sub-event type, None where several have it."""
    found: dict[str, str | None] = {}
    for row in table("acled_types.tsv"):
        if name := row["sub_event_type"].casefold():
            found[name] = None if name in found else row["mode"]
    return found


def mode_of_acled(sub_event: str) -> str | None:
    """PLOVER's mode of ACLED's sub-event type, where it is one.

    >>> mode_of_acled("Suicide bomb"), mode_of_acled("Air/drone strike")
    ('suicide-attack', None)
    """
    return _modes().get(sub_event.casefold())


@cache
def _countries() -> tuple[dict[str, str], int]:
    """Countries' codes by their names, adjectives and peoples, folded; and the most words that one has."""
    found: dict[str, str] = {}
    for row in table("countries.tsv"):
        for column in ("people", "adjectives", "aliases", "name"):
            for name in filter(None, row[column].split("|")):
                if column == "name" or fold(name).strip() not in found:
                    found[fold(name).strip()] = row["alpha3"]
    return found, max(name.count(" ") + 1 for name in found)


@lru_cache(maxsize=65536)
def country_of(words: str) -> str | None:
    """The ISO 3166 alpha-3 code that a name, a code of two or three letters, or CAMEO's own stands for.

    >>> country_of("Sudan"), country_of("SD"), country_of("GZS"), country_of("Atlantis")
    ('SDN', 'SDN', 'PSE', None)
    """
    asked = words.strip()
    if len(asked) in (2, 3) and asked.isupper():
        return _coded().get(asked)
    return _countries()[0].get(fold(asked).strip())


@cache
def _coded() -> dict[str, str]:
    rows = table("countries.tsv")
    return {
        **{row["cameo"]: row["alpha3"] for row in table("cameo_countries.tsv")},
        **{row["alpha2"]: row["alpha3"] for row in rows if row["alpha2"]},
        **{row["alpha3"]: row["alpha3"] for row in rows},
    }


@lru_cache(maxsize=65536)
def countries_in(name: str) -> tuple[str, ...]:
    """The countries that a name names, by the most words each.

    >>> countries_in("Military Forces of South Sudan (2011-)"), countries_in("Civilians (Sudan)")
    (('SSD',), ('SDN',))
    """
    known, most = _countries()
    words, found, at = fold(name).split(), [], 0
    while at < len(words):
        for size in range(min(most, len(words) - at), 0, -1):
            if code := known.get(" ".join(words[at : at + size])):
                found.append(code)
                at += size - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


@cache
def _sectors() -> dict[tuple[str, str], str]:
    return {(row["of"], row["words"].casefold()): row["sector"] for row in table("outside_sectors.tsv")}


@cache
def sectors() -> frozenset[str]:
    """PLOVER's."""
    return frozenset(row["sector"] for row in table("plover_sectors.tsv"))


def sector_named(of: str, words: str) -> str | None:
    """PLOVER's sector of what a data set calls one: by a table of that data set, or by PLOVER's own names."""
    asked = words.strip().casefold()
    own = next((row["sector"] for row in table("plover_sectors.tsv") if row["name"].casefold() == asked), None)
    return _sectors().get((of, asked)) or own


@lru_cache(maxsize=65536)
def sector_by_beginning(of: str, name: str) -> str | None:
    """The sector whose words a name begins with."""
    asked = name.casefold()
    of_these = ((words, sector) for (where, words), sector in _sectors().items() if where == of)
    return next((sector for words, sector in of_these if asked.startswith(words)), None)


def codes_of(countries: Iterable[str | None], parts: Iterable[str | None]) -> tuple[str, ...]:
    """Codes as PLOVER has them: a country with its sectors.

    >>> codes_of(["SDN"], ["MIL"]), codes_of([], ["CVL"]), codes_of(["SDN"], [])
    (('SDNMIL',), ('CVL',), ('SDN',))
    """
    where = [country for country in countries if country] or [""]
    what = list(dict.fromkeys(part for part in parts if part in sectors())) or [""]
    return tuple(filter(None, (country + part for country in where for part in what)))
