"""Copies, found as reports come in; the index of all earlier reports lives in the record.

Of a report the index keeps its words, two bytes each, and at most 128 keys. A key that many reports have is not
kept for later ones: it is nobody's own words. So neither the index nor the time that a new report takes grows with
what everybody writes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select

from onrecord.link.copies import COMMON, REPORTS, SURE, Held, Ordinary, Signature, copies, outgrown
from onrecord.model import Copy, Report
from onrecord.store import tables as t


class RecordIndex:
    """The record's index, as :class:`onrecord.link.copies.Index` asks for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __len__(self) -> int:
        return int(self._connection.execute(select(func.max(t.copy_index.c.number))).scalar() or 0)

    def having(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for key, number in self._asked("SELECT key, number FROM copy_index_keys WHERE key IN ({})", keys):
            found.setdefault(key, []).append(number)
        return found

    def held(self, numbers: Collection[int]) -> Sequence[Held]:
        index, reports = t.copy_index.c, t.reports.c
        asked = (
            select(index.number, index.report, index.damage, index.words, reports.published)
            .join(t.reports, reports.id == index.report)
            .where(index.number.in_(numbers))
            .order_by(index.number)
        )
        return [
            Held(
                report=row.report, number=row.number, published=row.published, damage=row.damage,
                signature=Signature.from_bytes(row.words),
            )
            for row in self._connection.execute(asked)
        ]  # fmt: skip

    def ordinary(self) -> Ordinary:
        kept = self._connection.execute(select(t.copy_index_ordinary)).first()
        return Ordinary.from_bytes(kept.counts, kept.reports) if kept else Ordinary.of(())

    def partial(self, numbers: Collection[int]) -> Sequence[tuple[int, int]]:
        copied, copy, source = t.copies.c, t.copy_index.alias("copy"), t.copy_index.alias("source")
        asked = (
            select(copy.c.number, source.c.number)
            .select_from(t.copies)
            .join(copy, copy.c.report == copied.report)
            .join(source, source.c.report == copied.copy_of)
            .where(copied.kind == "partial", copied.confidence >= SURE, last_of_its_pair())
            .where(copy.c.number.in_(numbers), source.c.number.in_(numbers))
        )
        return [(row[0], row[1]) for row in self._connection.execute(asked)]

    def add(self, new: Held) -> None:
        """Hold this report from now on."""
        row = {"report": new.report, "damage": new.damage, "words": new.signature.to_bytes()}
        number: int = self._connection.execute(
            insert(t.copy_index).returning(t.copy_index.c.number), row
        ).scalar_one()
        counted = "SELECT key, count(*) FROM copy_index_keys WHERE key IN ({}) GROUP BY key"
        common = {key for key, count in self._asked(counted, new.signature.keys) if count >= COMMON}
        rows = [{"key": key, "number": number} for key in new.signature.keys if key not in common]
        if rows:
            self._connection.execute(insert(t.copy_index_keys), rows)
        sampled = self._connection.execute(select(func.max(t.copy_index_ordinary.c.reports))).scalar() or 0
        if outgrown(sampled, number):
            self._sample()

    def _sample(self) -> None:
        """Count how many reports have each pair of words anew, over the first that came in."""
        words = select(t.copy_index.c.words).order_by(t.copy_index.c.number).limit(REPORTS)
        kept = self._connection.execute(words).scalars().all()
        ordinary = Ordinary.of(map(Signature.from_bytes, kept))
        self._connection.execute(delete(t.copy_index_ordinary))
        self._connection.execute(
            insert(t.copy_index_ordinary), {"reports": ordinary.reports, "counts": ordinary.to_bytes()}
        )

    def _asked(self, query: str, keys: Collection[int]) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives for these keys; they stand in it as numbers, which costs a tenth of binding
        them one by one."""
        if keys:
            query = query.format(", ".join(map(str, map(int, keys))))
            yield from map(tuple, self._connection.exec_driver_sql(query))


def note_copies(
    connection: Connection, report: Report, *, series: str, method: str, at: str, damage: int = 0
) -> None:
    """Note which reports on record this new one is a copy of, and hold it in the index. An earlier version of the
    same report is no source of it. ``damage`` is in how many places the reading found the text garbled."""
    index = RecordIndex(connection)
    new = Held(report=report.id, published=report.published, damage=damage, signature=Signature.of(report.text))
    earlier = set(connection.execute(select(t.versions.c.report).where(t.versions.c.series == series)).scalars())
    rows = [
        _row(copy, method, at)
        for copy in copies(new, index)
        if not (report.id in (copy.report, copy.copy_of) and {copy.report, copy.copy_of} & (earlier - {report.id}))
    ]
    if rows:
        connection.execute(insert(t.copies), rows)
    index.add(new)


def last_of_its_pair() -> ColumnElement[bool]:
    """Whether a row of ``copies`` is the last judgement of its two reports: the one that stands."""
    later = t.copies.alias("later")
    return ~exists().where(
        later.c.report == t.copies.c.report, later.c.copy_of == t.copies.c.copy_of, later.c.key > t.copies.c.key
    )


def _row(copy: Copy, method: str, at: str) -> dict[str, object]:
    return {
        "report": copy.report, "copy_of": copy.copy_of, "kind": copy.kind, "shared": copy.shared,
        "confidence": copy.confidence, "altered": msgspec.json.encode(copy.altered).decode(), "method": method,
        "found_at": at,
    }  # fmt: skip
