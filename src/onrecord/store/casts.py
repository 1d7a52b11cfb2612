"""What exports of coded events ask beside a list's rows: who a report names, which occurrence a record tells."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.model import Actor
from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.independence import independent_tellings
from onrecord.store.occurrence_lines import groups_of, rows_of
from onrecord.store.queries import READINGS, STANDING


class Together(msgspec.Struct, frozen=True, kw_only=True):
    """The occurrence that a record tells: its id and its counts are those of the list of occurrences."""

    occurrence: str
    reports: int
    independent: int


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is read now, without its text: ``actors`` by the ids that its records name them by;
    ``length`` of the text in characters; ``method`` is what read it, ``added_at`` an ISO 8601 time."""

    method: str
    language: str
    added_at: str
    length: int
    actors: dict[str, Actor]


_ACTOR = msgspec.json.Decoder(Actor)


def casts(connection: Connection, reports: Collection[str]) -> dict[str, Cast]:
    """These reports as they are read now, by their ids."""
    report, reading, actor = t.reports.c, READINGS.c, t.actors.c
    readings: dict[int, str] = {}
    found: dict[str, Cast] = {}
    for few in some(reports):
        asked = (
            select(
                reading.key, report.id, reading.method, report.language, report.added_at, func.length(report.text)
            )
            .join(READINGS, reading.report == report.id)
            .where(report.id.in_(few))
        )
        for key, id, method, language, added_at, length in connection.execute(asked):
            readings[key] = id
            found[id] = Cast(method=method, language=language, added_at=added_at, length=length, actors={})
    for these in some(readings):
        bodies = select(actor.reading, actor.body).where(actor.reading.in_(these)).order_by(actor.key)
        for key, body in connection.execute(bodies):
            one = _ACTOR.decode(body)
            found[readings[key]].actors[one.id] = one
    return found


def together(connection: Connection, kind: str, ids: Collection[str], bar: float) -> dict[str, Together]:
    """For each of these records the occurrence that it tells, as the list of occurrences counts it."""
    keys = {
        row.key: row.id
        for few in some(ids)
        for row in connection.execute(select(STANDING.c.key, STANDING.c.id).where(STANDING.c.id.in_(few)))
    }
    groups = set(groups_of(connection, keys).values())
    known = rows_of(connection, kind, {key for group in groups for key in group}, bar)
    told = {group: [known[key] for key in group if key in known] for group in groups}
    apart = independent_tellings(connection, told, bar)
    found = {}
    for group, rows in told.items():
        if rows:
            first = min(rows, key=lambda row: (row["published"] or "~", row["id"]))
            whole = Together(
                occurrence=first["id"], reports=len({row["report"] for row in rows}), independent=apart[group]
            )
            found.update({keys[key]: whole for key in group if key in keys})
    return found
