"""Readings that were made elsewhere, into the record: JSON lines of another record, annotation by hand.

In: files and folders. Out: each reading on record under its own method, its report with it where that is new.
Promise: a reading that is on record already is not taken in again; one that can't be goes to quarantine with its
reason, and stops none of the others.

Each form is a file here with ``looks_so``, which tells it by content, and ``readings``; FORMS is the open list,
and what none of the others claims is JSON lines.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from onrecord.errors import EvidenceMismatch, RecordError, RemovedReport, ReportError
from onrecord.model import Reading
from onrecord.pipeline.bulk import in_bulk
from onrecord.pipeline.engines.batches import refused
from onrecord.pipeline.files import printable
from onrecord.pipeline.importing import brat, lines
from onrecord.pipeline.importing.checking import flaw
from onrecord.store import Store
from onrecord.store.bulk import Given
from onrecord.store.rows.runs import Happening, Imported, Outcome

FORMS = (brat, lines)
AT_ONCE = 500
"""So many readings are written in one transaction."""
OBJECTS = 200_000
"""After so many new ones cycles are looked for."""

Found = tuple[str, Reading | ReportError]
"""Where it stands, and the reading, or what is wrong with it."""


def import_readings(
    store: Store,
    paths: Iterable[str | Path],
    *,
    join: bool = True,
    progress: Callable[[Outcome], None] | None = None,
) -> Imported:
    """Take in every reading in these files and folders, in order.

    A report that is new comes with its reading. One that is on record gets another reading, which stands from now
    on while the earlier ones stay. New ones are written in bulk and joined in the end with what was on record
    before them; without ``join`` they wait for :meth:`onrecord.store.Store.join`.
    """
    run = _Run(store, join, progress)
    found = chain.from_iterable(readings_of(Path(path)) for path in paths)
    with _seldom_collected():
        while some := list(islice(found, AT_ONCE)):
            run.take_in(some)
    return run.ended()


def readings_of(path: Path) -> Iterator[Found]:
    """The readings that a file or folder holds, each with where it stands, or what is wrong with it."""
    try:
        form = next(form for form in FORMS if form.looks_so(path))
        yield from form.readings(path)
    except OSError as error:
        yield (
            str(path),
            ReportError(
                f"It can't be read ({error.strerror or error}).",
                where=str(path),
                remedy="Check that it is there and that you may read it.",
            ),
        )


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Readings hold no cycles; looking for some after every few objects takes longer than decoding them."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Run:
    """One import: what became of each reading."""

    def __init__(self, store: Store, join: bool, progress: Callable[[Outcome], None] | None) -> None:
        self.store = store
        self.join = join
        self.progress = progress
        self.count: Counter[Happening] = Counter()
        self.quarantined: list[tuple[str, str]] = []

    def take_in(self, some: Iterable[Found]) -> None:
        """Take in some readings: those of new reports, as many as come after each other, in bulk."""
        checked = [(printable(source), _checked(found, source)) for source, found in some]
        known = self.store.on_record({one.report.id for _, one in checked if isinstance(one, Reading)})
        new: list[Given] = []
        for source, one in checked:
            if isinstance(one, Reading) and one.report.id not in known:
                known.add(one.report.id)
                new.append(Given(one, one.report.url or one.report.id, source))
                continue
            self._written(new)
            new = []
            self._settled(source, one if isinstance(one, ReportError) else self._again(one, source), one)
        self._written(new)

    def ended(self) -> Imported:
        """Join what waits, and say what the run added."""
        if self.join:
            self._joined()
        return Imported(
            added=self.count["added"],
            new_versions=self.count["new version"],
            unchanged=self.count["unchanged"],
            appended=self.count["appended"],
            quarantined=tuple(self.quarantined),
            unjoined=self.store.unjoined(),
        )

    def _written(self, new: list[Given]) -> None:
        """Write these in bulk."""
        for given, what in zip(new, in_bulk(self.store, new), strict=True):
            self._settled(str(given.source), what, given.reading)

    def _again(self, reading: Reading, source: str) -> Happening | ReportError:
        """Another reading of a report that is on record, where it says anything else."""
        try:
            if self.store.has_reading(reading):
                self.store.release(source)
                return "unchanged"
            if self.join:  # what came before it is to be linked before it
                self._joined()
            self.store.append(reading)
            self.store.release(source)
        except (EvidenceMismatch, RemovedReport) as error:
            return refused(source, error)
        except RecordError:
            raise
        except Exception as error:
            return refused(source, error)
        return "appended"

    def _joined(self) -> None:
        for source, reason in self.store.join():
            self.quarantined.append((source, reason))

    def _settled(self, source: str, happened: Happening | Exception, found: Reading | ReportError) -> None:
        """Note what became of a reading."""
        if isinstance(happened, Exception):
            error = refused(source, happened)
            self.store.quarantine(source, error)
            self.quarantined.append((source, f"{type(error).__name__}: {error.what}"))
            outcome = Outcome(source=source, happened="quarantined", reason=error.what)
        else:
            assert isinstance(found, Reading)
            self.count[happened] += 1
            outcome = Outcome(source=source, happened=happened, report=found.report.id)
        if self.progress:
            self.progress(outcome)


def _checked(found: Reading | ReportError, source: str) -> Reading | ReportError:
    return found if isinstance(found, ReportError) else flaw(found, source) or found
