"""Lists that no page shows as they are: JSON alone, for programs."""

from typing import Annotated, Literal

from litestar.params import Parameter

from onrecord.serve.asked import Asked, Of, Rows, Window, cut, rows
from onrecord.serve.page import page
from onrecord.store.rows import CopyLine, EditLine, OccurrenceLine, PlaceLine, Proposal, SubjectLine
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
