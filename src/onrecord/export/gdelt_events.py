"""GDELT 2.0 event rows (GDELT Event Database, Data Format Codebook V2.0): 61 columns, tabs, no header."""

from typing import Any, BinaryIO

from onrecord.export.coded import Coded, coded, names_of_countries, write_tabbed
from onrecord.export.formats import Format
from onrecord.export.gdelt import days, number_of, party, stamp
from onrecord.model import Place
from onrecord.pipeline.record import Record
from onrecord.store import Filters


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A row for each occurrence."""
    return write_tabbed(out, "gdelt-events", map(_row, coded(record, of, filters)), header=False)


def _row(row: Coded) -> dict[str, Any]:
    event = row.event
    cameo = event.cameo or ""
    return {
        "GlobalEventID": number_of(row),
        **days(row.when),
        **party("Actor1", row.actor),
        **party("Actor2", row.target),
        "EventCode": cameo,
        "EventBaseCode": cameo[:3],
        "EventRootCode": cameo[:2],
        "QuadClass": event.quad,
        "NumMentions": len(row.tellings),
        "NumSources": row.independent,
        "NumArticles": row.reports,
        **(_place(row.place) if row.place else {}),
        "DATEADDED": stamp(min(row.casts[told.report.id].added_at for told in row.tellings)),
        "SOURCEURL": next((told.report.url for told in row.tellings if told.report.url), None),
    }


def _place(place: Place) -> dict[str, Any]:
    names = (place.name, place.admin1, names_of_countries().get(place.country or ""))
    return {
        "ActionGeo_Type": _scale(place),
        "ActionGeo_FullName": ", ".join(dict.fromkeys(filter(None, names))),
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


def _scale(place: Place) -> int | None:
    """1 a country, 2 a state and 3 a town of the USA, 4 a town and 5 a state elsewhere; a region has none."""
    american = place.country == "USA"
    if place.precision in ("city", "site"):
        return 3 if american else 4
    if place.precision == "admin1":
        return 2 if american else 5
    return 1 if place.precision == "country" else None


FORMAT = Format(ending=".tsv", says="GDELT 2.0 events, a row an occurrence", holds=("occurrences",), write=write)
