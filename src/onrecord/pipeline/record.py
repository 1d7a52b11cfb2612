"""The record: reports go in, what stands comes out, each line with its sentence and its report."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Unpack

from onrecord.model import About, Decision, Particulars, Reading, Report
from onrecord.pipeline.lists import Events, Lines, known
from onrecord.pipeline.method import addition_of
from onrecord.pipeline.opening import open_record
from onrecord.pipeline.saved import Saved
from onrecord.pipeline.signatures import spelled_out
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings
from onrecord.store import Filters, Store
from onrecord.store.access.access import Access
from onrecord.store.around import AroundFamily, AroundRecord, AroundReport, AroundStory
from onrecord.store.asof.moment import Moment
from onrecord.store.auditing.rows import AuditReport, AuditSample
from onrecord.store.casts import Cast, Together
from onrecord.store.outside.keeping import KeptOutside
from onrecord.store.removing.rows import RemovalLine, Removed
from onrecord.store.rows import (
    ActorLine,
    ChangeLine,
    CopyLine,
    DecisionLine,
    EditLine,
    Entry,
    FamilyLine,
    FigureLine,
    Imported,
    Mismatch,
    OccurrenceLine,
    Outcome,
    PlaceLine,
    Proposal,
    QuarantineLine,
    StatementLine,
    StoryLine,
    SubjectLine,
    Summary,
    VersionLine,
    VoteLine,
)
from onrecord.store.search.attention import Period
from onrecord.store.search.rows import AttentionLine, Found
from onrecord.store.upkeep.rows import Backup, Compacted, Restored

if TYPE_CHECKING:
    from onrecord.pipeline.beside.rows import Comparison
    from onrecord.pipeline.outside.importing import OutsideImported
    from onrecord.pipeline.watching import Watching, Watchlist

__all__ = ["Record", "open_record", "restore"]


@spelled_out
class Record:
    """A record, open. Use it as a context manager, or close it.

    The lists take the filters of :class:`onrecord.store.Filters` as keyword arguments and stream their rows,
    or give all of them as a data frame (``to_pandas``, ``to_polars``, ``to_arrow``):

    >>> with open_record("onrecord.db") as record:                             # doctest: +SKIP
    ...     record.add(["reports/"])
    ...     for line in record.timeline(actor="Israel", since="2024-03-01", status="cancelled"):
    ...         print(line.record.date, line.actors, line.sentence, line.report.title)

    Raises:
        RecordError: there is no record there and ``create`` is False, it is none, or a newer OnRecord made it;
            or it is open ``as_of`` a moment and would be written to.
    """

    def __init__(
        self,
        path_or_url: str | Path | None = None,
        *,
        settings: Settings | None = None,
        create: bool = True,
        as_of: Moment | None = None,
    ) -> None:
        self.settings = settings or Settings.load()
        where = path_or_url or self.settings.record
        if as_of is None:
            self._store = Store(where, create=create)
        else:
            from onrecord.store.asof.past import PastStore

            self._store = PastStore(where, as_of=as_of)

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _repr_html_(self) -> str:
        """How much was told over time, and the latest events, as a notebook shows them."""
        from onrecord.pipeline.notebook import record_html

        return record_html(self, self._store.where)

    def close(self) -> None:
        """Close the record's connections."""
        self._store.close()

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        workers: int = 0,
        particulars: Particulars | None = None,
        progress: Callable[[Outcome], None] | None = None,
        again: bool = False,
        scheduler: str | None = None,
        results: str | Path | None = None,
        timed: Untimed = OFF,
    ) -> Summary:
        """Add the reports in these files and folders; see :func:`onrecord.pipeline.batch.add`.

        ``workers`` are processes: 1 reads in this one, 0 uses every core where there are many reports;
        ``particulars`` hold for all the reports; ``progress`` is called with the
        :class:`~onrecord.store.rows.Outcome` of each. What can't be read is in the summary and in quarantine; what
        was removed is refused, unless it is to be added ``again``. A Dask ``scheduler`` ("tcp://host:8786") has
        its cluster read them, and leave what it reads in the folder for ``results``; see
        :func:`onrecord.pipeline.sharded.add`. ``timed`` measures where the time goes.

        Raises:
            EngineError: the cluster can't be reached or used.
        """
        from onrecord.pipeline import batch

        self._store.check_writable()
        paths = [paths] if isinstance(paths, str | Path) else paths
        if scheduler is not None:
            from onrecord.pipeline import sharded

            return sharded.add(
                self._store, paths, settings=self.settings, scheduler=scheduler, results=results,
                particulars=particulars, progress=progress, again=again, timed=timed,
            )  # fmt: skip
        return batch.add(
            self._store, paths, settings=self.settings, workers=workers, particulars=particulars,
            progress=progress, again=again, timed=timed,
        )  # fmt: skip

    def add_text(self, text: str, **told: str | None) -> Outcome:
        """Read one report's text and put it on record; ``told`` as in :func:`onrecord.read` (``title``, ``url``,
        ``publisher``, ``published``). Says what became of it, and its id.

        Raises:
            ReportError: there is nothing to read, it is not English, or ``published`` is no day.
            RemovedReport: it was removed from the record.
        """
        from onrecord.pipeline.reading import read

        reading = read(text, settings=self.settings, **told)
        report, url = reading.report.id, told.get("url")
        before = addition_of(self._store.read_by([report]).get(report, ""))
        if before is not None and before != addition_of(reading.method):
            self._store.append(reading)
            self._store.note(report, series=url or report, source=url)
            return Outcome(source=url or report, happened="appended", report=report)
        happened = self._store.add(reading, series=url or report, source=url)
        return Outcome(source=url or report, happened=happened, report=report)

    def remove(self, *reports: str, why: str, by: str | None = None) -> list[Removed]:
        """Take reports off the record with everything that came from them, down to the bytes of its file; what
        other reports tell is computed anew. A tombstone keeps who, when and why, and refuses the same text from
        then on. It can't be taken back: only added again, from outside. All are removed, or none.

        Raises:
            UnknownId: a report is not on record.
            BadDecision: no reason is given.
        """
        return self._store.remove(reports, by=self._by(by), why=why)

    def removals(self, *, limit: int | None = None) -> Iterator[RemovalLine]:
        """What was removed, the latest last."""
        return self._store.removals(limit)

    def erase(self) -> bool:
        """Clear the record's file of the words of what was removed, where another program held it at the time;
        False where one still does."""
        return self._store.erase()

    @property
    def state(self) -> Callable[[], object]:
        """Asks for a value that is the same as before only where nothing was written meanwhile, by whomever."""
        return self._store.state

    @property
    def access(self) -> Access:
        """Who may open the record where it is served."""
        return self._store.access

    def watching(self, feeds: "Watchlist") -> "Watching":
        """Watch feeds, and put what is new in them on record; see :mod:`onrecord.pipeline.watching`."""
        from onrecord.pipeline.watching import Watching

        self._store.check_writable()
        return Watching(self._store, feeds, settings=self.settings)

    @property
    def saved(self) -> Saved:
        """The searches that were saved, and what is new in them."""
        return Saved(self, self._store.saved)

    def backup(self, to: str | Path, *, replace: bool = False) -> Backup:
        """Copy the record, as it is at this moment, into a new file, or into a folder under a dated name, while
        others read and write it; the copy is read over before it gets its name. From a PostgreSQL server too it is
        a file that opens as a record. A file that is there is overwritten only with ``replace``.

        Raises:
            RecordError: there is such a file already, or it can't be written.
        """
        return self._store.backup(to, replace=replace)

    def compact(self) -> Compacted:
        """Give back the space of what was deleted, and make asking fast. Needs as much free disk as the record.

        Raises:
            RecordError: another program holds the record.
        """
        return self._store.compact()

    def append(self, reading: Reading) -> None:
        """Append another reading of a report on record: it stands from now on, the earlier ones stay.

        Raises:
            UnknownId: the report is not on record.
        """
        self._store.append(reading)

    @property
    def events(self) -> Events:
        """All events by date: ``record.events.to_pandas()``. Called with filters, those that pass:
        ``record.events(actor="Israel")``."""
        return Events(self._store, {}, bar=self.settings.min_confidence)

    def timeline(self, **filters: Unpack[Filters]) -> Events:
        """The events by date; what has none goes by its report's."""
        return self.events(**filters)

    def statements(
        self,
        *,
        act: str | None = None,
        kind: str | None = None,
        each: bool = False,
        **filters: Unpack[Filters],
    ) -> Lines[StatementLine]:
        """Who said what. A statement that several reports tell comes once, in the words of the fullest, with all
        its tellings; with ``each`` every telling is a line. ``act`` and ``kind`` take several, separated by
        commas ("denies,declines"); ``status`` and ``type`` are other names of theirs.
        """
        asked = known(filters)
        if act is not None:
            asked["status"] = act
        if kind is not None:
            asked["type"] = kind
        bar = self.settings.min_confidence
        return Lines("statements", lambda: self._store.statements(asked, bar=bar, each=each))

    def figures(self, **filters: Unpack[Filters]) -> Lines[FigureLine]:
        """Which figure is whose; ``type`` is what it counts ("killed")."""
        return self._lines("figures", "figure", filters)

    def votes(self, **filters: Unpack[Filters]) -> Lines[VoteLine]:
        """How bodies voted; ``status`` is the outcome."""
        return self._lines("votes", "vote", filters)

    def changes(self, **filters: Unpack[Filters]) -> Lines[ChangeLine]:
        """What was reversed, revised, disputed or denied, each once with its steps and every report that tells
        them; ``type`` is the change's kind, ``since`` the day of its last step."""
        asked, bar = known(filters), self.settings.min_confidence
        return Lines("changes", lambda: self._store.changes(asked, bar=bar))

    def change(self, id: str) -> ChangeLine:
        """The change of this id, or the one whose report's id begins so ("3f2a.e4.reversal").

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.change(id, bar=self.settings.min_confidence)

    def occurrences(self, kind: str = "event", **filters: Unpack[Filters]) -> Lines[OccurrenceLine]:
        """What reports tell together: each event, statement, figure or vote once as the world had it, with every
        report that tells it, how many of these are independent, and where they differ."""
        asked, bar = known(filters), self.settings.min_confidence
        return Lines("occurrences", lambda: self._store.occurrences(kind, asked, bar=bar))

    def together(self, ids: Collection[str], kind: str = "event") -> dict[str, Together]:
        """The occurrence that each of these records of a kind tells, by their whole ids."""
        return self._store.together(kind, ids, bar=self.settings.min_confidence)

    def casts(self, reports: Collection[str]) -> dict[str, Cast]:
        """Who each of these reports names, by the ids that its records name them by, and how it was read."""
        return self._store.casts(reports)

    def actors(self, **filters: Unpack[Filters]) -> Lines[ActorLine]:
        """Who is on record, by name, whoever has a part in most records first; ``type`` is the actor's kind."""
        asked = known(filters)
        return Lines("actors", lambda: self._store.actors(asked))

    def reports(self, *, every_version: bool = False, **filters: Unpack[Filters]) -> Lines[VersionLine]:
        """The reports by date, the latest version of each, or every version."""
        asked, bar = known(filters), self.settings.min_confidence
        return Lines("reports", lambda: self._store.reports(asked, bar=bar, every_version=every_version))

    def copies(self, **filters: Unpack[Filters]) -> Lines[CopyLine]:
        """Which reports take their text from which, and what they altered; filtered by ``since``, ``until``,
        ``min_confidence``."""
        asked, bar = known(filters), self.settings.min_confidence
        return Lines("copies", lambda: self._store.copies(asked, bar=bar))

    def families(self, **filters: Unpack[Filters]) -> Iterator[FamilyLine]:
        """The families of reports that are copies of each other, each with its cleanest member and the count of
        its independent origins; filtered by ``since``, ``until``, ``min_confidence``."""
        return self._store.families(known(filters), bar=self.settings.min_confidence)

    def versions(
        self, report: str | None = None, *, silent: bool = False, **filters: Unpack[Filters]
    ) -> Iterator[EditLine]:
        """What publishers changed from one version of a report to the next: added, cut, corrected or reworded,
        each with both spans; filtered by ``since``, ``until``. ``report`` is the start of a version's id, or the
        address that its versions share; ``silent``: only corrections that the new version does not speak of.

        Raises:
            UnknownId: no report's id begins so, or several do.
        """
        return self._store.edits(known(filters), bar=self.settings.min_confidence, report=report, silent=silent)

    def stories(self, **filters: Unpack[Filters]) -> Lines[StoryLine]:
        """What the reports tell of: those of one event are one story, with all its reports. The filters ask for a
        report of it: ``actor``, ``place``, ``since``, ``until``, ``about``."""
        asked, bar = known(filters), self.settings.min_confidence
        return Lines("stories", lambda: self._store.stories(asked, bar=bar))

    def search(self, query: str, /, *, offset: int = 0, **filters: Unpack[Filters]) -> Found:
        """Reports and records that answer to a query in the language of :mod:`onrecord.store.query`, best first,
        each with the words that do, marked; with how many there are in all, and what they are of. ``limit`` is 20
        where it is not given, ``offset`` leaves out so many of the first; the filters hold beside the query.

        Raises:
            RecordError: the query is malformed; says where, and what to do.
        """
        return self._store.search(query, known(filters), bar=self.settings.min_confidence, offset=offset)

    def attention(
        self, query: str | None = None, /, *, by: Period = "day", **filters: Unpack[Filters]
    ) -> Iterator[AttentionLine]:
        """Over time, by the day of publication, how many reports answer to a query or to filters, how many of
        these are independent, and how many records do. Days, weeks or months without any are told between the
        first and the last."""
        asked = known(filters)
        if query is not None:
            asked["query"] = query
        return self._store.attention(asked, by=by, bar=self.settings.min_confidence)

    def places(self, **filters: Unpack[Filters]) -> Iterator[PlaceLine]:
        """Where the events were, each place that has coordinates with how many of them; the most first."""
        return self._store.places(known(filters), bar=self.settings.min_confidence)

    def subjects(self, **filters: Unpack[Filters]) -> Iterator[SubjectLine]:
        """What the figures count, each subject with how many of them; the most frequent first."""
        return self._store.subjects(known(filters), bar=self.settings.min_confidence)

    def quarantined(self) -> Iterator[QuarantineLine]:
        """What could not be read, and why."""
        return self._store.quarantined()

    def get(self, id: str) -> Entry:
        """The record or actor of this id, with its evidence and its report. Of the report's part of the id the
        start is enough where no other report's begins so ("3f2a.e1").

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.entry(id, bar=self.settings.min_confidence)

    def around_report(self, report: str) -> AroundReport:
        """The latest reading of the report whose id begins so, as it stands, with what stands around it: its
        versions, its copies, what turned, its story.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.around_report(report, bar=self.settings.min_confidence)

    def around_record(self, id: str) -> AroundRecord:
        """The occurrence that the record of this whole id tells, and the changes that it is a step of."""
        return self._store.around_record(id, bar=self.settings.min_confidence)

    def around_story(self, id: str) -> AroundStory:
        """The story of this id, what several of its reports tell, and what turned in it.

        Raises:
            UnknownId: there is none.
        """
        return self._store.around_story(id, bar=self.settings.min_confidence)

    def around_family(self, report: str) -> AroundFamily:
        """The copies among which the report stands whose id begins so, each beside its source.

        Raises:
            UnknownId: there is no such report, several, or it is no copy and has none.
        """
        return self._store.around_family(report, bar=self.settings.min_confidence)

    def reading(self, report: str) -> Reading:
        """The latest reading of the report whose id begins so.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.reading(report)

    def readings(self, **filters: Unpack[Filters]) -> Iterator[Reading]:
        """The latest reading of each standing report, as it was when it was read, in the order in which the
        reports came on record: what is shared between reports follows from that, and comes out the same where they
        are imported. Filtered like :meth:`reports`."""
        return self._store.readings(known(filters), bar=self.settings.min_confidence)

    def report(self, report: str) -> Report:
        """The report whose id begins so, with its text.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.report(report)

    def import_readings(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        join: bool = True,
        progress: Callable[[Outcome], None] | None = None,
    ) -> Imported:
        """Take in readings that were made elsewhere: files of JSON lines, annotation in brat's standoff format;
        see :func:`onrecord.pipeline.importing.import_readings`. Without ``join`` what they share with others is
        left to :meth:`join`."""
        from onrecord.pipeline import importing

        self._store.check_writable()
        paths = [paths] if isinstance(paths, str | Path) else paths
        return importing.import_readings(self._store, paths, join=join, progress=progress)

    @property
    def outside(self) -> KeptOutside:
        """The data sets of others beside the record, to list and to remove, and their rows."""
        return self._store.outside

    def import_outside(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        form: str | None = None,
        dataset: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> "OutsideImported":
        """Take in rows of another data set ("acled", "gdelt", "polecat", "icews"), to stand beside the record; see
        :func:`onrecord.pipeline.outside.importing.import_outside`.

        Raises:
            RecordError: the form of the rows is not clear, or the data set has rows of another.
        """
        from onrecord.pipeline.outside.importing import import_outside

        self._store.check_writable()
        paths = [paths] if isinstance(paths, str | Path) else paths
        return import_outside(self._store, paths, form=form, dataset=dataset, progress=progress)

    def compare(
        self,
        dataset: str,
        *,
        actor: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        place: str | None = None,
        type: str | None = None,
        status: str | None = None,
        window: int = 1,
        min_confidence: float | None = None,
    ) -> "Comparison":
        """The rows of a data set that was brought with :meth:`import_outside` beside the record's occurrences, for
        the same actors, days and places: what both have, what only they, what only the record has. ``window`` is
        how many days the two may be apart; ``status`` is of ours, what occurred or goes on where it is not given.
        See :mod:`onrecord.pipeline.beside`.

        Raises:
            UnknownId: there is no such data set.
            RecordError: a date that is none; too many answer to be compared at once.
        """
        from onrecord.pipeline.beside import compare

        return compare(
            self, dataset, window=window, actor=actor, since=since, until=until, place=place, type=type,
            status=status, min_confidence=min_confidence,
        )  # fmt: skip

    @property
    def unjoined(self) -> int:
        """How many readings wait to be joined. Until then their reports are nobody's copies and tell no story,
        their records stand for themselves, so that counts of independent reports may be too high, and a new
        version among them does not stand yet."""
        return self._store.unjoined()

    def join(self, *, progress: Callable[[int], None] | None = None) -> list[tuple[str, str]]:
        """Join what waits: whose copies the reports are, their versions and stories, and what they tell together.
        A run that is cut off goes on where it stopped when it is called again. ``progress`` is told how many were
        joined since it was told last. Returns the source and the reason of each that can't be joined; it is in
        quarantine."""
        return self._store.join(progress)

    def accept(self, id: str, *, why: str | None = None, by: str | None = None) -> Decision:
        """Have a record stand however unsure the machine is of it. ``by`` is the settings' reviewer, or whoever is
        logged in, where nobody is named; so for every decision.

        Raises:
            UnknownId: there is no such record.
            BadDecision: it can't be decided about.
        """
        return self._store.judge("accept", id, by=self._by(by), why=why)

    def reject(self, id: str, *, why: str | None = None, by: str | None = None) -> Decision:
        """Leave a record out of everything that is shown or counted."""
        return self._store.judge("reject", id, by=self._by(by), why=why)

    def correct(
        self, id: str, fields: Mapping[str, object], *, why: str | None = None, by: str | None = None
    ) -> list[Decision]:
        """Put fields of a record right, each by a decision of its own: ``{"status": "cancelled", "date":
        "2024-05-13", "actors": "Irena Novak"}``. What was read stays beside it.
        """
        return self._store.correct(id, fields, by=self._by(by), why=why)

    def merge(
        self, one: str, other: str, *, about: About = "copy", why: str | None = None, by: str | None = None
    ) -> Decision:
        """Say that two records, or two reports, are the same; ``about`` says of reports whether as a copy (the
        first) and its source, or as of one story."""
        return self._store.pair("merge", one, other, about=about, by=self._by(by), why=why)

    def split(
        self, one: str, other: str, *, about: About = "copy", why: str | None = None, by: str | None = None
    ) -> Decision:
        """Say that two records, or two reports, are not the same."""
        return self._store.pair("split", one, other, about=about, by=self._by(by), why=why)

    def undo(self, decision: int, *, why: str | None = None, by: str | None = None) -> Decision:
        """Take a decision back, by its number; undoing an undoing restores."""
        return self._store.undo(decision, by=self._by(by), why=why)

    def audit_sample(
        self, of: str = "events", *, size: int = 100, seed: int = 0, by: str | None = None
    ) -> AuditSample:
        """Records of a list ("events", "statements", "figures", "votes", "changes") drawn at random, to be judged:
        of those that nobody has accepted, rejected or corrected. The same ``seed`` draws the same; ``by`` ("type",
        "status", "publisher", "year") draws as many from each part of the list.

        Raises:
            BadDecision: there is no such list, or it is not divided so.
        """
        return self._store.audit_sample(of, size=size, seed=seed, by=by, bar=self.settings.min_confidence)

    def audit(
        self,
        id: str,
        *,
        right: bool,
        fields: Iterable[str] = (),
        sample: AuditSample | None = None,
        stratum: str | None = None,
        why: str | None = None,
        by: str | None = None,
    ) -> Decision:
        """Keep a verdict on a record of a sample: right, or wrong, and in which ``fields`` ("status", "date");
        none named, the text tells no such thing at all. It changes nothing that stands.

        Raises:
            UnknownId: there is no such record.
            BadDecision: it has no such field, or is right and wrong.
        """
        return self._store.audit(
            id, right=right, fields=tuple(fields), sample=sample, stratum=stratum, by=self._by(by), why=why
        )

    def audit_reports(self, of: str | None = None) -> list[AuditReport]:
        """What audits found: the precision of each list, with its interval, in whole, by field and by part."""
        return self._store.audit_reports(of, bar=self.settings.min_confidence)

    def decisions(
        self,
        id: str | None = None,
        *,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        waiting: bool = False,
    ) -> Iterator[DecisionLine]:
        """What was decided, the latest last: about a record or report, by somebody, between two days;
        ``waiting`` leaves what finds no record in the reports as they are read now."""
        return self._store.decisions(id=id, by=by, since=since, until=until, waiting=waiting)

    def proposals(self, *, limit: int = 200) -> list[Proposal]:
        """Pairs that may be the same and that nobody has decided, those first of which an answer settles most."""
        return self._store.proposals(bar=self.settings.min_confidence, limit=limit)

    def verify(self) -> Iterator[Mismatch]:
        """Everything on record that no longer says what its report says; nothing where all is well."""
        return self._store.mismatches()

    def _by(self, by: str | None) -> str:
        return by or self.settings.whoever_decides()

    def _lines(self, name: str, kind: str, filters: Filters) -> Lines[Any]:
        asked, bar = known(filters), self.settings.min_confidence
        return Lines(name, lambda: self._store.lines(kind, asked, bar=bar))


def restore(
    backup: str | Path,
    path_or_url: str | Path | None = None,
    *,
    replace: bool = False,
    settings: Settings | None = None,
) -> Restored:
    """Make a record of a backup at this path or database URL, the settings' where none is given: on a PostgreSQL
    server too, which is how a record moves there. With ``replace`` it takes the place of the record there, which
    is kept beside it under a dated name; what was removed from that stays removed.

    Raises:
        RecordError: the backup is no record, or damaged, or a newer OnRecord made it; there is a record already
            and ``replace`` is False, or another program has it open.
    """
    from onrecord.store.upkeep.restoring import restore

    return restore(backup, path_or_url or (settings or Settings.load()).record, replace=replace)
