"""The record's statements, as :class:`onrecord.link.tellings.Index` asks for them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from onrecord.link.tellings import Speaker, Telling
from onrecord.model import Statement
from onrecord.store import tables as t
from onrecord.store.asking import listed, some
from onrecord.store.decisions.pairs import pairs
from onrecord.store.filters import sure
from onrecord.store.joining import waits
from onrecord.store.participants import taking_part
from onrecord.store.queries import STANDING

_STATEMENT = msgspec.json.Decoder(Statement)


class StatementIndex:
    """Finds statements by their keys. Those that are less sure than ``least``, or of a version that no longer
    stands, are left out, and so are those that wait to be joined."""

    def __init__(self, connection: Connection, least: float) -> None:
        self._connection = connection
        self._least = least

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        found: dict[int, int] = {}
        for few in some(keys):
            query = f"SELECT key, count(*) FROM statement_index WHERE key IN ({listed(few)}) GROUP BY key"
            found.update(tuple(row) for row in self._connection.exec_driver_sql(query).all())
        return found

    def holding(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for few in some(keys):
            query = f"SELECT key, record FROM statement_index WHERE key IN ({listed(few)})"
            for key, record in self._connection.exec_driver_sql(query).all():
                found.setdefault(key, []).append(record)
        return found

    def tellings(self, numbers: Collection[int]) -> Mapping[int, Telling]:
        found: dict[int, Telling] = {}
        for few in some(numbers):
            asked = (
                select(STANDING.c.key, STANDING.c.body, STANDING.c.published, t.statements.c.content)
                .join(t.statements, t.statements.c.key == STANDING.c.key)
                .where(STANDING.c.key.in_(few), sure(STANDING, self._least), ~waits(STANDING.c.key))
            )
            rows = self._connection.execute(asked).all()
            speakers = taking_part(self._connection, [row.key for row in rows], "speaker")
            for row in rows:
                told = _STATEMENT.decode(row.body)
                found[row.key] = Telling(
                    kind=told.kind, act=told.act, content=row.content, date=told.date,
                    published=row.published,
                    speaker=next(iter(speakers.get(row.key, ())), Speaker()),
                )  # fmt: skip
        return found

    def chain(self, number: int) -> Iterator[Speaker]:
        told = self._told_with(number)
        around, at = {number}, told[number].within
        by_id = {statement.id: key for key, statement in told.items()}
        while at in by_id and by_id[at] not in around:
            around.add(by_id[at])
            at = told[by_id[at]].within
        for speakers in taking_part(self._connection, [number], "relay").values():
            yield from speakers
        for speakers in taking_part(
            self._connection, (around | set(self.inside(number))) - {number}, "speaker"
        ).values():
            yield from speakers

    def inside(self, number: int) -> Collection[int]:
        told = self._told_with(number)
        found = {number}
        while new := {key for key, one in told.items() if one.within in {told[n].id for n in found}} - found:
            found |= new
        return found - {number}

    def decided(self, numbers: Collection[int]) -> Iterator[tuple[int, int, bool]]:
        asked = set(numbers)
        for one, other, same in pairs(self._connection, asked):
            yield one, other, same
            if other in asked:
                yield other, one, same

    def _told_with(self, number: int) -> dict[int, Statement]:
        """All statements of the reading that this one is of."""
        first, record = number - number % t.PER_READING, t.records.c
        asked = select(record.key, record.body).where(
            record.key >= first, record.key < first + t.PER_READING, record.kind == "statement"
        )
        return {key: _STATEMENT.decode(body) for key, body in self._connection.execute(asked)}
