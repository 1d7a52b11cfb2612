"""GeoJSON: each row as a Feature at its place. RFC 7946, https://www.rfc-editor.org/rfc/rfc7946"""

from typing import Any, BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.pipeline.cells import CELLS
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, FigureLine
from onrecord.store.rows.shared import OccurrenceLine


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A FeatureCollection; what has no place, or one without coordinates, has no geometry."""
    rows = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for line in FORMAT.rows(record, of, filters):
        feature = {"type": "Feature", "id": line.id, "geometry": _point(line), "properties": CELLS[of](line)}
        out.write((b",\n" if rows else b"\n") + msgspec.json.encode(feature))
        rows += 1
    out.write(b"\n]}\n")
    return rows


def _point(line: EventLine | FigureLine | OccurrenceLine) -> dict[str, Any] | None:
    """Longitude first, then latitude, in WGS 84 degrees."""
    shown = line.line if isinstance(line, OccurrenceLine) else line
    place = shown.record.place if isinstance(shown, EventLine | FigureLine) else None
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


FORMAT = Format(
    ending=".geojson",
    says="GeoJSON: a feature a row, at its place",
    holds=("events", "occurrences", "figures"),
    write=write,
)
