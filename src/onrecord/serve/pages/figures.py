"""``/figures``: whose figure it is; the claims on one subject, drawn over time."""

from collections import Counter
from typing import Annotated

import msgspec
from litestar.params import Parameter

from onrecord.serve.asked import MOST, Asked, Of, most, rows, window
from onrecord.serve.page import page
from onrecord.store import Filters
from onrecord.store.rows.records import FigureLine
from onrecord.store.rows.shared import SubjectLine

TAKES = ("q", "type", "about", "place", "actor", "since", "until", "publisher", "min_confidence")
SUBJECTS = 18
NARROWS = ("type", "about", "query")
"""The filters that choose a subject."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Claims by date. ``drawn`` are the ids of those that a drawing may hold together, as they count the same kind
    in the same unit: none where no subject is chosen. ``subjects`` are what the figures count, the most frequent
    first."""

    rows: tuple[FigureLine, ...]
    next: str | None
    drawn: tuple[str, ...]
    subjects: tuple[SubjectLine, ...]


@page("/figures", title="Figures", template="figures.html", takes=TAKES)
def figures(
    record: Of,
    asked: Asked,
    cursor: Annotated[str | None, Parameter(description="The `next` of the rows before.")] = None,
    size: Annotated[int, Parameter(ge=1, le=MOST, description="At most so many rows.")] = MOST,
) -> Figures:
    """Which figure is whose. Choose a subject, and the claims on it are drawn over time."""
    found = rows(record.figures, asked, window(cursor, size))
    return Figures(
        rows=found.rows,
        next=found.next,
        drawn=comparable(found.rows) if any(asked.get(name) for name in NARROWS) else (),
        subjects=tuple(record.subjects(**_of_any_subject(asked))),
    )


def comparable(lines: tuple[FigureLine, ...]) -> tuple[str, ...]:
    """Those with a date that count the same kind in the same unit as most do; none where they are no two."""
    dated = [line for line in lines if line.record.date or line.report.published]
    counted = Counter((line.record.kind, line.record.unit) for line in dated)
    for subject, count in counted.most_common(1):
        if count > 1:
            return tuple(line.id for line in dated if (line.record.kind, line.record.unit) == subject)
    return ()


def _of_any_subject(asked: Filters) -> Filters:
    found = most(asked, SUBJECTS)
    found.pop("type", None)
    found.pop("about", None)
    return found
