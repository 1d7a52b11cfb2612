"""Which pairs are decided: what stands, by the readings that stand."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, or_, select

from onrecord.model import About
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some


def pairs(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """The decided pairs that touch any of these records, by their keys, each once: one, the other, whether they
    are the same. Only what stands, found in the readings that stand."""
    seen = set()
    for few in some(keys):
        asked = f"SELECT one, other, same FROM record_pairs WHERE one IN ({listed(few)}) ORDER BY one, other"
        for one, other, same in rows(connection, asked):
            if (other, one) not in seen:
                seen.add((one, other))
                yield one, other, bool(same)


def report_pairs(connection: Connection, reports: Collection[str]) -> Iterator[tuple[str, str, bool, About]]:
    """The decided pairs of reports that touch any of these, each once: one, the other, whether they are the same,
    as copy or as story. Of a copy and its source the copy comes first."""
    held = t.report_pairs.c
    seen = set()
    for few in some(reports):
        for one, other, same, about in connection.execute(
            select(held.one, held.other, held.same, held.about)
            .where(or_(held.one.in_(few), held.other.in_(few)), held.forward == 1)
            .order_by(held.one, held.other)
        ):
            if (one, other, about) not in seen:
                seen.add((one, other, about))
                yield one, other, bool(same), about
