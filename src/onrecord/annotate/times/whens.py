"""A value to the interval that a record keeps."""

from datetime import date

from onrecord.annotate.times.scene import Told
from onrecord.annotate.times.values import interval, narrowed
from onrecord.model import Span, When

OPEN_START = frozenset(("until", "till", "by"))
OPEN_END = frozenset(("since",))


def when_of(told: Told, text: Span, before: str) -> When | None:
    """The interval of an expression, None where it names none. ``before`` is the word in front of it: "since"
    leaves the end open, "until" and "by" the start."""
    inferred = ", ".join(told.inferred) or None
    bounds = interval(told.value)
    if told.span is not None:
        start, end = told.span
        return _open(start, end, before, text, "interval", inferred)
    if bounds is None or told.type in ("SET", "DURATION"):
        return None
    if told.part in ("START", "MID", "END"):
        bounds = narrowed(bounds, told.part)
    first, last, precision = bounds
    if precision == "time":
        clock = told.value[10:] + told.zone
        return When(
            start=f"{first}{clock}", end=f"{first}{clock}", text=text, precision="time", inferred_from=inferred
        )
    if before in OPEN_START or before in OPEN_END:
        return _open(first, last, before, text, "interval", inferred)
    return When(
        start=first.isoformat(), end=last.isoformat(), text=text, precision=precision, inferred_from=inferred
    )


def _open(
    start: date | None, end: date | None, before: str, text: Span, precision: str, inferred: str | None
) -> When:
    if before in OPEN_START:
        start = None
    if before in OPEN_END:
        end = None
    return When(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        text=text,
        precision="interval",
        inferred_from=inferred,
    )
