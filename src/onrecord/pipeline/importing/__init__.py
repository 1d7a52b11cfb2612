"""Readings that were made elsewhere, into the record: JSON lines of another record, annotation by hand.

In: files and folders. Out: each reading on record under its own method, its report with it where that is new.
Promise: a reading that is on record already is not taken in again; one that can't be goes to quarantine with its
reason, and stops none of the others.

Each form is a file here with ``looks_so``, which tells it by content, and ``readings``; FORMS is the open list,
and what none of the others claims is JSON lines.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from onrecord.errors import EvidenceMismatch, RecordError, RemovedReport, ReportError
from onrecord.model import Reading
from onrecord.pipeline.batch import printable
from onrecord.pipeline.engines.batches import refused
from onrecord.pipeline.importing import brat, lines
from onrecord.pipeline.importing.checking import flaw
from onrecord.store import Store
from onrecord.store.rows import Happening, Imported, Outcome

FORMS = (brat, lines)

Found = tuple[str, Reading | ReportError]
"""Where it stands, and the reading, or what is wrong with it."""


def import_readings(
    store: Store, paths: Iterable[str | Path], *, progress: Callable[[Outcome], None] | None = None
) -> Imported:
    """Take in every reading in these files and folders, in order.

    A report that is new comes with its reading. One that is on record gets another reading, which stands from now
    on while the earlier ones stay.
    """
    count: dict[Happening, int] = {"added": 0, "new version": 0, "unchanged": 0, "appended": 0}
    quarantined: list[tuple[str, str]] = []
    for source, found in chain.from_iterable(readings_of(Path(path)) for path in paths):
        source = printable(source)
        happened = found if isinstance(found, ReportError) else _kept(store, found, source)
        if isinstance(happened, ReportError):
            store.quarantine(source, happened)
            quarantined.append((source, f"{type(happened).__name__}: {happened.what}"))
            outcome = Outcome(source=source, happened="quarantined", reason=happened.what)
        else:
            assert isinstance(found, Reading)
            store.release(source)
            count[happened] += 1
            outcome = Outcome(source=source, happened=happened, report=found.report.id)
        if progress:
            progress(outcome)
    return Imported(
        added=count["added"],
        new_versions=count["new version"],
        unchanged=count["unchanged"],
        appended=count["appended"],
        quarantined=tuple(quarantined),
    )


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


def _kept(store: Store, reading: Reading, source: str) -> Happening | ReportError:
    """Put the reading on record, or say why it can't be."""
    if (wrong := flaw(reading, source)) is not None:
        return wrong
    try:
        if not store.has_report(reading.report.id):
            return store.add(reading, series=reading.report.url or reading.report.id, source=source)
        if store.has_reading(reading):
            return "unchanged"
        store.append(reading)
    except (EvidenceMismatch, RemovedReport) as error:
        return refused(source, error)
    except RecordError:
        raise
    except Exception as error:
        return refused(source, error)
    return "appended"
