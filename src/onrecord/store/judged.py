"""Which judgement of two reports stands."""

from sqlalchemy import ColumnElement, exists

from onrecord.store import tables as t


def last_of_its_pair() -> ColumnElement[bool]:
    """Whether a row of ``copies`` is the last judgement of its two reports: the one that stands."""
    later, copied = t.copies.alias("later"), t.copies.c
    return ~exists().where(
        later.c.report == copied.report, later.c.copy_of == copied.copy_of, later.c.key > copied.key
    )
