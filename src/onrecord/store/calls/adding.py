"""Calls that put readings on record, and ask what is there before."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from onrecord.errors import RecordError, ReportError
from onrecord.model import Reading, Report
from onrecord.store import bulk, joining, lookup, writing
from onrecord.store.bulk import Given
from onrecord.store.calls.opened import Opened
from onrecord.store.joining import Elsewhere
from onrecord.store.removing import keeping
from onrecord.store.removing.rows import RemovalLine
from onrecord.store.rows.runs import Happening


class Adding(Opened):
    """Readings go in one by one or in bulk; what can't be read goes to quarantine."""

    def on_record(self, reports: Collection[str]) -> set[str]:
        """Which of these reports are on record."""
        with self._reading() as connection:
            return bulk.on_record(connection, reports)

    def read_by(self, reports: Collection[str]) -> dict[str, str]:
        """By what method each of these reports was read last, of those that are on record."""
        with self._reading() as connection:
            return bulk.read_by(connection, reports)

    def has_reading(self, reading: Reading) -> bool:
        """Whether this very reading of its report is on record, the latest or an earlier one."""
        with self._reading() as connection:
            return lookup.has_reading(connection, reading)

    def refused(self, report: Report) -> RemovalLine | None:
        """The tombstone of this report, or of another with its very text, None where it may be added."""
        with self._reading() as connection:
            return keeping.refused(connection, report.id, writing.text_sha256(report.text))

    def seen(self, source: str, digest: str) -> int | None:
        """How many reports this source gave when it was taken in as it is now, None where it never was, or was
        taken in otherwise since."""
        with self._reading() as connection:
            return writing.seen(connection, source, digest)

    def add(self, reading: Reading, *, series: str, source: str | None = None, again: bool = False) -> Happening:
        """Put a report and its reading on record; see :func:`onrecord.store.writing.add`."""
        with self._writing() as connection:
            return writing.add(connection, reading, series=series, source=source, again=again)

    def bulk(self, given: Sequence[Given]) -> list[Happening | RecordError]:
        """Put many readings of new reports on record in one transaction; what they share is left to :meth:`join`.
        See :func:`onrecord.store.bulk.write`."""
        with self._writing() as connection:
            return bulk.write(connection, given)

    def join(
        self, progress: Callable[[int], None] | None = None, elsewhere: Elsewhere | None = None
    ) -> list[tuple[str, str]]:
        """Look for what those share with others that were put on record in bulk; see
        :mod:`onrecord.store.joining`. ``progress`` is told how many were joined since; tellings are compared
        ``elsewhere`` where that can be. Returns the source and the reason of each that can't be joined: it is in
        quarantine then."""
        left_out: list[tuple[str, str]] = []
        some = 1
        while some:
            with self._writing() as connection:
                some = joining.join_some(connection, lambda *told: left_out.append(told), elsewhere)
            if progress and some:
                progress(some)
        return left_out

    def unjoined(self) -> int:
        """How many readings wait to be joined."""
        with self._reading() as connection:
            return joining.unjoined(connection)

    def append(self, reading: Reading) -> None:
        """Append another reading of a report on record: it stands from now on, the earlier ones stay."""
        with self._writing() as connection:
            joining.settle(connection, lookup.find_report(connection, reading.report.id))
            writing.append_reading(connection, reading)

    def note(self, report: str, *, series: str, source: str | None = None) -> Happening:
        """Note that a report on record stands at this source too."""
        with self._writing() as connection:
            return writing.note(connection, report, series=series, source=source)

    def note_arrival(self, source: str, **told: Any) -> None:
        """Note that everything in these bytes is on record; see :func:`onrecord.store.writing.note_arrival`."""
        with self._writing() as connection:
            writing.note_arrival(connection, source, **told)

    def quarantine(self, source: str, error: ReportError, *, sha256: str | None = None) -> None:
        """Keep the reason why a source could not be read."""
        with self._writing() as connection:
            writing.quarantine(connection, source, error, sha256=sha256)

    def release(self, source: str) -> None:
        """Let a source that could be read at last leave quarantine."""
        with self._writing() as connection:
            writing.release(connection, source)
