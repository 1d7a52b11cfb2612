"""The record as of a moment, for a page that is frozen: opened for one answer, and closed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Semaphore

from litestar.di import NamedDependency

from onrecord.pipeline.record import Record, open_record
from onrecord.settings import Settings

AT_ONCE = 4
"""So many are open at most; who asks beside these waits."""


class Past:
    """The past of the record at this path or URL. None of it is kept open: a report that is removed meanwhile
    would still be shown, and its words could not be cleared from the file."""

    def __init__(self, record_at: str | Path | None, settings: Settings | None) -> None:
        self._record_at = record_at
        self._settings = settings
        self._open = Semaphore(AT_ONCE)

    @contextmanager
    def at(self, moment: str) -> Iterator[Record]:
        """The record as it was then, to be read only.

        Raises:
            RecordError: that is no moment.
        """
        with self._open, open_record(self._record_at, settings=self._settings, as_of=moment) as record:
            yield record


OfPast = NamedDependency[Past]
"""The record's past, as a page takes it."""
