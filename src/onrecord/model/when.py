"""When something was, as an interval with a precision."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

Precision = Literal[
    "time", "day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century", "interval"
]


class When(msgspec.Struct, frozen=True, kw_only=True):
    """ISO 8601 interval, ``start`` and ``end`` both inclusive. None on one side: open on that side.

    ``text`` is the expression that says it, None where nothing in the text does. ``inferred_from`` says what
    settled it beside the expression: "publication date", "dateline", "tense", "passage", "report", or None.
    """

    start: str | None
    end: str | None
    text: Span | None = None
    precision: Precision = "day"
    inferred_from: str | None = None
