"""POLECAT's events (Harvard Dataverse, doi:10.7910/DVN/AJGVIT): PLOVER, set apart by tabs, with a header.

Its files differ between years, so that columns are taken by their names. The rows that OnRecord exports have
columns of its own, too: Status, and End Date. A row without a day of its own goes by its publication date.
"""

from onrecord.errors import BadRow
from onrecord.pipeline.outside.coding import (
    codes_of,
    countries_in,
    country_of,
    day_of,
    days,
    plover_named,
    told_day,
)
from onrecord.pipeline.outside.forms import Cells, Form
from onrecord.pipeline.outside.places import place_of
from onrecord.store.outside.rows import OutsideParty, OutsideRow

BODIES = frozenset(("UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"))
"""Codes that stand where a country's would."""


def read(cells: Cells) -> OutsideRow:
    """The row of these cells.

    Raises:
        BadRow: it has no id, a day that is none, or a type that PLOVER does not have.
    """
    id, type = cells["event id"], cells["event type"]
    own = cells["event date"]
    day = told_day(own) or day_of(cells.get("publication date", ""))
    types = plover_named(type)
    if not id:
        raise BadRow("It has no Event ID.")
    if not types:
        raise BadRow(f"PLOVER has no type {type[:40]!r}.")
    end = day_of(cells.get("end date", "")) if own else None
    start, until = days(day, end)
    return OutsideRow(
        id=id,
        start=start,
        end=until,
        dated_by="event" if own or day is None else "report",
        code=" ".join(filter(None, (type, cells.get("event mode", "")))),
        types=types,
        mode=cells.get("event mode", "").casefold() or None,
        status=cells.get("status") or None,
        actors=_parties(cells, "actor"),
        recipients=_parties(cells, "recipient"),
        place=place_of(cells),
        notes=cells.get("headline") or None,
        source=cells.get("publisher") or cells.get("source") or None,
    )


def _parties(cells: Cells, side: str) -> tuple[OutsideParty, ...]:
    name, raw = cells.get(f"{side} name", ""), cells.get(f"{side} name raw", "")
    where = cells.get(f"{side} country", "")
    if not name and not raw and not where:
        return ()
    country = country_of(where) or (where if where in BODIES else None)
    others = cells.get(f"{side} sectors", "").replace(",", ";").split(";")
    listed = [part.strip() for part in (cells.get(f"primary {side} sector", ""), *others)]
    codes = codes_of([country] if country else countries_in(name), listed)
    names = tuple(dict.fromkeys(one for one in (raw,) if one and name and one != name))
    return (OutsideParty(name=name or raw or where, names=names, codes=codes),)


FORM = Form(
    name="polecat",
    says="POLECAT: tabs, with a header",
    needed=("Event ID", "Event Date", "Event Type", "Actor Name"),
    wanted=(
        "Event Mode", "Actor Country", "Primary Actor Sector", "Actor Sectors", "Actor Name Raw", "Recipient Name",
        "Recipient Country", "Primary Recipient Sector", "Recipient Sectors", "Recipient Name Raw", "Placename",
        "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Headline", "Source",
        "Publication Date",
    ),
    read=read,
)  # fmt: skip
