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
    if told.loose:
        return None
    inferred = ", ".join(told.inferred) or None
    bounds = interval(told.value)
    if told.span is not None:
        return _within(told.span, before, text, inferred)
    if bounds is None or told.type in ("SET", "DURATION"):
        return None
    if told.part in ("START", "MID", "END"):
        bounds = narrowed(bounds, told.part)
    first, last, precision = bounds
    if precision == "time":
        clock = f"{first}{told.value[10:]}{told.zone}"
        return When(start=clock, end=clock, text=text, precision="time", inferred_from=inferred)
    if before in OPEN_START or before in OPEN_END:
        return _within((first, last), before, text, inferred)
    return When(
        start=first.isoformat(), end=last.isoformat(), text=text, precision=precision, inferred_from=inferred
    )


def _within(span: tuple[date | None, date | None], before: str, text: Span, inferred: str | None) -> When:
    start = None if before in OPEN_START else span[0]
    end = None if before in OPEN_END else span[1]
    return When(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        text=text,
        precision="interval",
        inferred_from=inferred,
    )
