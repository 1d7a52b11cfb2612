"""``/timeline``: events in the order of their dates."""

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.store.rows import EventLine

TAKES = ("q", "actor", "place", "since", "until", "type", "status", "about", "publisher", "min_confidence")


@page("/timeline", title="Timeline", template="timeline.html", takes=TAKES)
def timeline(record: Of, asked: Asked, window: Window) -> Rows[EventLine]:
    """What happened, was planned or was called off, in the order of the dates."""
    return rows(record.timeline, asked, window)
