"""``/votes``: how bodies voted."""

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.store.rows.records import VoteLine

TAKES = ("q", "actor", "status", "about", "since", "until", "publisher", "min_confidence")


@page("/votes", title="Votes", template="votes.html", takes=TAKES)
def votes(record: Of, asked: Asked, window: Window) -> Rows[VoteLine]:
    """How bodies voted: the count, who stood where, what came of it, and what does not add up."""
    return rows(record.votes, asked, window)
