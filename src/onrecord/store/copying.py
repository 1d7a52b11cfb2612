"""Copies, found as reports come in; the index of all earlier reports lives in the record."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from onrecord.link.copies import COMMON, copies, shingles
from onrecord.model import Copy, Report
from onrecord.store import tables as t
from onrecord.store.aligning import with_alterations

AT_ONCE = 10_000
"""Values in one query."""


class RecordIndex:
    """The record's index of pairs of words, as :class:`onrecord.link.copies.Index` asks for it.

    Of a pair that more than COMMON reports have only the count is kept: it is nobody's own words. So neither the
    index nor the time that a new report takes grows with what everybody writes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return int(self._connection.execute(select(func.count()).select_from(t.copy_index)).scalar_one())

    def sharing(self, sketch: Iterable[int]) -> Mapping[str, int]:
        wanted = set(sketch)
        found: Counter[str] = Counter()
        for report, shared in self._asked(
            "SELECT report, count(*) FROM copy_index_shingles JOIN copy_index USING (number)"
            " WHERE shingle IN ({}) GROUP BY report",
            wanted - self._common(wanted).keys(),
        ):
            found[report] += shared
        return found

    def frequencies(self, shingles: Iterable[int]) -> Mapping[int, int]:
        wanted = set(shingles)
        new = wanted - self._known.keys()
        counted = self._asked(
            "SELECT shingle, count(*) FROM copy_index_shingles WHERE shingle IN ({}) GROUP BY 1", new
        )
        self._known.update(dict.fromkeys(new, 0))
        self._known.update(counted)
        self._known.update(self._common(new))
        return {shingle: self._known[shingle] for shingle in wanted}

    def shingles(self, report: str) -> frozenset[int]:
        kept = self._connection.execute(
            select(t.copy_index.c.shingles).where(t.copy_index.c.report == report)
        ).scalar_one()
        return frozenset(array("I", kept))

    def published(self, report: str) -> str | None:
        asked = select(t.reports.c.published).where(t.reports.c.id == report)
        published: str | None = self._connection.execute(asked).scalar_one()
        return published

    def add(self, report: str, own: frozenset[int]) -> None:
        """Hold this report from now on."""
        before = self.frequencies(own)
        common = sorted(self._common(own))
        number = self._connection.execute(
            insert(t.copy_index).returning(t.copy_index.c.number),
            {"report": report, "shingles": array("I", sorted(own)).tobytes()},
        ).scalar_one()
        rare = sorted(own.difference(common))
        if rare:
            rows = [{"shingle": shingle, "number": number} for shingle in rare]
            self._connection.execute(insert(t.copy_index_shingles), rows)
        for some in _some(common):
            self._connection.exec_driver_sql(
                f"UPDATE copy_index_common SET reports = reports + 1 WHERE shingle IN ({some})"
            )
        risen = [
            {"shingle": shingle, "reports": before[shingle] + 1} for shingle in rare if before[shingle] >= COMMON
        ]
        if risen:
            self._connection.execute(insert(t.copy_index_common), risen)
        self._known.clear()

    def _common(self, shingles: Iterable[int]) -> dict[int, int]:
        return dict(self._asked("SELECT shingle, reports FROM copy_index_common WHERE shingle IN ({})", shingles))

    def _asked(self, query: str, shingles: Iterable[int]) -> Iterator[tuple[Any, int]]:
        """The pairs that a query gives for these; they stand in it as numbers, which costs a tenth of binding
        them one by one."""
        for some in _some(shingles):
            yield from (tuple(row) for row in self._connection.exec_driver_sql(query.format(some)).all())


def note_copies(connection: Connection, report: Report, *, series: str, method: str, at: str) -> None:
    """Note which reports on record this new one is a copy of, and hold it in the index. An earlier version of the
    same report is no source of it."""
    index = RecordIndex(connection)
    own = shingles(report.text)
    earlier = set(connection.execute(select(t.versions.c.report).where(t.versions.c.series == series)).scalars())
    found = [
        with_alterations(connection, copy)
        for copy in copies(report.id, own, index, published=report.published)
        if not {copy.copy_of, copy.report} & (earlier - {report.id})
    ]
    if found:
        connection.execute(insert(t.copies), [_row(copy, method, at) for copy in found])
    index.add(report.id, own)


def _row(copy: Copy, method: str, at: str) -> dict[str, object]:
    return {
        "report": copy.report, "copy_of": copy.copy_of, "kind": copy.kind, "shared": copy.shared,
        "confidence": copy.confidence, "altered": msgspec.json.encode(copy.altered).decode(), "method": method,
        "found_at": at,
    }  # fmt: skip


def _some(shingles: Iterable[int]) -> Iterator[str]:
    """As many at once as a query takes, as it takes them."""
    every = [str(int(shingle)) for shingle in sorted(shingles)]
    return (", ".join(every[at : at + AT_ONCE]) for at in range(0, len(every), AT_ONCE))
