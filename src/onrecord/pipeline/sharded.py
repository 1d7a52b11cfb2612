"""Reports into the record by way of a cluster: parted into shards, read elsewhere, put on record here.

The cluster reads in any order; the record takes the shards in the order of the files, in bulk, and joins each with
what came before it. So it ends as the record that this machine alone would have made. That part is one process's
work, but for comparing what may be one, and is done while the cluster reads the shards to come.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from onrecord import plugins
from onrecord.data.own import Own
from onrecord.data.own.files import own_from
from onrecord.errors import EvidenceMismatch, PassedBy, RecordError, RemovedReport, ReportError, SettingsError
from onrecord.intake.slices import Slice, slices_of
from onrecord.model import Particulars, Reading
from onrecord.pipeline.bulk import in_bulk
from onrecord.pipeline.engines import shards
from onrecord.pipeline.engines.batches import refused
from onrecord.pipeline.engines.dask import Cluster, Ended, Machines, machines
from onrecord.pipeline.engines.results import Results
from onrecord.pipeline.engines.shards import Entry, Piece, Shard, shards_of
from onrecord.pipeline.engines.worker import Parts, unpack
from onrecord.pipeline.files import File, file_of, note_arrival, printable, series_of
from onrecord.pipeline.method import added
from onrecord.pipeline.reader import method_of
from onrecord.pipeline.run import Run
from onrecord.pipeline.tally import Progress, Tally
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.bulk import Given
from onrecord.store.removing.keeping import removed_says
from onrecord.store.rows.runs import Happening, Summary


def add(
    store: Store,
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    scheduler: str,
    results: str | Path | None = None,
    particulars: Particulars | None = None,
    progress: Progress | None = None,
    again: bool = False,
    timed: Untimed = OFF,
) -> Summary:
    """Add every report in these files and folders, as :func:`onrecord.pipeline.batch.add` does, read by the Dask
    cluster of this ``scheduler``, whose machines see the files, and the folder for ``results``, where this one
    does. A run that is cut off is finished by running it again: what is in ``results`` is not read again.

    Raises:
        EngineError: the cluster can't be reached or used.
        SettingsError: the record is on a server, and no folder for results is named; or a file of own names can't
            be used.
        PluginError: a plug-in can't be used.
    """
    plugins.ready()
    own = own_from(settings.own)
    where = str(results or _beside(store))
    cluster = Cluster(scheduler=scheduler, results=where if "://" in where else str(Path(where).absolute()))
    with machines(cluster, settings, own=own, timed=timed) as there:
        run = _Run(
            store=store, settings=settings, particulars=particulars or Particulars(), tally=Tally(progress),
            again=again, timed=timed, results=Results(cluster.results), own=own, addition=added(own), there=there,
        )  # fmt: skip
        for ended in there.read(timed.through("intake", run.to_read(paths))):
            run.ended(ended)
        run.settle()
    return run.tally.summary()


def _beside(store: Store) -> str:
    file = min(store.files(), key=lambda path: len(str(path)), default=None)
    if file is None:
        raise SettingsError(
            "the record is on a server, so that no folder for what the cluster reads stands beside it.",
            remedy="Name one that every machine sees: --results /shared/results",
        )
    return f"{file}.shards"


class _Turn(NamedTuple):
    """Something that the record is to be told in its turn: what came of a ``piece`` of a file; where there is
    none, that the file ends, or that it was ``seen`` with so many reports."""

    file: File
    piece: Piece | None = None
    seen: int | None = None

    def holds(self, piece: Piece) -> bool:
        """Whether this is a part of its piece, or all of it."""
        if self.piece is None or self.piece.source != piece.source:
            return False
        if self.piece.part is None or piece.part is None:
            return True
        return self.piece.part.start <= piece.part.start < self.piece.part.end


@dataclass(kw_only=True)
class _Run(Run):
    """One run: the turns of all files, and what has become of the shards so far."""

    results: Results
    own: Own
    there: Machines
    turns: deque[_Turn] = field(default_factory=deque)
    pending: dict[str, tuple[File, Given]] = field(default_factory=dict)
    come_from: dict[str, File] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.method = method_of(self.settings.spacy_model, self.own)

    def to_read(self, paths: Iterable[str | Path]) -> Iterator[Shard]:
        """What the cluster is to read, in order."""
        self._join()  # what a run that was cut off has left
        yield from shards_of(self._pieces(paths), self._shard)

    def _pieces(self, paths: Iterable[str | Path]) -> Iterator[tuple[Piece, int]]:
        for path, crawled in self.files(paths):
            if path.absolute().is_relative_to(self.results.where):
                continue
            file = file_of(path, self.particulars, self.addition)
            reports = self.store.seen(file.path, file.digest)
            if reports is not None:
                self.turns.append(_Turn(file, seen=reports))
                continue
            pieces = list(self._of_file(path, file, crawled=crawled))
            for piece in pieces:
                size = piece.part.end - piece.part.start if piece.part else file.size
                self.turns.append(_Turn(file, piece=piece))
                yield piece, size
            self.turns.append(_Turn(file))

    def _of_file(self, path: Path, file: File, *, crawled: bool) -> Iterator[Piece]:
        """The file as one piece, or its slices."""
        slices: list[Slice] = []
        with suppress(OSError):
            slices += slices_of(path, size=shards.SIZE, max_bytes=self.settings.max_bytes) if file.sha256 else ()
        raw = os.fsencode(path.absolute())
        for part in slices:
            yield Piece(path=raw, source=file.source, sha256=part.sha256, part=part)
        if not slices:
            yield Piece(path=raw, source=file.source, sha256=file.sha256, crawled=crawled)

    def _shard(self, pieces: Sequence[Piece]) -> Shard:
        return Shard(
            pieces=tuple(pieces),
            particulars=self.particulars,
            max_bytes=self.settings.max_bytes,
            spacy_model=self.settings.spacy_model,
            method=self.method,
        )

    def ended(self, ended: Ended) -> None:
        """Put what came of a shard on record, in its turn."""
        self.timed.of("store", self._ended, ended)

    def settle(self) -> None:
        """Take every turn that waits for no shard."""
        over = list(self._past())
        self._written()
        self._over(over)

    def _ended(self, ended: Ended) -> None:
        over: list[File] = []
        for shard, manifest in ended:
            readings = self.results.readings(manifest)
            for piece, entries in zip(shard.pieces, manifest.entries, strict=True):
                while not self.turns[0].holds(piece):
                    over += self._past(piece)
                self._taken(self.turns[0].file, entries, readings)
        self.turns.popleft()
        over += self._past()
        self._written()
        self.timed.of("join", self._join)
        self._over(over)

    def _past(self, piece: Piece | None = None) -> Iterator[File]:
        """Take the turns that wait for no shard; before a ``piece`` those of the pieces before it, too. Gives the
        files that end."""
        while self.turns and (self.turns[0].piece is None or (piece and not self.turns[0].holds(piece))):
            turn = self.turns.popleft()
            if turn.seen is not None:
                self._written()
                for _ in range(turn.seen):
                    self.tally.happened(turn.file, turn.file.source, "unchanged", None)
            elif turn.piece is None:
                yield turn.file

    def _over(self, files: Iterable[File]) -> None:
        """All of these files is on record."""
        for file in files:
            note_arrival(self.store, file)

    def _taken(self, file: File, entries: Sequence[Entry], readings: Iterator[Reading]) -> None:
        """What came of one piece."""
        read = [next(readings) for entry in entries if entry.error is None]
        methods = self.store.read_by({reading.report.id for reading in read})
        known = {*methods, *self.pending}
        coming = iter(read)
        for entry in entries:
            source = printable(entry.source)
            if entry.error is not None:
                error = _error(entry.error)
                if isinstance(error, PassedBy):
                    self._written()
                    self.tally.pass_by(file, source, error.what)
                else:
                    self._quarantined(file, source, error)
                continue
            reading = next(coming)
            series = series_of(reading.report, source.removeprefix(file.source), file.path)
            if self.is_stale(methods.get(reading.report.id)):
                methods[reading.report.id] = reading.method
                self._again(file, source, series, reading)
            elif reading.report.id in known or (self.again and self.store.refused(reading.report)):
                self._added(file, source, series, reading)
            elif removed := self.store.refused(reading.report):
                self._written()
                self.tally.refuse(file, source, removed_says(removed))
            else:
                self.pending[reading.report.id] = (file, Given(reading, series, source))
            known.add(reading.report.id)

    def _written(self) -> None:
        """Write what is new, in bulk."""
        pending, self.pending = self.pending, {}
        given = [one for _, one in pending.values()]
        for (file, one), happened in zip(pending.values(), in_bulk(self.store, given), strict=True):
            self._settled(file, one, happened)

    def _added(self, file: File, source: str, series: str, reading: Reading) -> None:
        """Add one by itself, after all that came before it: it is on record, or was removed."""
        self._alone(
            file, Given(reading, series, source),
            lambda: self.store.add(reading, series=series, source=source, again=self.again),
        )  # fmt: skip

    def _again(self, file: File, source: str, series: str, reading: Reading) -> None:
        """Append another reading of a report on record."""

        def append() -> Happening:
            self.store.append(reading)
            self.store.note(reading.report.id, series=series, source=source)
            return "appended"

        self._alone(file, Given(reading, series, source), append)

    def _alone(self, file: File, given: Given, write: Callable[[], Happening]) -> None:
        self._written()
        self.timed.of("join", self._join)
        happened: Happening | Exception
        try:
            happened = write()
        except (EvidenceMismatch, RemovedReport) as error:
            happened = error
        except RecordError:
            raise
        except Exception as error:
            happened = error
        self._settled(file, given, happened)

    def _settled(self, file: File, given: Given, happened: Happening | Exception) -> None:
        source = str(given.source)
        if isinstance(happened, RemovedReport):
            self.tally.refuse(file, source, happened.what)
        elif isinstance(happened, Exception):
            self._quarantined(file, source, refused(source, happened))
        else:
            self.come_from[source] = file
            self.tally.happened(file, source, happened, given.reading.report.id)

    def _quarantined(self, file: File, source: str, error: ReportError) -> None:
        self._written()
        self.store.quarantine(source, error, sha256=file.sha256 or None)
        self.tally.quarantine(file, source, error)

    def _join(self) -> None:
        """Join what was written with what came before it."""
        for source, reason in self.store.join(elsewhere=self.there if self.there.many else None):
            error = ReportError(reason)
            self.tally.quarantine(self.come_from.get(source) or _nowhere(source), source, error)
        self.come_from.clear()


def _nowhere(source: str) -> File:
    """Where something is from that an earlier run has written."""
    return File(source=source, path=source, sha256="", digest="", size=0, modified=0.0)


def _error(parts: Parts) -> ReportError:
    error = unpack(None, parts)
    assert isinstance(error, ReportError)
    return error
