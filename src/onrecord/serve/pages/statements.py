"""``/statements``: who said what."""

from typing import Annotated

from litestar.params import Parameter

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.store.rows.records import StatementLine

TAKES = (
    "q", "speaker", "addressee", "status", "type", "about", "since", "until", "publisher", "min_confidence"
)  # fmt: skip

Each = Annotated[bool, Parameter(description="Every telling by itself.")]


@page("/statements", title="Statements", template="statements.html", takes=TAKES)
def statements(record: Of, asked: Asked, window: Window, each: Each = False) -> Rows[StatementLine]:
    """Who said what, to whom, and how many reports tell it: each statement once, in the words of the fullest."""
    return rows(lambda **filters: record.statements(each=each, **filters), asked, window)
