"""The record's database, opened: its transactions, and its errors as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from onrecord.errors import RecordError
from onrecord.store.access.access import Access
from onrecord.store.clock import Clock, machine, start
from onrecord.store.closing import Closing
from onrecord.store.databases.doing import Doing
from onrecord.store.feeds.keeping import KeptFeeds
from onrecord.store.opening import open_engine, refused, shown
from onrecord.store.opening import writing as for_writing
from onrecord.store.outside.keeping import KeptOutside
from onrecord.store.saved.searches import SavedSearches
from onrecord.store.watching import Watch


class Opened(Closing):
    """What every call stands on."""

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
