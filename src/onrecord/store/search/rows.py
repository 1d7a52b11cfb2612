"""What a search answers with."""

from typing import Literal

import msgspec

from onrecord.model import Span
from onrecord.store.rows.records import Fact
from onrecord.store.rows.reports import ReportLine

HitKind = Literal["report", "event", "statement", "figure", "vote", "change"]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report or a record that answers to a query.

    ``snippet`` are words of the report that do, ``span`` where they stand in its text, ``marks`` where in the
    snippet the words stand that were asked for, ``title_marks`` where in the report's title. ``score`` is 1 for
    the best of its kind, less for others, 0 where the query has no words to rank by. ``record`` is the record's
    own struct, None for a report.
    """

    id: str
    kind: HitKind
    report: ReportLine
    score: float
    snippet: str
    span: Span
    marks: tuple[Span, ...] = ()
    title_marks: tuple[Span, ...] = ()
    record: Fact | None = None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many hits have this value."""

    value: str
    hits: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What the hits are of, the most frequent values of each first. ``publisher`` and ``day`` (of publication, in
    its order) count all of them, the others the records among them."""

    actor: tuple[Count, ...] = ()
    place: tuple[Count, ...] = ()
    type: tuple[Count, ...] = ()
    status: tuple[Count, ...] = ()
    publisher: tuple[Count, ...] = ()
    day: tuple[Count, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What answers to a query: the ``hits`` that were asked for, the best first, and how many there are in all.

    ``more`` says that there are more reports or records than were counted; then ``reports``, ``records`` and the
    facets are of the latest that were."""

    query: str
    reports: int
    records: int
    more: bool
    hits: tuple[Hit, ...]
    facets: Facets


class AttentionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A day, a week (from Monday) or a month: how many reports answer, how many of these are independent, how many
    records do. ``since`` and ``until`` are None for the reports of no known day."""

    since: str | None
    until: str | None
    reports: int
    independent: int
    records: int
