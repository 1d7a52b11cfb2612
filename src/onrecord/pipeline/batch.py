"""Reports into the record: found, taken in, read, kept. One bad report never stops the run."""

import hashlib
import re
import stat
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import get_args

import msgspec

from onrecord import intake
from onrecord.errors import EvidenceMismatch, PassedBy, RecordError, RemovedReport, ReportError
from onrecord.model import Arrival, Particulars, Reading
from onrecord.pipeline.engines.batches import Answer, refused
from onrecord.pipeline.engines.local import read_all
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.removing.keeping import removed_says
from onrecord.store.removing.rows import RemovalLine
from onrecord.store.rows import Happening, Outcome, Summary

_NUMBERED = re.compile(r":\d+")

Progress = Callable[[Outcome], None]


def add(
    store: Store,
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    workers: int = 0,
    particulars: Particulars | None = None,
    progress: Progress | None = None,
    again: bool = False,
) -> Summary:
    """Add every report in these files and folders to the record, in order.

    A file whose bytes are on record already is not opened again, nor a report on record read; what can't be read
    goes to quarantine with its reason, and is tried again by the next run. Of an archive of crawled pages, and
    of the pages in folders, those that are near certainly no report are passed by and counted; a page that is
    named itself is always read. Each report is kept as soon as it is
    read: a run that is killed is finished by running it again. What was removed from the record is refused, unless
    it is to be added ``again``.
    """
    run = _Run(store, settings, particulars or Particulars(), progress, again)
    for answer in read_all(run.to_read(paths), settings, workers):
        run.answered(answer)
    run.settle()
    return run.summary()


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
    run = _Run(store, settings, Particulars(), progress, again=False)
    sha256 = hashlib.sha256(raw).hexdigest()
    file = _File(source=printable(source), path=printable(source), sha256=sha256, digest=sha256, size=len(raw))
    for item in run.taken_in(file, items):
        run.answered(item if isinstance(item, ReportError) else read(item))
    run.settle()
    return run.summary()


class _File(msgspec.Struct, kw_only=True):
    """A file on its way in. ``source`` is its path as it was given, ``path`` the whole of it; ``digest`` is of its
    bytes and of what the run says of it; ``reports``, ``refused`` and ``passed_by`` count what came of it."""

    source: str
    path: str
    sha256: str
    digest: str
    size: int
    modified: float | None = None
    reports: int = 0
    refused: int = 0
    passed_by: int = 0


class _Step(msgspec.Struct):
    """One thing that the run has to do, in its turn: keep a report that ``waits`` to be read; note that one is
    ``known``; say that it is ``removed``, or for which reason a page is ``passed_by``; count the reports of a file
    that was ``seen``; note that a file ``ends``."""

    file: _File
    source: str
    series: str = ""
    known: str | None = None
    removed: RemovalLine | None = None
    waits: bool = False
    passed_by: str | None = None
    seen: int = 0
    ends: bool = False


