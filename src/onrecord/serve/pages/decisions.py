"""``/decisions``: who decided what, when and why, and what was taken back."""

from collections.abc import Iterable
from typing import Annotated

from litestar.params import Parameter

from onrecord.serve.asked import Of, Rows, Window, cut
from onrecord.serve.page import page
from onrecord.store.rows.decisions import DecisionLine


@page("/decisions", title="Decisions", template="decisions.html")
def decisions(
    *,
    record: Of,
    window: Window,
    by: Annotated[str | None, Parameter(description="Who decided.")] = None,
    about: Annotated[str | None, Parameter(description="The id of a record or a report.")] = None,
    since: Annotated[str | None, Parameter(description="From this day on.")] = None,
    until: Annotated[str | None, Parameter(description="To this day.")] = None,
    waiting: Annotated[bool, Parameter(description="Only what finds no record in the reports now.")] = False,
) -> Rows[DecisionLine]:
    """Who decided what, when and why, the latest first."""
    found: Iterable[DecisionLine] = record.decisions(
        about or None, by=by or None, since=since or None, until=until or None, waiting=waiting
    )
    return cut(reversed(list(found)), window)
