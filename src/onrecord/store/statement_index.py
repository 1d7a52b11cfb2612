"""The record's statements, as :class:`onrecord.link.tellings.Index` asks for them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, RowMapping, select

from onrecord.link.tellings import Speaker, Telling
from onrecord.model import Actor, Statement
from onrecord.store import tables as t
from onrecord.store.decisions.pairs import pairs
from onrecord.store.filters import sure
from onrecord.store.queries import STANDING
from onrecord.store.some import some

_STATEMENT = msgspec.json.Decoder(Statement)
_ACTOR = msgspec.json.Decoder(Actor)


class StatementIndex:
    """Finds statements by their keys. Those that are less sure than ``least``, or of a version that no longer
    stands, are left out."""

    def __init__(self, connection: Connection, least: float) -> None:
        self._connection = connection
        self._least = least

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        found: dict[int, int] = {}
        for few in some(keys):
            # As numbers in the query they cost a tenth of being bound one by one.
            told = ", ".join(map(str, few))
            query = f"SELECT key, count(*) FROM statement_index WHERE key IN ({told}) GROUP BY key"
            found.update(tuple(row) for row in self._connection.exec_driver_sql(query).all())
        return found

    def holding(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for few in some(keys):
            told = ", ".join(map(str, few))
            query = f"SELECT key, record FROM statement_index WHERE key IN ({told})"
            for key, record in self._connection.exec_driver_sql(query).all():
                found.setdefault(key, []).append(record)
        return found

    def tellings(self, numbers: Collection[int]) -> Mapping[int, Telling]:
        found: dict[int, Telling] = {}
        for few in some(numbers):
            asked = (
                select(STANDING.c.key, STANDING.c.body, STANDING.c.published, t.statements.c.content)
                .join(t.statements, t.statements.c.key == STANDING.c.key)
                .where(STANDING.c.key.in_(few), sure(STANDING, self._least))
            )
            rows = self._connection.execute(asked).all()
            speakers = self._speakers([row.key for row in rows], "speaker")
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
        for speakers in self._speakers([number], "relay").values():
            yield from speakers
        for speakers in self._speakers((around | set(self.inside(number))) - {number}, "speaker").values():
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

    def _speakers(self, numbers: Collection[int], part: str) -> dict[int, list[Speaker]]:
        """Who has this part in each of these statements."""
        parts, actor = t.participants.c, t.actors.c
        rows = [
            row
            for few in some(numbers)
            for row in self._connection.execute(
                select(parts.record, parts.name, actor.key, actor.kind, actor.body)
                .join(t.actors, actor.key == parts.actor, isouter=True)
                .where(parts.record.in_(few), parts.part == part)
                .order_by(parts.key)
            ).mappings()
        ]
        forms = self._forms({row["key"] for row in rows if row["key"] is not None})
        found: dict[int, list[Speaker]] = {}
        for row in rows:
            found.setdefault(row["record"], []).append(_speaker(row, forms.get(row["key"], [])))
        return found

    def _forms(self, actors: Collection[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for few in some(actors):
            asked = select(t.names.c.actor, t.names.c.name).where(t.names.c.actor.in_(few))
            for actor, name in self._connection.execute(asked):
                found.setdefault(actor, []).append(name)
        return found


def _speaker(row: RowMapping, forms: list[str]) -> Speaker:
    if row["key"] is None:
        return Speaker(name=row["name"])
    actor = _actor(row["body"])
    names = [form for form in forms if form[:1].isupper()]
    offices = [form for form in forms if not form[:1].isupper() and " " in form]
    for role in actor.roles:
        offices += [role.title, *([role.of] if role.of else [])]
    return Speaker(name=actor.name, kind=actor.kind, codes=actor.codes, forms=tuple(names), offices=tuple(offices))


@lru_cache(maxsize=4096)
def _actor(body: str) -> Actor:
    return _ACTOR.decode(body)
