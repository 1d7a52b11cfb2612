"""GDELT 2.0 events (GDELT Event Database, Data Format Codebook V2.0): 61 columns set apart by tabs, no header.

The country of a place is the last part of its full name: GDELT's own code for it is FIPS 10-4's. A row without a
day has the month, or the year, that it names.
"""

from onrecord.data import table
from onrecord.errors import BadRow
from onrecord.model import Place, PlacePrecision
from onrecord.pipeline.outside.coding import (
    CAMEO,
    codes_of,
    country_of,
    days,
    month_of,
    plover_of_cameo,
    told_day,
)
from onrecord.pipeline.outside.forms import Cells, Form
from onrecord.pipeline.outside.places import point
from onrecord.store.outside.rows import OutsideParty, OutsideRow

_SCALES: dict[str, PlacePrecision] = {"1": "country", "2": "admin1", "3": "city", "4": "city", "5": "admin1"}


def read(cells: Cells) -> OutsideRow:
    """The row of these cells.

    Raises:
        BadRow: its id is no number, its day is none, or its code none of CAMEO's.
    """
    id, code = cells["globaleventid"], cells["eventcode"]
    if not (id.isascii() and id.isdecimal()):
        raise BadRow(f"Its GlobalEventID is no number: {id[:40]!r}.", remedy="Is it GDELT 2's events table?")
    if code and not CAMEO.fullmatch(code):
        raise BadRow(f"Its EventCode is none of CAMEO's: {code[:40]!r}.")
    start, end = _days(cells)
    return OutsideRow(
        id=id,
        start=start,
        end=end,
        code=code,
        types=plover_of_cameo(code),
        cameo=code or None,
        actors=_parties(cells, "actor1"),
        recipients=_parties(cells, "actor2"),
        place=_place(cells),
        url=cells.get("sourceurl") or None,
    )


def _days(cells: Cells) -> tuple[str | None, str | None]:
    """The day, or else the month or the year."""
    month, year = cells.get("monthyear", ""), cells.get("year", "")
    if day := told_day(cells["day"]):
        return days(day)
    if first := told_day(f"{month}01") if month else None:
        return days(*month_of(first))
    return days(told_day(f"{year}0101"), told_day(f"{year}1231")) if year else (None, None)


def _parties(cells: Cells, side: str) -> tuple[OutsideParty, ...]:
    name, code = cells.get(f"{side}name", ""), cells.get(f"{side}code", "")
    if not name and not code:
        return ()
    country = country_of(cells.get(f"{side}countrycode", "") or code[:3])
    group = cells.get(f"{side}knowngroupcode", "")
    types = [cells.get(f"{side}type{place}code", "") for place in (1, 2, 3)]
    codes = codes_of([country or group], types)
    return (OutsideParty(name=name or code, codes=codes),)


def _place(cells: Cells) -> Place | None:
    name = cells.get("actiongeo fullname", "")
    if not name:
        return None
    parts = [part.strip() for part in name.split(",")]
    latitude, longitude = point(cells, "actiongeo lat", "actiongeo long")
    return Place(
        name=parts[0],
        country=country_of(parts[-1]),
        admin1=parts[1] if len(parts) > 2 else None,
        precision=_SCALES.get(cells.get("actiongeo type", "")),
        latitude=latitude,
        longitude=longitude,
    )


FORM = Form(
    name="gdelt",
    says="GDELT 2.0 events: 61 columns, tabs, no header",
    needed=("GlobalEventID", "Day", "EventCode"),
    wanted=(),
    read=read,
    columns=tuple(row["column"] for row in table("coded_columns.tsv") if row["format"] == "gdelt-events"),
)
