"""``/statements``: who said what."""

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.store.rows import StatementLine

TAKES = (
    "q", "speaker", "addressee", "status", "type", "about", "since", "until", "publisher", "min_confidence"
)  # fmt: skip


@page("/statements", title="Statements", template="statements.html", takes=TAKES)
def statements(record: Of, asked: Asked, window: Window) -> Rows[StatementLine]:
    """Who said what, to whom, and how many reports tell it: each statement once, in the words of the fullest."""
    return rows(record.statements, asked, window)
