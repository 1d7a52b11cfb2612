"""ICEWS coded event data (Harvard Dataverse, doi:10.7910/DVN/28075): CAMEO events, separated by tabs, with
OnRecord's own columns after ICEWS's."""

from functools import cache
from typing import Any, BinaryIO

from onrecord.data import table
from onrecord.export.coded import (
    Coded,
    Party,
    coded,
    names_of_countries,
    names_of_sectors,
    own_columns,
    write_tabbed,
)
from onrecord.export.formats import Format
from onrecord.pipeline.record import Record
from onrecord.store import Filters


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A row for each telling, or for each occurrence."""
    return write_tabbed(out, "icews", map(_row, coded(record, of, filters)))


def _row(row: Coded) -> dict[str, Any]:
    event, place = row.event, row.place
    return {
        "Event ID": row.id,
        "Event Date": row.first_day,
        **_party("Source", row.actor),
        "Event Text": texts().get(event.cameo or ""),
        "CAMEO Code": event.cameo,
        **_party("Target", row.target),
        "Story ID": row.line.report.id,
        "Publisher": row.line.report.publisher,
        "City": place.name if place and place.precision == "city" else None,
        "Province": place.admin1 if place else None,
        "Country": names_of_countries().get(place.country or "") if place else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
        **own_columns(row),
    }


def _party(side: str, party: Party) -> dict[str, Any]:
    return {
        f"{side} Name": party.name,
        f"{side} Sectors": ",".join(names_of_sectors()[sector] for sector in party.sectors),
        f"{side} Country": names_of_countries().get(party.country),
    }


@cache
def texts() -> dict[str, str]:
    """What CAMEO's codes mean."""
    return {row["cameo"]: row["text"] for row in table("cameo_texts.tsv")}


FORMAT = Format(
    ending=".tsv", says="CAMEO events in ICEWS's columns", holds=("events", "occurrences"), write=write
)
