"""``/reports``: what was read; ``/quarantine``: what could not be."""

from typing import Annotated

from litestar.params import Parameter

from onrecord.serve.asked import Asked, Of, Rows, Window, cut, rows
from onrecord.serve.page import page
from onrecord.store.rows.reports import QuarantineLine, VersionLine

TAKES = ("q", "actor", "place", "since", "until", "about", "publisher")
Versions = Annotated[bool, Parameter(description="Every version, not only the latest of each report.")]


@page("/reports", title="Reports", template="reports.html", takes=TAKES)
def reports(record: Of, asked: Asked, window: Window, versions: Versions = False) -> Rows[VersionLine]:
    """What was read, in the order of publication."""
    return rows(lambda **filters: record.reports(every_version=versions, **filters), asked, window)


@page("/quarantine", title="", template="quarantine.html")
def quarantine(record: Of, window: Window) -> Rows[QuarantineLine]:
    """What could not be read, and why."""
    return cut(record.quarantined(), window)
