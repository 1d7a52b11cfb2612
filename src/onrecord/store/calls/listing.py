"""Calls that list what stands, streamed as typed rows."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from onrecord.store import (
    change_lines,
    counting,
    event_columns,
    families,
    listing,
    occurrence_lines,
    queries,
    stories,
    tellings,
    versioning,
    walking,
)
from onrecord.store.asked import Filters
from onrecord.store.calls.opened import Opened
from onrecord.store.rows.records import StatementLine
from onrecord.store.rows.reports import CopyLine, EditLine, FamilyLine, QuarantineLine, StoryLine, VersionLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine, PlaceLine, SubjectLine


class Listing(Opened):
    """The lists; ``bar`` is the least confidence."""

    def lines(self, kind: str, filters: Filters, *, bar: float) -> Iterator[Any]:
        """The standing records of a kind as typed rows, streamed; ``bar`` is the least confidence."""
        with self._reading() as connection:
            limit = filters.get("limit")
            rows = walking.rows(connection, kind, filters, bar, wanted=limit, at_once=500)
            yield from (queries.line(connection, kind, row) for row in islice(rows, limit))

    def event_columns(self, filters: Filters, *, bar: float) -> Iterator[dict[str, Sequence[Any]]]:
        """The standing events as columns, a batch at a time; see :mod:`onrecord.store.event_columns`."""
        with self._reading() as connection:
            yield from event_columns.event_columns(connection, filters, bar=bar)

    def statements(self, filters: Filters, *, bar: float, each: bool = False) -> Iterator[StatementLine]:
        """The standing statements, streamed, each once with all its tellings, or every telling by itself."""
        with self._reading() as connection:
            yield from tellings.lines(connection, filters, bar=bar, each=each)

    def occurrences(self, kind: str, filters: Filters, *, bar: float) -> Iterator[OccurrenceLine]:
        """What reports tell together, each once with all its tellings, streamed."""
        with self._reading() as connection:
            yield from occurrence_lines.lines(connection, kind, filters, bar=bar)

    def changes(self, filters: Filters, *, bar: float) -> Iterator[ChangeLine]:
        """What turned, each change once over all reports."""
        with self._reading() as connection:
            yield from change_lines.lines(connection, filters, bar=bar)

    def actors(self, filters: Filters) -> Iterator[ActorLine]:
        """The actors on record."""
        with self._reading() as connection:
            yield from listing.actors(connection, filters)

    def reports(self, filters: Filters, *, bar: float = 0.5, every_version: bool = False) -> Iterator[VersionLine]:
        """The reports on record."""
        with self._reading() as connection:
            yield from listing.reports(connection, filters, bar=bar, every_version=every_version)

    def copies(self, filters: Filters, *, bar: float) -> Iterator[CopyLine]:
        """Which reports are copies of which."""
        with self._reading() as connection:
            yield from listing.copies(connection, filters, bar=bar)

    def families(self, filters: Filters, *, bar: float) -> Iterator[FamilyLine]:
        """The families of reports that are copies of each other."""
        with self._reading() as connection:
            yield from families.families(connection, filters, bar=bar)

    def edits(
        self, filters: Filters, *, bar: float = 0.5, report: str | None = None, silent: bool = False
    ) -> Iterator[EditLine]:
        """What publishers changed from one version of a report to the next. Raises UnknownId."""
        with self._reading() as connection:
            yield from versioning.edits(connection, filters, bar=bar, report=report, silent=silent)

    def stories(self, filters: Filters, *, bar: float) -> Iterator[StoryLine]:
        """The stories that reports tell."""
        with self._reading() as connection:
            yield from stories.lines(connection, filters, bar=bar)

    def places(self, filters: Filters, *, bar: float) -> Iterator[PlaceLine]:
        """Where events were; see :func:`onrecord.store.counting.places`."""
        with self._reading() as connection:
            yield from counting.places(connection, filters, bar=bar)

    def subjects(self, filters: Filters, *, bar: float) -> Iterator[SubjectLine]:
        """What figures count; see :func:`onrecord.store.counting.subjects`."""
        with self._reading() as connection:
            yield from counting.subjects(connection, filters, bar=bar)

    def quarantined(self, limit: int | None = None) -> Iterator[QuarantineLine]:
        """What could not be read."""
        with self._reading() as connection:
            yield from listing.quarantined(connection, limit)
