"""The store that answers from what was known at a moment."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sqlalchemy import Connection

from onrecord.errors import RecordError
from onrecord.store.asked import Filters
from onrecord.store.asof.drawing import draw
from onrecord.store.asof.moment import Moment, moment
from onrecord.store.asof.ruling import rule
from onrecord.store.asof.shadows import Shadows
from onrecord.store.casts import Together
from onrecord.store.databases.doing import OWN_TABLES
from onrecord.store.rows.decisions import Proposal
from onrecord.store.rows.shared import ChangeLine, OccurrenceLine
from onrecord.store.store import Store


class PastStore(Store):
    """A record as it was at a moment. It is asked like any other; whatever would write is refused.

    Raises:
        RecordError: there is no record, or no such moment.
    """

    def __init__(self, path_or_url: str | Path, *, as_of: Moment) -> None:
        self.as_of = moment(as_of)
        super().__init__(path_or_url, create=False)
        with self._explained("read"):
            self._connection = self._engine.execution_options(**{OWN_TABLES: True}).connect()
        self._drawn = False
        try:
            with self._reading():
                self._shadows = Shadows(self._connection, self.as_of)
                self._shadows.show_known()
                self._decided_since = rule(self._shadows)
                self._shadows.show_views()
        except RecordError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection; what stood before the record's tables goes with it."""
        self._connection.close()
        super().close()

    def check_writable(self) -> NoReturn:
        """Refuse: the past is not written to."""
        raise RecordError(
            f"it is open as of {self.as_of}: what was known then can't be changed.",
            where=self.where,
            remedy="Open it as it is now to write to it.",
        )

    def erase(self) -> bool:
        """Refused."""
        self.check_writable()

    def occurrences(self, kind: str, filters: Filters, *, bar: float) -> Iterator[OccurrenceLine]:
        """What reports told together."""
        self._draw()
        return super().occurrences(kind, filters, bar=bar)

    def together(self, kind: str, ids: Collection[str], *, bar: float) -> dict[str, Together]:
        """The occurrences that these records told."""
        self._draw()
        return super().together(kind, ids, bar=bar)

    def changes(self, filters: Filters, *, bar: float) -> Iterator[ChangeLine]:
        """What had turned."""
        self._draw()
        return super().changes(filters, bar=bar)

    def change(self, id: str, *, bar: float) -> ChangeLine:
        """One change with the steps that it had. Raises UnknownId."""
        self._draw()
        return super().change(id, bar=bar)

    def proposals(self, *, bar: float, limit: int) -> list[Proposal]:
        """What people might have settled."""
        self._draw()
        return super().proposals(bar=bar, limit=limit)

    def _draw(self) -> None:
        """Compute what has no times of its own, once somebody asks for it: it takes longest."""
        if not self._drawn:
            with self._reading():
                draw(self._shadows, self._decided_since)
            self._drawn = True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained("read"):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.check_writable()
        yield
