"""iCalendar: what was planned, put off or called off, on its day. RFC 5545, https://www.rfc-editor.org/rfc/rfc5545

Of the list it holds the events that are planned, rescheduled, postponed or cancelled and have a first day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from onrecord.export.formats import Format
from onrecord.export.texts import urn_of
from onrecord.model import When
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import joined, line_says, told_by
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine
from onrecord.store.rows.shared import OccurrenceLine

STATUS = {"planned": "TENTATIVE", "rescheduled": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
"""What the calendar says of an event's status: a report of a plan confirms nothing."""

OCTETS = 75
"""A line's length, beyond which it is folded."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A calendar with an entry for each row that is for a calendar."""
    rows, stamp = 0, f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    _put(out, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OnRecord//onrecord//EN", "CALSCALE:GREGORIAN")
    for line in FORMAT.rows(record, of, filters):
        _put(out, "BEGIN:VEVENT", f"DTSTAMP:{stamp}", *_entry(line), "END:VEVENT")
        rows += 1
    _put(out, "END:VCALENDAR")
    return rows


def is_for_a_calendar(line: EventLine | OccurrenceLine) -> bool:
    """Whether it was to be on some day: planned, rescheduled, postponed or cancelled, with a first day."""
    shown = line.line if isinstance(line, OccurrenceLine) else line
    if not isinstance(shown, EventLine) or shown.record.status not in STATUS:
        return False
    return shown.record.date is not None and shown.record.date.start is not None


def _entry(line: EventLine | OccurrenceLine) -> Iterator[str]:
    shown = line.line if isinstance(line, OccurrenceLine) else line
    assert isinstance(shown, EventLine)
    event, report = shown.record, shown.report
    yield f"UID:{urn_of(line)}"
    if event.date is not None:
        yield from _when(event.date)
    yield f"SUMMARY:{_text(line_says(line))}"
    source = joined(report.title or "", report.publisher or "", (report.published or "")[:10])
    told = told_by(line) if isinstance(line, OccurrenceLine) else ""
    yield f"DESCRIPTION:{_text(joined(shown.sentence, source, told))}"
    yield f"STATUS:{STATUS[event.status]}"
    yield f"CATEGORIES:{event.type},{event.status.upper()}"
    if event.place is not None:
        yield f"LOCATION:{_text(event.place.name)}"
        if event.place.latitude is not None and event.place.longitude is not None:
            yield f"GEO:{event.place.latitude:.6f};{event.place.longitude:.6f}"
    if report.url:
        yield f"URL:{_CONTROL.sub('', report.url)}"


def _when(told: When) -> Iterator[str]:
    """From when until when. The record's last day is within, the calendar's is the one after."""
    start, end = told.start or "", told.end or ""
    if "T" in start:
        yield f"DTSTART:{_moment(start)}"
        if "T" in end and end != start:
            yield f"DTEND:{_moment(end)}"
        return
    yield f"DTSTART;VALUE=DATE:{_digits(date.fromisoformat(start))}"
    if end:
        yield f"DTEND;VALUE=DATE:{_digits(date.fromisoformat(end[:10]) + timedelta(days=1))}"


def _moment(told: str) -> str:
    """A time in UTC where its zone is known, else as the clock showed it."""
    moment = datetime.fromisoformat(told)
    zone = "" if moment.tzinfo is None else "Z"
    moment = moment.astimezone(UTC) if zone else moment
    return f"{_digits(moment.date())}T{moment:%H%M%S}{zone}"


def _digits(day: date) -> str:
    """The day as eight digits, in the year 476 too."""
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    r"""The words with what iCalendar takes for its own marks escaped.

    >>> _text("talks, in Oslo; maybe")
    'talks\\, in Oslo\\; maybe'
    """
    escaped = re.sub(r"([\\;,])", r"\\\1", words).replace("\r\n", "\n").replace("\n", "\\n")
    return _CONTROL.sub("", escaped)


def _put(out: BinaryIO, *lines: str) -> None:
    for line in lines:
        out.write(_folded(line))


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, no letter cut in two; the next begins with a space."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode("utf8", "replace")
        if len(piece) + len(octets) > OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


FORMAT = Format(
    ending=".ics",
    says="iCalendar: what is planned, put off or called off, on its day",
    holds=("events", "occurrences"),
    write=write,
    keeps=is_for_a_calendar,
)
