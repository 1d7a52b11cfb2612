"""GDELT 2.0 mentions (GDELT Event Database, Data Format Codebook V2.0): 16 columns, tabs, no header."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from onrecord.export.coded import Coded, coded, write_tabbed
from onrecord.export.formats import Format
from onrecord.export.gdelt import number_of, stamp
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.casts import Cast
from onrecord.store.rows.records import EventLine
from onrecord.store.rows.reports import ReportLine

WEB, CITATION = 1, 2
"""GDELT's kinds of sources: a page with its address, and what can only be cited."""


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A row for each telling of each occurrence; returns how many occurrences."""
    occurrences = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal occurrences
        for row in coded(record, of, filters):
            occurrences += 1
            yield from _mentions(row)

    write_tabbed(out, "gdelt-mentions", rows(), header=False)
    return occurrences


def _mentions(row: Coded) -> Iterator[dict[str, Any]]:
    first = min(row.casts[told.report.id].added_at for told in row.tellings)
    for told in row.tellings:
        cast, event, url = row.casts[told.report.id], told.record, told.report.url
        actor, *others = event.actors or ("",)
        other = next(iter(event.recipients or others), "")
        yield {
            "GlobalEventID": number_of(row),
            "EventTimeDate": stamp(first),
            "MentionTimeDate": stamp(cast.added_at),
            "MentionType": WEB if url else CITATION,
            "MentionSourceName": (_host(url) if url else None) or told.report.publisher,
            "MentionIdentifier": url or _citation(told.report),
            "Actor1CharOffset": _mentioned(actor, told, cast),
            "Actor2CharOffset": _mentioned(other, told, cast),
            "ActionCharOffset": event.trigger[0],
            "InRawText": 1,
            "Confidence": round(event.confidence * 100),
            "MentionDocLen": cast.length,
        }


def _citation(report: ReportLine) -> str:
    told = (report.publisher, report.title, (report.published or "")[:10], report.id)
    return ", ".join(filter(None, told))


def _mentioned(id: str, told: EventLine, cast: Cast) -> int | None:
    """Where the evidence names the actor first; None where it only refers to it some other way."""
    mentions = cast.actors[id].mentions if id in cast.actors else ()
    inside = (
        mention[0] for mention in mentions for start, end in told.record.evidence if start <= mention[0] < end
    )
    return min(inside, default=None)


FORMAT = Format(ending=".tsv", says="GDELT 2.0 mentions, a row a telling", holds=("occurrences",), write=write)


def _host(url: str) -> str | None:
    """The host that an address names; None where it is no address."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
