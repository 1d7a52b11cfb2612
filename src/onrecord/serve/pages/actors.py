"""``/actors``: who is on record."""

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.store.rows.shared import ActorLine

TAKES = ("q", "actor", "type", "place", "about", "since", "until", "publisher")


@page("/actors", title="Actors", template="actors.html", takes=TAKES)
def actors(record: Of, asked: Asked, window: Window) -> Rows[ActorLine]:
    """Who is on record, whoever has a part in most records first."""
    return rows(record.actors, asked, window)
