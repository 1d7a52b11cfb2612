"""The store: one record's database, opened."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from onrecord.errors import RecordError, ReportError
from onrecord.model import About, Decision, Reading, Report, Verb
from onrecord.store import (
    around,
    bulk,
    casts,
    change_lines,
    counting,
    deciding,
    event_columns,
    families,
    joining,
    listing,
    lookup,
    occurrence_lines,
    queries,
    siblings,
    stories,
    tellings,
    verifying,
    versioning,
    walking,
    writing,
)
from onrecord.store.access.access import Access
from onrecord.store.around import AroundFamily, AroundRecord, AroundReport, AroundStory
from onrecord.store.asked import Filters
from onrecord.store.auditing import drawing, judging, reporting
from onrecord.store.auditing.rows import AuditReport, AuditSample
from onrecord.store.bulk import Given
from onrecord.store.casts import Cast, Together
from onrecord.store.clock import Clock, machine, start
from onrecord.store.databases.doing import Doing
from onrecord.store.decisions.history import history, with_decisions
from onrecord.store.decisions.proposing import proposals
from onrecord.store.feeds.keeping import KeptFeeds
from onrecord.store.opening import open_engine, refused, shown
from onrecord.store.opening import writing as for_writing
from onrecord.store.outside.keeping import KeptOutside
from onrecord.store.removing import keeping
from onrecord.store.removing.erasing import erase
from onrecord.store.removing.rows import RemovalLine, Removed
from onrecord.store.rows import (
    ActorLine,
    ChangeLine,
    CopyLine,
    DecisionLine,
    EditLine,
    Entry,
    FamilyLine,
    Happening,
    Mismatch,
    OccurrenceLine,
    PlaceLine,
    Proposal,
    QuarantineLine,
    StatementLine,
    StoryLine,
    SubjectLine,
    VersionLine,
)
from onrecord.store.saved.searches import SavedSearches
from onrecord.store.search import finding
from onrecord.store.search.attention import Period, attention
from onrecord.store.search.rows import AttentionLine, Found
from onrecord.store.upkeep.rows import Backup, Compacted
from onrecord.store.watching import Watch


class Store:
    """The only writer of a record. Each of its writes is one transaction: all of it is kept, or nothing; and all
    of it is of one moment, which ``clock`` tells.

    Raises:
        RecordError: see :func:`onrecord.store.opening.open_engine`.
    """

    def __init__(self, path_or_url: str | Path, *, create: bool = True, clock: Clock = machine) -> None:
        self.where = shown(path_or_url)
        self._clock = clock
        self._engine = open_engine(path_or_url, create=create)
        self._writer = for_writing(self._engine)
        self.access = Access(self._reading, self._writing)
        self.saved = SavedSearches(self._reading, self._writing)
        self.feeds = KeptFeeds(self._reading, self._writing)
        self.outside = KeptOutside(self._reading, self._writing)
        self._watch = Watch(self._engine)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._watch.close()
        self._engine.dispose()

    def check_writable(self) -> None:
        """Raise a RecordError where it is open to be read only."""

    def state(self) -> object:
        """A value that is the same as before only where nothing was written meanwhile, by whomever."""
        with self._explained("read"):
            return self._watch.state()

    def files(self) -> frozenset[Path]:
        """The files that the record itself lives in, which are no reports; none where it lives on a server."""
        file = self._engine.url.database if self._engine.dialect.name == "sqlite" else None
        return frozenset(Path(f"{file}{ending}") for ending in ("", "-wal", "-shm")) if file else frozenset()

    def has_report(self, report: str) -> bool:
        """Whether a report of this very id is on record."""
        with self._reading() as connection:
            return writing.has_report(connection, report)

    def add(self, reading: Reading, *, series: str, source: str | None = None, again: bool = False) -> Happening:
        """Put a report and its reading on record; see :func:`onrecord.store.writing.add`."""
        with self._writing() as connection:
            return writing.add(connection, reading, series=series, source=source, again=again)

    def on_record(self, reports: Collection[str]) -> set[str]:
        """Which of these reports are on record."""
        with self._reading() as connection:
            return bulk.on_record(connection, reports)

    def read_by(self, reports: Collection[str]) -> dict[str, str]:
        """By what method each of these reports was read last, of those that are on record."""
        with self._reading() as connection:
            return bulk.read_by(connection, reports)

    def bulk(self, given: Sequence[Given]) -> list[Happening | RecordError]:
        """Put many readings of new reports on record in one transaction; what they share is left to :meth:`join`.
        See :func:`onrecord.store.bulk.write`."""
        with self._writing() as connection:
            return bulk.write(connection, given)

    def join(self, progress: Callable[[int], None] | None = None) -> list[tuple[str, str]]:
        """Look for what those share with others that were put on record in bulk; see
        :mod:`onrecord.store.joining`. ``progress`` is told how many were joined since. Returns the source and the
        reason of each that can't be: it is in quarantine then."""
        left_out: list[tuple[str, str]] = []
        some = 1
        while some:
            with self._writing() as connection:
                some = joining.join_some(connection, lambda source, says: left_out.append((source, says)))
            if progress and some:
                progress(some)
        return left_out

    def unjoined(self) -> int:
        """How many readings wait to be joined."""
        with self._reading() as connection:
            return joining.unjoined(connection)

    def refused(self, report: Report) -> RemovalLine | None:
        """The tombstone of this report, or of another with its very text, None where it may be added."""
        with self._reading() as connection:
            return keeping.refused(connection, report.id, writing.text_sha256(report.text))

    def remove(self, reports: Iterable[str], *, by: str, why: str) -> list[Removed]:
        """Take reports off the record, all or none; see :func:`onrecord.store.removing.removal.remove`. Then the
        file is cleared of their words, which waits for programs that read it: see :meth:`erase`."""
        from onrecord.store.removing.removal import remove

        with self._writing() as connection:
            done = [remove(connection, report, by=by, why=why) for report in reports]
        self.erase()
        # As they stand now: those of one call may be versions of each other.
        gone = {line.report: line for line in self.removals()}
        return [
            Removed(
                tombstone=gone[one.tombstone.report],
                superseded=tuple(report for report in one.superseded if report not in gone),
            )
            for one in done
        ]

    def erase(self) -> bool:
        """Clear the record's file of what was removed; see :func:`onrecord.store.removing.erasing.erase`."""
        self.check_writable()
        return erase(self._engine, self._writer, self.where)

    def backup(self, to: str | Path, *, replace: bool = False) -> Backup:
        """Copy the record into one file; see :func:`onrecord.store.upkeep.backing.backup`."""
        from onrecord.store.upkeep.backing import backup

        return backup(self._engine, to, where=self.where, replace=replace)

    def compact(self) -> Compacted:
        """Make the record small and fast; see :func:`onrecord.store.upkeep.compacting.compact`."""
        from onrecord.store.upkeep.compacting import compact

        self.check_writable()
        return compact(self._engine, self._writer, self.where)

    def removals(self, limit: int | None = None) -> Iterator[RemovalLine]:
        """What was removed."""
        with self._reading() as connection:
            yield from keeping.lines(connection, limit=limit)

    def append(self, reading: Reading) -> None:
        """Append another reading of a report on record: it stands from now on, the earlier ones stay."""
        with self._writing() as connection:
            joining.settle(connection, lookup.find_report(connection, reading.report.id))
            writing.append_reading(connection, reading)

    def has_reading(self, reading: Reading) -> bool:
        """Whether this very reading of its report is on record, the latest or an earlier one."""
        with self._reading() as connection:
            return lookup.has_reading(connection, reading)

    def note(self, report: str, *, series: str, source: str | None = None) -> Happening:
        """Note that a report on record stands at this source too."""
        with self._writing() as connection:
            return writing.note(connection, report, series=series, source=source)

    def quarantine(self, source: str, error: ReportError, *, sha256: str | None = None) -> None:
        """Keep the reason why a source could not be read."""
        with self._writing() as connection:
            writing.quarantine(connection, source, error, sha256=sha256)

    def release(self, source: str) -> None:
        """Let a source that could be read at last leave quarantine."""
        with self._writing() as connection:
            writing.release(connection, source)

    def seen(self, source: str, digest: str) -> int | None:
        """How many reports this source gave when it was taken in as it is now, None where it never was, or was
        taken in otherwise since."""
        with self._reading() as connection:
            return writing.seen(connection, source, digest)

    def note_arrival(self, source: str, **told: Any) -> None:
        """Note that everything in these bytes is on record; see :func:`onrecord.store.writing.note_arrival`."""
        with self._writing() as connection:
            writing.note_arrival(connection, source, **told)

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

    def together(self, kind: str, ids: Collection[str], *, bar: float) -> dict[str, Together]:
        """The occurrences that these records tell."""
        with self._reading() as connection:
            return casts.together(connection, kind, ids, bar)

    def casts(self, reports: Collection[str]) -> dict[str, Cast]:
        """Who these reports name, and how they are read."""
        with self._reading() as connection:
            return casts.casts(connection, reports)

    def changes(self, filters: Filters, *, bar: float) -> Iterator[ChangeLine]:
        """What turned, each change once over all reports."""
        with self._reading() as connection:
            yield from change_lines.lines(connection, filters, bar=bar)

    def change(self, id: str, *, bar: float) -> ChangeLine:
        """One change with all its steps. Raises UnknownId."""
        with self._reading() as connection:
            return change_lines.line(connection, id, bar=bar)

    def reports(self, filters: Filters, *, bar: float = 0.5, every_version: bool = False) -> Iterator[VersionLine]:
        """The reports on record."""
        with self._reading() as connection:
            yield from listing.reports(connection, filters, bar=bar, every_version=every_version)

    def copies(self, filters: Filters, *, bar: float) -> Iterator[CopyLine]:
        """Which reports are copies of which."""
        with self._reading() as connection:
            yield from listing.copies(connection, filters, bar=bar)

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

    def search(self, query: str, filters: Filters, *, bar: float, offset: int = 0) -> Found:
        """What answers to a query; see :func:`onrecord.store.search.finding.search`."""
        with self._reading() as connection:
            return finding.search(connection, query, filters, bar=bar, offset=offset)

    def attention(self, filters: Filters, *, by: Period, bar: float) -> Iterator[AttentionLine]:
        """How much is told over time; see :func:`onrecord.store.search.attention.attention`."""
        with self._reading() as connection:
            yield from attention(connection, filters, by=by, bar=bar)

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

    def actors(self, filters: Filters) -> Iterator[ActorLine]:
        """The actors on record."""
        with self._reading() as connection:
            yield from listing.actors(connection, filters)

    def families(self, filters: Filters, *, bar: float) -> Iterator[FamilyLine]:
        """The families of reports that are copies of each other."""
        with self._reading() as connection:
            yield from families.families(connection, filters, bar=bar)

    def around_report(self, report: str, *, bar: float) -> AroundReport:
        """What stands around a report; see :func:`onrecord.store.around.around_report`. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_report(connection, report, bar=bar)

    def around_record(self, id: str, *, bar: float) -> AroundRecord:
        """What stands around a record."""
        with self._reading() as connection:
            return around.around_record(connection, id, bar=bar)

    def around_story(self, id: str, *, bar: float) -> AroundStory:
        """What stands around a story. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_story(connection, id, bar=bar)

    def around_family(self, report: str, *, bar: float) -> AroundFamily:
        """The copy family of a report, each copy beside its source. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_family(connection, report, bar=bar)

    def entry(self, id: str, *, bar: float = 0.5) -> Entry:
        """One record in full, garbled evidence beside a clean sibling's; ``bar`` is the least confidence from
        which a report is called a copy. Raises UnknownId."""
        with self._reading() as connection:
            found = with_decisions(connection, lookup.entry(connection, id))
            beside = siblings.with_siblings(connection, found.report.id, found.evidence, bar=bar)
            return msgspec.structs.replace(found, evidence=beside)

    def reading(self, report: str) -> Reading:
        """The latest reading of a report, by its id or the start of it. Raises UnknownId."""
        with self._reading() as connection:
            return lookup.reading(connection, report)

    def readings(self, filters: Filters, *, bar: float) -> Iterator[Reading]:
        """The latest reading of each standing report, in the order in which they came, streamed."""
        with self._reading() as connection:
            wanted = {line.id for line in listing.reports(connection, filters, bar=bar)}
            for report in lookup.as_they_came(connection):
                if report in wanted:
                    yield lookup.latest_reading(connection, report)[1]

    def report(self, report: str) -> Report:
        """A report with its text, by its id or the start of it. Raises UnknownId."""
        with self._reading() as connection:
            return lookup.report(connection, report)

    def judge(self, verb: Verb, id: str, *, by: str, why: str | None = None) -> Decision:
        """Accept or reject a record; see :func:`onrecord.store.deciding.judge`."""
        with self._writing() as connection:
            return deciding.judge(connection, verb, id, by=by, why=why)

    def correct(self, id: str, fields: Mapping[str, object], *, by: str, why: str | None = None) -> list[Decision]:
        """Set fields of a record; see :func:`onrecord.store.deciding.correct`."""
        with self._writing() as connection:
            return deciding.correct(connection, id, fields, by=by, why=why)

    def pair(
        self, verb: Verb, one: str, other: str, *, about: About = "copy", by: str, why: str | None = None
    ) -> Decision:
        """Say that two are the same, or not; see :func:`onrecord.store.deciding.pair`."""
        with self._writing() as connection:
            return deciding.pair(connection, verb, one, other, about=about, by=by, why=why)

    def audit(self, id: str, **told: Any) -> Decision:
        """Keep a verdict on a record; see :func:`onrecord.store.auditing.judging.judge`."""
        with self._writing() as connection:
            return judging.judge(connection, id, **told)

    def audit_sample(self, of: str, **wanted: Any) -> AuditSample:
        """Draw records to be judged; see :func:`onrecord.store.auditing.drawing.sample`."""
        with self._reading() as connection:
            return drawing.sample(connection, of, **wanted)

    def audit_reports(self, of: str | None, *, bar: float) -> list[AuditReport]:
        """What audits found; see :func:`onrecord.store.auditing.reporting.reports`."""
        with self._reading() as connection:
            return reporting.reports(connection, of, bar=bar)

    def undo(self, key: int, *, by: str, why: str | None = None) -> Decision:
        """Take a decision back; see :func:`onrecord.store.deciding.undo`."""
        with self._writing() as connection:
            return deciding.undo(connection, key, by=by, why=why)

    def decisions(self, **wanted: Any) -> Iterator[DecisionLine]:
        """What was decided; see :func:`onrecord.store.decisions.history.history`."""
        with self._reading() as connection:
            yield from history(connection, **wanted)

    def proposals(self, *, bar: float, limit: int) -> list[Proposal]:
        """What people may settle; see :func:`onrecord.store.decisions.proposing.proposals`."""
        with self._reading() as connection:
            return proposals(connection, bar=bar, limit=limit)

    def mismatches(self) -> Iterator[Mismatch]:
        """Everything on record that doesn't hold."""
        with self._reading() as connection:
            yield from verifying.mismatches(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._explained("written"), self._writer.begin() as connection:
            start(connection, self._clock)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained("read"), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _explained(self, doing: Doing) -> Iterator[None]:
        """Errors of the database are ours from here on; what a single report brought stays as it is."""
        try:
            yield
        except DatabaseError as error:
            if ours := refused(error, self._engine, doing, self.where):
                raise ours from error
            raise
        except OverflowError as error:
            if doing != "read":
                raise
            raise RecordError(
                "nothing in it has so large a number.", where=self.where, remedy="Ask for a smaller one."
            ) from error
