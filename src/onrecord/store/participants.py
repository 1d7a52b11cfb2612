"""Who takes part in which records, as their reports know them."""

from collections.abc import Collection
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, RowMapping, select

from onrecord.link.tellings import Speaker
from onrecord.model import Actor
from onrecord.store import tables as t
from onrecord.store.asking import some

_ACTOR = msgspec.json.Decoder(Actor)


def taking_part(connection: Connection, numbers: Collection[int], part: str) -> dict[int, list[Speaker]]:
    """Who has this part in each of these records."""
    return {
        number: [speaker for its, speaker in parts if its == part]
        for number, parts in parts_of(connection, numbers, part).items()
    }


def parts_of(
    connection: Connection, numbers: Collection[int], *parts: str
) -> dict[int, list[tuple[str, Speaker]]]:
    """For each of these records who has which of these parts in it, in the reading's order."""
    had, actor = t.participants.c, t.actors.c
    rows = [
        row
        for few in some(numbers)
        for row in connection.execute(
            select(had.record, had.part, had.name, actor.key, actor.kind, actor.body)
            .join(t.actors, actor.key == had.actor, isouter=True)
            .where(had.record.in_(few), had.part.in_(parts))
            .order_by(had.key)
        ).mappings()
    ]
    forms = _forms(connection, {row["key"] for row in rows if row["key"] is not None})
    found: dict[int, list[tuple[str, Speaker]]] = {}
    for row in rows:
        speaker = _speaker(row, forms.get(row["key"], []))
        found.setdefault(row["record"], []).append((row["part"], speaker))
    return found


def _forms(connection: Connection, actors: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for few in some(actors):
        asked = select(t.names.c.actor, t.names.c.name).where(t.names.c.actor.in_(few))
        for actor, name in connection.execute(asked):
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
