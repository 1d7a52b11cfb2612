"""Who takes part in which records, as their reports know them."""

from collections.abc import Collection
from functools import lru_cache

import msgspec
from sqlalchemy import Connection

from onrecord.link.tellings import Speaker
from onrecord.model import Actor
from onrecord.store.asking import listed, rows, some

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
    asked = _TAKING_PART.format("{}", ", ".join(f"'{part}'" for part in parts))
    taking = [row for few in some(numbers) for row in rows(connection, asked.format(listed(few)))]
    forms = _forms(connection, {actor for _, _, _, actor, _ in taking if actor is not None})
    found: dict[int, list[tuple[str, Speaker]]] = {}
    for record, part, name, actor, body in taking:
        speaker = Speaker(name=name) if actor is None else _speaker(body, tuple(forms.get(actor, ())))
        found.setdefault(record, []).append((part, speaker))
    return found


_TAKING_PART = (
    "SELECT had.record, had.part, had.name, actor.key, actor.body FROM participants AS had"
    " LEFT JOIN actors AS actor ON actor.key = had.actor"
    " WHERE had.record IN ({}) AND had.part IN ({}) ORDER BY had.key"
)


def _forms(connection: Connection, actors: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for few in some(actors):
        for actor, name in rows(connection, f"SELECT actor, name FROM names WHERE actor IN ({listed(few)})"):
            found.setdefault(actor, []).append(name)
    return found


@lru_cache(maxsize=4096)
def _speaker(body: str, forms: tuple[str, ...]) -> Speaker:
    """An actor as its report knows it; those that much is told of come up again and again."""
    actor = _ACTOR.decode(body)
    names = [form for form in forms if form[:1].isupper()]
    offices = [form for form in forms if not form[:1].isupper() and " " in form]
    for role in actor.roles:
        offices += [role.title, *([role.of] if role.of else [])]
    return Speaker(name=actor.name, kind=actor.kind, codes=actor.codes, forms=tuple(names), offices=tuple(offices))
