"""What a format is, and the lists of a record that one may hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from onrecord.pipeline.lists import Lines
from onrecord.pipeline.record import Record
from onrecord.store import Filters

TABLES: dict[str, Callable[[Record, Filters], Lines[Any]]] = {
    "events": lambda record, filters: record.timeline(**filters),
    "occurrences": lambda record, filters: record.occurrences(**filters),
    "statements": lambda record, filters: record.statements(**filters),
    "figures": lambda record, filters: record.figures(**filters),
    "votes": lambda record, filters: record.votes(**filters),
    "changes": lambda record, filters: record.changes(**filters),
    "actors": lambda record, filters: record.actors(**filters),
    "reports": lambda record, filters: record.reports(**filters),
    "copies": lambda record, filters: record.copies(**filters),
    "stories": lambda record, filters: record.stories(**filters),
}
"""The lists that are tables too, with columns of fixed types."""


def _records(record: Record, filters: Filters) -> Iterator[Any]:
    """The events, the statements, the figures, the votes, the changes; of all together no more than the limit."""
    rows = (row for of in RECORDS for row in LISTS[of](record, filters))
    return islice(rows, filters.get("limit"))


RECORDS = ("events", "statements", "figures", "votes", "changes")
"""The lists whose rows are records."""

LISTS: dict[str, Callable[[Record, Filters], Iterator[Any]]] = {
    **TABLES,
    "records": _records,
    "readings": lambda record, filters: record.readings(**filters),
}
"""The record's lists by their names: what ``onrecord timeline``, ``statements``, ... show."""


@dataclass(frozen=True)
class Format:
    """A format that a list of the record is written in.

    ``ending`` is its files' ("." first); ``says`` one line for a user; ``holds`` the lists that it can hold, the
    one that it holds unasked first; ``write`` takes the record, an open binary file, the list's name and the
    filters, and returns how many rows of the list went in; ``text`` is False where a terminal can't show it.
    ``keeps`` says which rows of the list it can hold, where these are not all.
    """

    ending: str
    says: str
    holds: tuple[str, ...]
    write: Callable[[Record, BinaryIO, str, Filters], int]
    text: bool = True
    keeps: Callable[[Any], bool] | None = None

    def rows(self, record: Record, of: str, filters: Filters) -> Iterator[Any]:
        """The rows of the list that the format holds, as many as the limit lets through of these."""
        if self.keeps is None:
            return LISTS[of](record, filters)
        kept = filter(self.keeps, LISTS[of](record, {**filters, "limit": None}))
        return islice(kept, filters.get("limit"))
