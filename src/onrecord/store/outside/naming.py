"""Under which names the record knows somebody, so that another data set's name for them is found."""

import re
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.folding import fold
from onrecord.store.queries import READINGS

MOST = 20
"""So many names of one that is asked for are looked for, those that most reports give."""
_CAPITALS = re.compile(r"[A-Z][A-Z.\-]+")


def also_called(connection: Connection, term: str) -> list[str]:
    """The names that the record has for whoever some report calls just so."""
    form, actor = t.names.c, t.actors.c
    its = select(form.actor).where(form.folded == fold(term))
    asked = (
        select(actor.name, form.name, func.count())
        .join(t.actors, actor.key == form.actor)
        .where(form.actor.in_(its))
        .group_by(actor.name, form.name)
        .order_by(func.count().desc(), form.name)
    )
    found = (form for name, form, _ in connection.execute(asked) if is_name(form, name))
    return list(dict.fromkeys(found))[:MOST]


def names_of(connection: Connection, reports: Collection[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names that these reports have for their actors, by the report, and by the id within it."""
    form, actor, reading = t.names.c, t.actors.c, READINGS.c
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for few in some(reports):
        asked = (
            select(reading.report, actor.id, actor.name, form.name)
            .join(t.actors, actor.key == form.actor)
            .join(READINGS, reading.key == actor.reading)
            .where(reading.report.in_(few))
            .order_by(actor.key, form.mentions.desc(), form.name)
        )
        for report, id, name, one in connection.execute(asked):
            if is_name(one, name):
                found[report][id] = (*found[report].get(id, ()), one)
    return found


def is_name(form: str, name: str) -> bool:
    """Whether words that stand for somebody are a name: they share a capitalised one with the name, or are all in
    capitals.

    >>> is_name("Prime Minister Salo", "Aino Salo"), is_name("RSF", "Rapid Support Forces")
    (True, True)
    >>> is_name("she", "Aino Salo"), is_name("the minister", "the Minister of Trade")
    (False, False)
    """
    words = {word for part in form.split() if not part.islower() for word in fold(part).split()}
    return bool(_CAPITALS.fullmatch(form)) or not words.isdisjoint(fold(name).split())
