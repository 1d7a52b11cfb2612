"""``/changes``: what turned, step beside step."""

import msgspec

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.serve.turned import Turned, turned

TAKES = ("q", "type", "actor", "place", "since", "until", "about", "publisher", "min_confidence")


@page("/changes", title="Changes", template="changes.html", takes=TAKES)
def changes(record: Of, asked: Asked, window: Window) -> Rows[Turned]:
    """What was reversed, revised, disputed or denied: each step with its sentence, and the words that differ."""
    found = rows(record.changes, asked, window)
    return msgspec.structs.replace(found, rows=tuple(map(turned, found.rows)))
