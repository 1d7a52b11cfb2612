"""ICEWS's events (Harvard Dataverse, doi:10.7910/DVN/28075): CAMEO, set apart by tabs, with a header.

Its files have CAMEO codes as numbers, which have lost a leading zero: a code of two digits had one, and so had a
longer one that CAMEO does not have as it stands.
"""

from functools import cache

from onrecord.data import table
from onrecord.errors import BadRow
from onrecord.pipeline.outside.coding import (
    CAMEO,
    codes_of,
    countries_in,
    country_of,
    day_of,
    days,
    plover_of_cameo,
    sector_named,
    told_day,
)
from onrecord.pipeline.outside.forms import Cells, Form
from onrecord.pipeline.outside.places import place_of
from onrecord.store.outside.rows import OutsideParty, OutsideRow


def read(cells: Cells) -> OutsideRow:
    """The row of these cells.

    Raises:
        BadRow: it has no id, a day that is none, or a code that CAMEO does not have.
    """
    id, day, told = cells["event id"], told_day(cells["event date"]), cells["cameo code"]
    if not id:
        raise BadRow("It has no Event ID.")
    if told and not CAMEO.fullmatch(told):
        raise BadRow(f"Its CAMEO Code is none: {told[:40]!r}.")
    code = code_of(told)
    start, until = days(day, day_of(cells.get("end date", "")))
    return OutsideRow(
        id=id,
        start=start,
        end=until,
        code=" ".join(filter(None, (code, cells.get("event text", "")))),
        types=plover_of_cameo(code),
        cameo=code or None,
        status=cells.get("status") or None,
        actors=_parties(cells, "source"),
        recipients=_parties(cells, "target"),
        place=place_of(cells),
        source=cells.get("publisher") or None,
    )


def code_of(told: str) -> str:
    """A code with the zero that it had.

    >>> code_of("51"), code_of("190"), code_of("311"), code_of("042")
    ('051', '190', '0311', '042')
    """
    known = _known()
    if len(told) == 2 or (told not in known and f"0{told}" in known):
        return f"0{told}" if told else ""
    return told


@cache
def _known() -> frozenset[str]:
    return frozenset(row["cameo"] for row in table("cameo_texts.tsv"))


def _parties(cells: Cells, side: str) -> tuple[OutsideParty, ...]:
    name, where = cells.get(f"{side} name", ""), cells.get(f"{side} country", "")
    if not name and not where:
        return ()
    parts = [sector_named("icews", part) for part in cells.get(f"{side} sectors", "").split(",")]
    country = country_of(where) if where else None
    codes = codes_of([country] if country else countries_in(name), parts)
    return (OutsideParty(name=name or where, codes=codes),)


FORM = Form(
    name="icews",
    says="ICEWS: tabs, with a header",
    needed=("Event ID", "Event Date", "CAMEO Code", "Source Name"),
    wanted=(
        "Event Text", "Source Sectors", "Source Country", "Target Name", "Target Sectors", "Target Country",
        "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
    ),
    read=read,
)  # fmt: skip
