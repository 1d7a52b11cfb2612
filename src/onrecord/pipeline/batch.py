"""Reports into the record: found, taken in, read, kept. One bad report never stops the run."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from onrecord import intake, plugins
from onrecord.data.own.files import own_from
from onrecord.errors import EvidenceMismatch, PassedBy, RecordError, RemovedReport, ReportError
from onrecord.model import Arrival, Particulars, Reading
from onrecord.pipeline.engines.batches import Answer, refused
from onrecord.pipeline.engines.local import read_all
from onrecord.pipeline.files import File, file_of, note_arrival, printable, series_of
from onrecord.pipeline.method import added
from onrecord.pipeline.run import Run
from onrecord.pipeline.tally import Progress, Tally
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.removing.keeping import removed_says
from onrecord.store.removing.rows import RemovalLine
from onrecord.store.rows.runs import Happening, Summary


def add(
    store: Store,
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    workers: int = 0,
    particulars: Particulars | None = None,
    progress: Progress | None = None,
    again: bool = False,
    timed: Untimed = OFF,
) -> Summary:
    """Add every report in these files and folders to the record, in order.

    A file whose bytes are on record already is not opened again, nor a report on record read; what can't be read
    goes to quarantine with its reason, and is tried again by the next run. Of an archive of crawled pages, and of
    the pages in folders, those that are near certainly no report are passed by and counted; a page that is named
    itself is always read. Each report is kept as soon as it is read: a run that is killed is finished by running
    it again. What was removed from the record is refused, unless it is to be added ``again``. ``timed`` measures
    where the time goes. What was read with other own names or plug-ins is read again, and the new reading
    appended.

    Raises:
        SettingsError: a file of own names can't be used.
        PluginError: a plug-in can't be used.
    """
    plugins.ready()
    own = own_from(settings.own)
    run = _Run(
        store=store, settings=settings, particulars=particulars or Particulars(), tally=Tally(progress),
        again=again, timed=timed, addition=added(own),
    )  # fmt: skip
    arrivals = timed.through("intake", run.to_read(paths))
    for answer in read_all(arrivals, settings, workers, own=own, timed=timed):
        run.answered(answer)
    run.settle()
    return run.tally.summary()


def add_fetched(
    store: Store,
    items: Iterable[Arrival | ReportError],
    raw: bytes,
    *,
    source: str,
    settings: Settings,
    read: Callable[[Arrival], Answer],
    progress: Progress | None = None,
) -> Summary:
    """Add what came from the web as a file is added: ``items`` are what intake made of these bytes, ``source`` is
    where they came from, and ``read`` reads one report."""
    run = _Run(
        store=store, settings=settings, particulars=Particulars(), tally=Tally(progress), again=False, timed=OFF
    )
    sha256 = hashlib.sha256(raw).hexdigest()
    file = File(source=printable(source), path=printable(source), sha256=sha256, digest=sha256, size=len(raw))
    for item in run.taken_in(file, items):
        run.answered(item if isinstance(item, ReportError) else read(item))
    run.settle()
    return run.tally.summary()


class _Step(msgspec.Struct):
    """One thing that the run has to do, in its turn: keep a report that ``waits`` to be read; note that one is
    ``known``, which is read again where it ``waits`` too; say that it is ``removed``, or for which reason a page
    is ``passed_by``; count the reports of a file that was ``seen``; note that a file ``ends``."""

    file: File
    source: str
    series: str = ""
    known: str | None = None
    removed: RemovalLine | None = None
    waits: bool = False
    passed_by: str | None = None
    seen: int = 0
    ends: bool = False


@dataclass(kw_only=True)
class _Run(Run):
    """One run: what waits to be read, and what has become of the rest. Steps are settled in the order in which
    the reports were found, so that every run of the same files ends in the same record."""

    steps: deque[_Step] = field(default_factory=deque)

    def to_read(self, paths: Iterable[str | Path]) -> Iterator[Arrival | ReportError]:
        """What the engine must see, in order; what needs no reading is settled in its turn."""
        for path, crawled in self.files(paths):
            file = file_of(path, self.particulars, self.addition)
            reports = self.store.seen(file.path, file.digest)
            if reports is not None:
                self.steps.append(_Step(file, file.source, seen=reports))
            else:
                yield from self.taken_in(file, self._items(file, path, crawled=crawled))
            self.timed.of("store", self.settle)

    def taken_in(self, file: File, items: Iterable[Arrival | ReportError]) -> Iterator[Arrival | ReportError]:
        """The reports of a file that are not on record yet, and its errors."""
        for item in items:
            if isinstance(item, PassedBy):
                source = printable(item.where or file.source)
                self.steps.append(_Step(file, source, passed_by=item.what))
                self.timed.of("store", self.settle)
                continue
            if isinstance(item, ReportError):
                self.steps.append(_Step(file, printable(item.where or file.source), waits=True))
                yield item
                continue
            source = printable(item.source or file.source)
            series = series_of(item.report, source.removeprefix(file.source), file.path)
            method = self.store.read_by([item.report.id]).get(item.report.id)
            known = item.report.id if method is not None else None
            removed = None if known or self.again else self.store.refused(item.report)
            waits = (known is None and removed is None) or self.is_stale(method)
            self.steps.append(_Step(file, source, series, known=known, removed=removed, waits=waits))
            if waits:
                yield item
            self.timed.of("store", self.settle)
        self.steps.append(_Step(file, file.source, ends=True))

    def _items(self, file: File, path: Path, *, crawled: bool) -> Iterator[Arrival | ReportError]:
        """What intake makes of the file; where it fails, that is one more error."""
        try:
            yield from intake.arrivals_of(
                path, particulars=self.particulars, max_bytes=self.settings.max_bytes, crawled=crawled
            )
        except Exception as error:
            yield refused(file.source, error)

    def answered(self, answer: Answer) -> None:
        """Keep what became of the next report that was to be read."""
        step = self.steps.popleft()
        if isinstance(answer, Reading):
            answer = self._keep(step, answer) or answer
        if isinstance(answer, ReportError):
            self.store.quarantine(step.source, answer, sha256=step.file.sha256 or None)
            self.tally.quarantine(step.file, step.source, answer)
        self.settle()

    def _keep(self, step: _Step, reading: Reading) -> ReportError | None:
        """Put the reading on record, or say why this one can't be."""
        try:
            happened = self.timed.of("store", self._added, step, reading)
        except RemovedReport as error:
            self.tally.refuse(step.file, step.source, error.what)
            return None
        except EvidenceMismatch as error:
            return refused(step.source, error)
        except RecordError:
            raise
        except Exception as error:
            return refused(step.source, error)
        self.tally.happened(step.file, step.source, happened, reading.report.id)
        return None

    def _added(self, step: _Step, reading: Reading) -> Happening:
        if step.known is not None and self.is_stale(self.store.read_by([step.known]).get(step.known)):
            self.store.append(reading)
            self.store.note(step.known, series=step.series, source=step.source)
            return "appended"
        return self.store.add(reading, series=step.series, source=step.source, again=self.again)

    def settle(self) -> None:
        """Take every step whose turn it is and that waits for no reading."""
        while self.steps and not self.steps[0].waits:
            step = self.steps.popleft()
            file = step.file
            if step.known is not None:
                happened = self.store.note(step.known, series=step.series, source=step.source)
                self.tally.happened(file, step.source, happened, step.known)
            elif step.removed is not None:
                self.tally.refuse(file, step.source, removed_says(step.removed))
            elif step.passed_by is not None:
                self.tally.pass_by(file, step.source, step.passed_by)
            elif step.ends:
                note_arrival(self.store, file)
            for _ in range(step.seen):
                self.tally.happened(file, step.source, "unchanged", None)
