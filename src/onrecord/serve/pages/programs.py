"""Lists that no page shows as they are: JSON alone, for programs."""

from typing import Annotated, Any, Literal

import msgspec
from litestar.params import Parameter

from onrecord.errors import RecordError
from onrecord.pipeline.beside.rows import ComparedLine, ComparisonSummary
from onrecord.serve.asked import Asked, Of, Rows, Window, cut, rows
from onrecord.serve.page import page
from onrecord.store.outside.rows import OutsideDataset
from onrecord.store.rows.decisions import Proposal
from onrecord.store.rows.reports import CopyLine, EditLine
from onrecord.store.rows.shared import OccurrenceLine, PlaceLine, SubjectLine
from onrecord.store.search.attention import Period
from onrecord.store.search.rows import AttentionLine

Kind = Annotated[Literal["event", "statement", "figure", "vote"], Parameter(description="What is told together.")]
Text = str | None


@page("/occurrences")
def occurrences(record: Of, asked: Asked, window: Window, kind: Kind = "event") -> Rows[OccurrenceLine]:
    """What reports tell together, each once, with every report that tells it and where they differ."""
    return rows(lambda **filters: record.occurrences(kind, **filters), asked, window)


@page("/attention")
def attention(
    record: Of,
    asked: Asked,
    window: Window,
    by: Annotated[Period, Parameter(description="How long a part is.")] = "day",
) -> Rows[AttentionLine]:
    """How much is told over time, by the day of publication."""
    return cut(record.attention(by=by, **asked), window)


@page("/copies/pairs")
def pairs(record: Of, asked: Asked, window: Window) -> Rows[CopyLine]:
    """Which reports take their text from which, and what they altered."""
    return rows(record.copies, asked, window)


@page("/versions", unknown=True)
def versions(
    record: Of,
    asked: Asked,
    window: Window,
    report: Annotated[
        Text, Parameter(description="A version's id, or its start, or the versions' address.")
    ] = None,
    silent: Annotated[bool, Parameter(description="Only corrections that the new version does not tell.")] = False,
) -> Rows[EditLine]:
    """What publishers changed from one version of a report to the next."""
    return rows(lambda **filters: record.versions(report, silent=silent, **filters), asked, window)


@page("/places")
def every_place(record: Of, asked: Asked, window: Window) -> Rows[PlaceLine]:
    """Where the events were, each place that has coordinates with how many of them."""
    return rows(record.places, asked, window)


@page("/subjects")
def every_subject(record: Of, asked: Asked, window: Window) -> Rows[SubjectLine]:
    """What the figures count, each subject with how many of them."""
    return rows(record.subjects, asked, window)


@page("/proposals", role="reviewer")
def proposals(
    record: Of, limit: Annotated[int, Parameter(ge=0, le=10_000, description="At most so many.")] = 200
) -> Rows[Proposal]:
    """Pairs that may be the same and that nobody has decided, those first of which an answer settles most."""
    return Rows(rows=tuple(record.proposals(limit=limit)))


@page("/outside")
def every_outside(record: Of, window: Window) -> Rows[OutsideDataset]:
    """The data sets of others that stand beside the record, with their files."""
    return cut(record.outside.datasets(), window)


COMPARED = frozenset(("actor", "place", "since", "until", "type", "status", "min_confidence"))
"""The filters that both sides of a comparison understand."""


class ComparedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a comparison: its lines, and the whole in numbers. ``next`` is the cursor of the lines that
    follow, None where none do."""

    dataset: str
    form: str
    window: int
    asked: dict[str, str]
    summary: ComparisonSummary
    rows: tuple[ComparedLine, ...]
    next: str | None = None


@page("/compare", unknown=True)
def compared(
    record: Of,
    asked: Asked,
    window: Window,
    dataset: Annotated[str, Parameter(description="The data set, as /outside names it.")],
    within: Annotated[int, Parameter(ge=0, le=31, description="How many days two may be apart.")] = 1,
) -> ComparedPart:
    """The rows of another data set beside the record's events: what both have, what only they or only we have."""
    if other := sorted(set(asked) - COMPARED - {"newest"}):
        known = ", ".join(sorted(COMPARED))
        raise RecordError(f"a comparison is not asked by {other[0]!r}.", remedy=f"By: {known}.")
    given: dict[str, Any] = {name: asked.get(name) for name in COMPARED}
    found = record.compare(dataset, window=within, **given)
    part = cut(found.lines, window)
    return ComparedPart(
        dataset=found.dataset, form=found.form, window=found.window, asked=dict(found.asked),
        summary=found.summary, rows=part.rows, next=part.next,
    )  # fmt: skip
