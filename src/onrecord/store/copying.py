"""Copies, found as reports come in; the index of all earlier reports lives in the record.

Of a report the index keeps its words, two bytes each, and at most 128 keys. A key that many reports have is not
kept for later ones: it is nobody's own words. So neither the index nor the time that a new report takes grows with
what everybody writes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, or_, select

from onrecord.link.copies import COMMON, REPORTS, SURE, Held, Ordinary, Signature, copies, outgrown
from onrecord.model import Copy, Report
from onrecord.store import tables as t
from onrecord.store.aligning import with_alterations
from onrecord.store.asking import listed
from onrecord.store.judged import last_of_its_pair

LEFT = "removal"
"""The method of what is compared anew because a report between them was removed."""
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_COPY, _SOURCE = t.copy_index.alias("copy"), t.copy_index.alias("source")
_HELD = (
    select(
        t.copy_index.c.number, t.copy_index.c.report, t.copy_index.c.damage, t.copy_index.c.words,
        t.reports.c.published,
    )
    .join(t.reports, t.reports.c.id == t.copy_index.c.report)
    .where(t.copy_index.c.number.in_(_NUMBERS))
    .order_by(t.copy_index.c.number)
)  # fmt: skip
_PARTIAL = (
    select(_COPY.c.number, _SOURCE.c.number)
    .select_from(t.copies)
    .join(_COPY, _COPY.c.report == t.copies.c.report)
    .join(_SOURCE, _SOURCE.c.report == t.copies.c.copy_of)
    .where(_COPY.c.number.in_(_NUMBERS), _SOURCE.c.number.in_(_NUMBERS))
    .where(t.copies.c.kind == "partial", t.copies.c.confidence >= SURE, last_of_its_pair())
)


class RecordIndex:
    """The record's index, as :class:`onrecord.link.copies.Index` asks for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._having: dict[int, list[int]] = {}

    def having(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        new = [key for key in keys if key not in self._having]
        self._having.update((key, []) for key in new)
        asked = f"SELECT key, number FROM copy_index_keys WHERE key IN ({listed(new)})"
        for key, number in self._connection.exec_driver_sql(asked).all() if new else ():
            self._having[key].append(number)
        return {key: self._having[key] for key in keys if self._having[key]}

    def held(self, numbers: Collection[int]) -> Sequence[Held]:
        return [
            Held(
                report=report, number=number, published=published, damage=damage,
                signature=Signature.from_bytes(bytes(words)),
            )
            for number, report, damage, words, published in self._connection.execute(_HELD, {"numbers": numbers})
        ]  # fmt: skip

    def ordinary(self) -> Ordinary:
        kept = self._connection.execute(select(t.copy_index_ordinary)).first()
        return Ordinary.from_bytes(bytes(kept.counts), kept.reports) if kept else Ordinary.of(())

    def partial(self, numbers: Collection[int]) -> Sequence[tuple[int, int]]:
        rows = self._connection.execute(_PARTIAL, {"numbers": list(numbers)}).all()
        return [(copy, source) for copy, source in rows]

    def add(self, new: Held) -> None:
        """Hold this report from now on."""
        row = {"report": new.report, "damage": new.damage, "words": new.signature.to_bytes()}
        added = insert(t.copy_index).returning(t.copy_index.c.number)
        number: int = self._connection.execute(added, row).scalar_one()
        having = self.having(new.signature.keys)
        rows = ", ".join(f"({key}, {number})" for key in new.signature.keys if len(having.get(key, ())) < COMMON)
        if rows:
            self._connection.exec_driver_sql(f"INSERT INTO copy_index_keys (key, number) VALUES {rows}")
        self._having.clear()
        sampled = self._connection.execute(select(func.max(t.copy_index_ordinary.c.reports))).scalar() or 0
        if outgrown(sampled, number):
            self.sample()

    def sample(self) -> None:
        """Count how many reports have each pair of words anew, over the first that came in."""
        words = select(t.copy_index.c.words).order_by(t.copy_index.c.number).limit(REPORTS)
        kept = self._connection.execute(words).scalars().all()
        ordinary = Ordinary.of(map(Signature.from_bytes, kept))
        row = {"reports": ordinary.reports, "counts": ordinary.to_bytes()}
        self._connection.execute(delete(t.copy_index_ordinary))
        self._connection.execute(insert(t.copy_index_ordinary), row)


def note_copies(
    connection: Connection, report: Report, *, series: str, method: str, at: str, damage: int = 0
) -> None:
    """Note which reports on record this new one is a copy of, and hold it in the index. An earlier version of the
    same report is no source of it. ``damage`` is in how many places the reading found the text garbled."""
    index = RecordIndex(connection)
    signature = Signature.of(report.text)
    new = Held(report=report.id, published=report.published, damage=damage, signature=signature)
    versions = select(t.versions.c.report).where(t.versions.c.series == series)
    earlier = set(connection.execute(versions).scalars()) - {report.id}
    rows = [
        _row(with_alterations(connection, copy), method, at)
        for copy in copies(new, index)
        # What is taken back is between two others, which may be whose versions they will.
        if report.id not in (copy.report, copy.copy_of) or not earlier & {copy.report, copy.copy_of}
    ]
    if rows:
        connection.execute(insert(t.copies), rows)
    index.add(new)


def note_left_copies(connection: Connection, reports: Collection[str], *, at: str) -> None:
    """Compare these with each other, where nobody has: the report that they had their text from, or that had it
    from them, is gone. The counts of pairs of words are made anew without it."""
    held, copied = t.copy_index.c, t.copies.c
    rows = connection.execute(select(held.number, held.report).where(held.report.in_(reports))).all()
    numbers = {report: number for number, report in rows}
    for report, number in sorted(numbers.items()):
        others = numbers.keys() - {report} - _versions_of(connection, report)
        known = connection.execute(
            select(copied.report, copied.copy_of).where(or_(copied.report == report, copied.copy_of == report))
        )
        others -= {one for row in known for one in row}
        if not others:
            continue
        without_it = _Without(connection, number)
        [new] = RecordIndex(connection).held([number])
        found = [copy for copy in copies(new, without_it) if {copy.report, copy.copy_of} - {report} <= others]
        rows_of_it = [_row(with_alterations(connection, copy), LEFT, at) for copy in found]
        if rows_of_it:
            connection.execute(insert(t.copies), rows_of_it)
    index = RecordIndex(connection)
    if index.ordinary().reports:
        index.sample()


class _Without(RecordIndex):
    """The record's index as it would be without one report."""

    def __init__(self, connection: Connection, number: int) -> None:
        super().__init__(connection)
        self._number = number

    def having(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        found = super().having(keys)
        return {key: left for key, its in found.items() if (left := [one for one in its if one != self._number])}


def _versions_of(connection: Connection, report: str) -> set[str]:
    version, other = t.versions.c, t.versions.alias("other").c
    asked = select(other.report).join(t.versions, version.series == other.series).where(version.report == report)
    return set(connection.execute(asked).scalars())


def _row(copy: Copy, method: str, at: str) -> dict[str, object]:
    return {
        "report": copy.report, "copy_of": copy.copy_of, "kind": copy.kind, "shared": copy.shared,
        "confidence": copy.confidence, "altered": msgspec.json.encode(copy.altered).decode(), "method": method,
        "found_at": at,
    }  # fmt: skip
