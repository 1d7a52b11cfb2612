"""Reports on record, side by side."""

from functools import lru_cache

import msgspec
from sqlalchemy import Connection, select

from onrecord.link.aligning import Told, aligned
from onrecord.model import Copy, Passage
from onrecord.store import tables as t
from onrecord.store.passages import latest_passages

KEPT = 64
"""So many reports are kept ready: a wire story's copies come close to each other."""


def told(connection: Connection, report: str) -> Told:
    """A report on record, ready to be aligned: its headline and paragraphs."""
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report)).scalar_one()
    return _told(text, latest_passages(connection, report))


@lru_cache(maxsize=KEPT)
def _told(text: str, passages: tuple[Passage, ...]) -> Told:
    return Told(text, passages or None)


def with_alterations(connection: Connection, copy: Copy) -> Copy:
    """The copy, with the names, figures and quotations that it has otherwise than its source."""
    if not copy.shared:
        return copy
    mine, yours = told(connection, copy.report), told(connection, copy.copy_of)
    if mine.text == yours.text:
        return copy
    return msgspec.structs.replace(copy, altered=aligned(mine, yours).altered)
