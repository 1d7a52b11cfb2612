"""A timeline in Markdown: a line for each event, with its sentence and its report."""

from typing import BinaryIO

from onrecord.export.formats import LISTS, Format
from onrecord.pipeline.record import Record
from onrecord.store import Filters


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every event of the list; how many there were."""
    rows = 0
    for line in LISTS[of](record, filters):
        event = line.record
        day = event.date.start if event.date and event.date.start else "no date"
        said = (
            f"- **{day}** {event.type} {event.status}: “{line.sentence}” ({line.report.title or line.report.id})\n"
        )
        out.write(said.encode())
        rows += 1
    return rows


FORMAT = Format(ending=".md", says="a timeline in Markdown", holds=("events",), write=write)
