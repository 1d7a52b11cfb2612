"""TimelineJS JSON: https://timeline.knightlab.com/docs/json-format.html

Of the list it holds what has a first day: TimelineJS shows nothing without one.
"""

from datetime import datetime
from html import escape
from typing import Any, BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.export.texts import urn_of
from onrecord.model import Event, When
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import days, joined, line_says, told_by
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import OccurrenceLine

Line = EventLine | StatementLine | VoteLine | OccurrenceLine


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A timeline with a slide for each row that has a first day."""
    rows = 0
    out.write(b'{"scale":"human","events":[')
    for line in FORMAT.rows(record, of, filters):
        out.write((b",\n" if rows else b"\n") + msgspec.json.encode(_slide(line)))
        rows += 1
    out.write(b"\n]}\n")
    return rows


def has_a_first_day(line: Line) -> bool:
    """Whether it is known when it began."""
    shown = line.line if isinstance(line, OccurrenceLine) else line
    return shown.record.date is not None and shown.record.date.start is not None


def _slide(line: Line) -> dict[str, Any]:
    """The row with its sentence and its source; events stand in a row of their type."""
    shown = line.line if isinstance(line, OccurrenceLine) else line
    fact, told = shown.record, ""
    assert fact.date is not None
    if isinstance(line, OccurrenceLine):
        told = f"<p>{told_by(line)}</p>"
    slide: dict[str, Any] = {
        "unique_id": urn_of(line),
        "start_date": _date(fact.date.start or "", fact.date.precision),
        "display_date": days(fact.date),
        "text": {
            "headline": escape(line_says(line)),
            "text": f"<p>{escape(shown.sentence)}</p><p>{_source(shown.report)}</p>{told}",
        },
    }
    if fact.date.end and _ends(fact.date):
        slide["end_date"] = _date(fact.date.end, fact.date.precision)
    if isinstance(fact, Event):
        slide["group"] = fact.type
    return slide


def _ends(told: When) -> bool:
    """Whether it lasts: a month or a year that is meant as one is a date by itself."""
    return told.end != told.start and told.precision not in ("month", "year")


def _date(told: str, precision: str) -> dict[str, int]:
    """The parts of a date, no finer than it is known."""
    moment = datetime.fromisoformat(told)
    parts = {"year": moment.year, "month": moment.month, "day": moment.day}
    if precision == "year":
        return {"year": moment.year}
    if precision == "month":
        del parts["day"]
    return parts | {"hour": moment.hour, "minute": moment.minute} if "T" in told else parts


def _source(report: ReportLine) -> str:
    """The report, as a link where it has an address."""
    title = escape(report.title or report.id)
    if report.url and report.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(report.url)}">{title}</a>'
    copied = "a copy" if report.copy_of else ""
    return joined(title, escape(report.publisher or ""), (report.published or "")[:10], copied)


FORMAT = Format(
    ending=".json",
    says="TimelineJS: what has a date, on a line of time",
    holds=("occurrences", "events", "statements", "votes"),
    write=write,
    keeps=has_a_first_day,
)
