"""What a data set's form is, and how its files tell themselves apart."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from onrecord.store.outside.rows import OutsideForm, OutsideRow

Cells = Mapping[str, str]
"""A row's cells by the names of their columns, as :func:`plain` has them; a column that is lacking is empty."""


@dataclass(frozen=True)
class Form:
    """How a data set's rows are read. ``needed`` are the columns without which there is no row, ``wanted`` the
    others that are looked at. ``columns`` are those of a file without a header, in their order. ``read`` makes a
    row of its cells.

    ``read`` raises :class:`~onrecord.errors.BadRow` where it is none.
    """

    name: OutsideForm
    says: str
    needed: tuple[str, ...]
    wanted: tuple[str, ...]
    read: Callable[[Cells], OutsideRow]
    columns: tuple[str, ...] = ()

    def lacking(self, header: Collection[str]) -> tuple[str, ...]:
        """Which columns a header does not have, those that are needed first."""
        there = set(map(plain, header))
        return tuple(name for name in (*self.needed, *self.wanted) if plain(name) not in there)


def plain(column: str) -> str:
    """A column's name as it is looked up: files differ in letter case, blanks and underscores.

    >>> plain("Event ID"), plain("event_id_cnty")
    ('event id', 'event id cnty')
    """
    return " ".join(column.replace("_", " ").split()).casefold()
