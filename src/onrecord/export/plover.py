"""PLOVER event rows as the POLECAT data set has them (Harvard Dataverse, doi:10.7910/DVN/AJGVIT), separated by
tabs, with OnRecord's own columns after POLECAT's."""

from typing import Any, BinaryIO

from onrecord.export.coded import Coded, Party, coded, own_columns, write_tabbed
from onrecord.export.formats import Format
from onrecord.model import Place
from onrecord.pipeline.record import Record
from onrecord.store import Filters

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
PEOPLE = ("person",)
BODIES = ("organization", "government", "armed_group")


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A row for each telling, or for each occurrence."""
    return write_tabbed(out, "polecat", map(_row, coded(record, of, filters)))


def _row(row: Coded) -> dict[str, Any]:
    event, report = row.event, row.line.report
    return {
        "Event ID": row.id,
        "Event Date": row.first_day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Quad Code": QUADS[event.quad],
        "Contexts": ";".join(event.contexts),
        **_party("Actor", row.actor),
        **_party("Recipient", row.target),
        **(_place(row.place) if row.place else {}),
        "Source": report.publisher,
        "Publication Date": report.published,
        "Story People": _named(row, PEOPLE),
        "Story Organizations": _named(row, BODIES),
        "Story Locations": _named(row, ("place",)),
        "Language": row.cast.language,
        "Version": row.cast.method,
        "Headline": report.title,
        **own_columns(row),
    }


def _party(side: str, party: Party) -> dict[str, Any]:
    return {
        f"{side} Name": party.name,
        f"{side} Country": party.country or party.body,
        f"Primary {side} Sector": party.sectors[0] if party.sectors else None,
        f"{side} Sectors": ";".join(party.sectors),
        f"{side} Title": party.actor.roles[0].title if party.actor and party.actor.roles else None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "city" else None,
        "Province": place.admin1,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geonames,
    }


def _named(row: Coded, kinds: tuple[str, ...]) -> str:
    """Who or what of these kinds the report names."""
    return ";".join(dict.fromkeys(actor.name for actor in row.cast.actors.values() if actor.kind in kinds))


FORMAT = Format(
    ending=".tsv", says="PLOVER events in POLECAT's columns", holds=("events", "occurrences"), write=write
)
