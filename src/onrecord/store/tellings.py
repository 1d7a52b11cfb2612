"""Statements as people see them: each once, with every report that tells it, and who else is given its words."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from onrecord.link.tellings import Gathered, gather, wording
from onrecord.store import tables as t
from onrecord.store import walking
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.filters import least
from onrecord.store.independence import independent_tellings
from onrecord.store.queries import STANDING, report_line, select_records, statement_line
from onrecord.store.rows.records import OuterLine, StatementLine, TellingLine
from onrecord.store.statement_index import StatementIndex

FIRST = 50
BATCH = 500
"""So many statements are gathered at once, few at first, so that the first lines come soon."""
FULLEST = ("direct", "mixed", "indirect")


def lines(connection: Connection, filters: Filters, *, bar: float, each: bool) -> Iterator[StatementLine]:
    """The statements that pass the filters, by date; each once, or with ``each`` every telling by itself.

    A statement stands where the first of its tellings that pass would stand, and is shown in the words of the
    fullest that does.
    """
    unlimited = filters.copy()
    limit = unlimited.pop("limit", None)
    return islice(_Answer(connection, unlimited, bar).lines(wanted=limit, each=each), limit)


class _Answer:
    """One question, answered batch by batch."""

    def __init__(self, connection: Connection, filters: Filters, bar: float) -> None:
        self._connection = connection
        self._filters = filters
        self._bar = bar
        self._index = StatementIndex(connection, least(filters, bar))
        self._shown: set[int] = set()

    def lines(self, *, wanted: int | None, each: bool) -> Iterator[StatementLine]:
        rows = walking.rows(self._connection, "statement", self._filters, self._bar, wanted=wanted, at_once=BATCH)
        size = FIRST
        while batch := list(islice(rows, size)):
            yield from self._batch([row for row in batch if row["key"] not in self._shown], each=each)
            size = BATCH

    def _batch(self, batch: list[RowMapping], *, each: bool) -> Iterator[StatementLine]:
        found = gather([row["key"] for row in batch], self._index)
        wanted = {number for row in batch for number in found.together(row["key"]) | found.elsewhere(row["key"])}
        known = {row["key"]: row for row in batch}
        known.update(self._rows(wanted - known.keys()))
        own = {row["key"] for row in batch}
        passing = own | self._passing({n for key in own for n in found.together(key)} - own)
        apart = independent_tellings(self._connection, self._told(batch, found, known), self._bar)
        shown = _Shown(self._connection, found, known, apart)
        for row in batch:
            together = found.together(row["key"])
            if each:
                yield shown.line(row["key"])
            elif row["key"] not in self._shown:
                self._shown |= together
                yield shown.line(min(together & passing, key=lambda number: fullness(known[number])))

    def _told(
        self, batch: list[RowMapping], found: Gathered, known: dict[int, RowMapping]
    ) -> dict[frozenset[int], list[RowMapping]]:
        """The rows that tell each statement."""
        groups = {found.together(row["key"]) for row in batch}
        return {group: [known[number] for number in group] for group in groups}

    def _rows(self, numbers: Collection[int]) -> dict[int, RowMapping]:
        """The rows of these statements, whichever they are."""
        every: Filters = {"min_confidence": 0}
        return {row["key"]: row for row in self._asked(every, numbers)}

    def _passing(self, numbers: Collection[int]) -> set[int]:
        return {row["key"] for row in self._asked(self._filters, numbers)}

    def _asked(self, filters: Filters, numbers: Collection[int]) -> Iterator[RowMapping]:
        for few in some(numbers):
            asked = select_records("statement", filters, self._bar).where(STANDING.c.key.in_(few))
            yield from self._connection.execute(asked).mappings()


class _Shown:
    """The lines of a batch: what they need beside their rows is fetched at once."""

    def __init__(
        self,
        connection: Connection,
        found: Gathered,
        known: dict[int, RowMapping],
        apart: dict[frozenset[int], int],
    ) -> None:
        self._found = found
        self._known = known
        self._apart = apart
        self._relays = _relays(connection, known)
        self._outer = _outer(connection, known)

    def line(self, number: int) -> StatementLine:
        together = self._found.together(number)
        row = self._known[number]
        tellings = sorted((self._known[one] for one in together), key=fullness)
        return msgspec.structs.replace(
            statement_line(row),
            relay=self._relays.get(number),
            outer=self._outer.get(number),
            tellings=tuple(telling_line(one) for one in tellings),
            reports=len({one["report"] for one in tellings}),
            independent=self._apart[together],
            also_given_to=self._given(self._found.elsewhere(number)),
        )

    def _given(self, numbers: Collection[int]) -> tuple[TellingLine, ...]:
        """Of each speaker the earliest telling."""
        earliest = sorted(numbers, key=lambda number: earliness(self._known[number]))
        return tuple(telling_line(self._known[some[0]]) for some in self._found.by_speaker(earliest))


def fullness(row: RowMapping) -> tuple[Any, ...]:
    """What sorts the tellings of a statement: the most words first, a quotation before a report of it, no copy
    before a copy, the earliest."""
    told = len(wording(row["its_content"]).words)
    return -told, FULLEST.index(row["its_kind"]), row["copy_of"] is not None, *earliness(row)


def earliness(row: RowMapping) -> tuple[Any, ...]:
    return row["published"] is None, row["published"], row["key"]


def telling_line(row: RowMapping) -> TellingLine:
    """A row as one telling among others."""
    return TellingLine(
        id=row["id"], speaker=row["its_speaker"], kind=row["its_kind"], content=row["its_content"],
        report=report_line(row),
    )  # fmt: skip


def _relays(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Who passes each of these statements on."""
    part = t.participants.c
    found: dict[int, str] = {}
    for few in some(numbers):
        asked = select(part.record, part.name).where(part.part == "relay", part.record.in_(few))
        found.update(tuple(row) for row in connection.execute(asked))
    return found


def _outer(connection: Connection, known: dict[int, RowMapping]) -> dict[int, OuterLine]:
    """The statement that each of these stands inside."""
    ids: dict[int, str] = {}
    for number, row in known.items():
        within = statement_line(row).record.within
        if within is not None:
            ids[number] = f"{row['report']}.{within}"
    speakers: dict[str, str | None] = {}
    for few in some(list(ids.values())):
        asked = (
            select(STANDING.c.id, t.statements.c.speaker)
            .join(t.statements, t.statements.c.key == STANDING.c.key)
            .where(STANDING.c.id.in_(few))
        )
        speakers.update(tuple(row) for row in connection.execute(asked))
    return {number: OuterLine(id=id, speaker=speakers.get(id)) for number, id in ids.items() if id in speakers}