class _Run:
    """One run: what waits to be read, and what has become of the rest. Steps are settled in the order in which
    the reports were found, so that every run of the same files ends in the same record."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        particulars: Particulars,
        progress: Progress | None,
        again: bool,
    ) -> None:
        self.store = store
        self.settings = settings
        self.particulars = particulars
        self.progress = progress
        self.again = again
        self.steps: deque[_Step] = deque()
        self.count: dict[Happening, int] = dict.fromkeys(get_args(Happening), 0)
        self.quarantined: list[tuple[str, str]] = []
        self.refused: list[tuple[str, str]] = []
        self.passed_by: Counter[str] = Counter()

    def summary(self) -> Summary:
        return Summary(
            added=self.count["added"],
            new_versions=self.count["new version"],
            unchanged=self.count["unchanged"],
            quarantined=tuple(self.quarantined),
            refused=tuple(self.refused),
            passed_by=dict(self.passed_by.most_common()),
        )

    def to_read(self, paths: Iterable[str | Path]) -> Iterator[Arrival | ReportError]:
        """What the engine must see, in order; what needs no reading is settled in its turn."""
        own = self.store.files()
        named = [Path(path) for path in paths]
        chosen = frozenset(named)
        for path in intake.files(named):
            if path.absolute() in own:
                continue
            file = _file(path, self.particulars)
            reports = self.store.seen(file.path, file.digest)
            if reports is not None:
                self.steps.append(_Step(file, file.source, seen=reports))
            else:
                yield from self.taken_in(file, self._items(file, path, crawled=path not in chosen))
            self.settle()

    def taken_in(self, file: _File, items: Iterable[Arrival | ReportError]) -> Iterator[Arrival | ReportError]:
        """The reports of a file that are not on record yet, and its errors."""
        for item in items:
            if isinstance(item, PassedBy):
                source = printable(item.where or file.source)
                self.steps.append(_Step(file, source, passed_by=item.what))
                self.settle()
                continue
            if isinstance(item, ReportError):
                self.steps.append(_Step(file, printable(item.where or file.source), waits=True))
                yield item
                continue
            source = printable(item.source or file.source)
            series = series_of(item, source.removeprefix(file.source), file.path)
            known = item.report.id if self.store.has_report(item.report.id) else None
            removed = None if known or self.again else self.store.refused(item.report)
            waits = known is None and removed is None
            self.steps.append(_Step(file, source, series, known=known, removed=removed, waits=waits))
            if waits:
                yield item
            self.settle()
        self.steps.append(_Step(file, file.source, ends=True))

    def _items(self, file: _File, path: Path, crawled: bool) -> Iterator[Arrival | ReportError]:
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
            self.quarantined.append((step.source, f"{type(answer).__name__}: {answer.what}"))
            step.file.refused += 1
            self._tell(Outcome(source=step.source, happened="quarantined", reason=answer.what))
        self.settle()

    def _keep(self, step: _Step, reading: Reading) -> ReportError | None:
        """Put the reading on record, or say why this one can't be."""
        try:
            happened = self.store.add(reading, series=step.series, source=step.source, again=self.again)
        except RemovedReport as error:
            self._refuse(step, error.what)
            return None
        except EvidenceMismatch as error:
            return refused(step.source, error)
        except RecordError:
            raise
        except Exception as error:
            return refused(step.source, error)
        self._happened(step, happened, reading.report.id)
        return None

    def settle(self) -> None:
        """Take every step whose turn it is and that waits for no reading."""
        while self.steps and not self.steps[0].waits:
            step = self.steps.popleft()
            if step.known is not None:
                self._happened(
                    step, self.store.note(step.known, series=step.series, source=step.source), step.known
                )
            elif step.removed is not None:
                self._refuse(step, removed_says(step.removed))
            elif step.passed_by is not None:
                self._pass_by(step, step.passed_by)
            elif step.ends and not step.file.refused and (step.file.reports or not step.file.passed_by):
                # A file of which all was passed by stays unnoted: somebody may name it yet.
                file = step.file
                self.store.note_arrival(
                    file.path, digest=file.digest, sha256=file.sha256, size=file.size, modified=file.modified,
                    reports=file.reports,
                )  # fmt: skip
            for _ in range(step.seen):
                self._happened(step, "unchanged", None)

    def _refuse(self, step: _Step, reason: str) -> None:
        self.refused.append((step.source, reason))
        step.file.refused += 1
        self._tell(Outcome(source=step.source, happened="refused", reason=reason))

    def _pass_by(self, step: _Step, reason: str) -> None:
        self.passed_by[reason] += 1
        step.file.passed_by += 1
        self._tell(Outcome(source=step.source, happened="passed by", reason=reason))

    def _happened(self, step: _Step, happened: Happening, report: str | None) -> None:
        step.file.reports += 1
        self._tell(Outcome(source=step.source, happened=happened, report=report))

    def _tell(self, outcome: Outcome) -> None:
        self.count[outcome.happened] += 1
        if self.progress:
            self.progress(outcome)


def series_of(arrival: Arrival, part: str, path: str) -> str:
    """What the versions of this report have in common: its address, else where it came from. A line that has no id
    is what it says and nothing more: another line that comes to stand at its number is no version of it."""
    if arrival.report.url:
        return arrival.report.url
    return arrival.report.id if _NUMBERED.fullmatch(part) else path + part


def printable(source: str) -> str:
    """The source as it can be kept: a file's name may hold bytes that are no text, an id a NUL character."""
    return source.encode("utf8", "backslashreplace").decode().replace("\0", "\\x00")


def _file(path: Path, particulars: Particulars) -> _File:
    """The file as it is now; one that can't be read has no bytes, and intake says what is wrong with it."""
    sha256, size, modified = "", 0, 0.0
    with suppress(OSError):
        about = path.stat()
        if stat.S_ISREG(about.st_mode):
            size, modified = about.st_size, about.st_mtime
            with path.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    told = sha256.encode() + msgspec.json.encode(particulars)
    return _File(
        source=printable(str(path)),
        path=printable(str(path.absolute())),
        sha256=sha256,
        digest=hashlib.sha256(told).hexdigest(),
        size=size,
        modified=modified,
    )
