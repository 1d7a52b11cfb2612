"""The record: reports go in, what stands comes out, each line with its sentence and its report."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.pipeline.opening import open_record
from onrecord.pipeline.record.adding import Adding
from onrecord.pipeline.record.deciding import Deciding
from onrecord.pipeline.record.finding import Finding
from onrecord.pipeline.record.listing import Listing
from onrecord.pipeline.record.upkeep import Upkeep
from onrecord.pipeline.saved import Saved
from onrecord.settings import Settings
from onrecord.store.upkeep.rows import Restored

if TYPE_CHECKING:
    from onrecord.pipeline.beside.rows import Comparison

__all__ = ["Record", "open_record", "restore"]


class Record(Listing, Finding, Adding, Deciding, Upkeep):
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

    def _repr_html_(self) -> str:
        """How much was told over time, and the latest events, as a notebook shows them."""
        from onrecord.pipeline.notebook import record_html

        return record_html(self, self._store.where)

    @property
    def saved(self) -> Saved:
        """The searches that were saved, and what is new in them."""
        return Saved(self, self._store.saved)

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
