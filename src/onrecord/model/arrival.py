"""What intake hands on: a report, and what its markup already said about its passages."""

import msgspec

from onrecord.model.passage import Passage
from onrecord.model.report import Report


class Particulars(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever hands a report in says of it; it wins over what the report's own markup says.

    ``published`` is an ISO 8601 day or time.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it came in. ``marked`` are the passages that the source's own markup names (a caption, a
    headline, a byline), as offsets into ``report.text``; ``source`` says where it came from (a path, a path
    and a line, a URL) for messages and versions; ``given_id`` is the name that a JSON line gives its report."""

    report: Report
    marked: tuple[Passage, ...] = ()
    source: str | None = None
    given_id: str | None = None
