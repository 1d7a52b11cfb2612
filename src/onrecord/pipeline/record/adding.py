"""What comes into a record: reports, readings made elsewhere, rows of other data sets."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Particulars, Reading
from onrecord.pipeline.method import addition_of
from onrecord.pipeline.record.opened import Opened
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.store.outside.keeping import KeptOutside
from onrecord.store.rows.runs import Imported, Outcome, Summary

if TYPE_CHECKING:
    from onrecord.pipeline.outside.importing import OutsideImported
    from onrecord.pipeline.watching import Watching, Watchlist


class Adding(Opened):
    """Reports and readings go in, and are joined with what is there."""

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
        :class:`~onrecord.store.rows.runs.Outcome` of each. What can't be read is in the summary and in
        quarantine; what was removed is refused, unless it is to be added ``again``. A Dask ``scheduler``
        ("tcp://host:8786") has its cluster read them, and leave what it reads in the folder for ``results``; see
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

    def append(self, reading: Reading) -> None:
        """Append another reading of a report on record: it stands from now on, the earlier ones stay.

        Raises:
            UnknownId: the report is not on record.
        """
        self._store.append(reading)

    def watching(self, feeds: "Watchlist") -> "Watching":
        """Watch feeds, and put what is new in them on record; see :mod:`onrecord.pipeline.watching`."""
        from onrecord.pipeline.watching import Watching

        self._store.check_writable()
        return Watching(self._store, feeds, settings=self.settings)

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
