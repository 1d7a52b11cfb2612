"""What was removed from the record that is replaced stays removed from the one that comes in its place."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.removing.removal import remove

Row = Mapping[str, Any]


class Before(NamedTuple):
    """What the replaced record says of removals: its tombstones, and the reports that stand on it."""

    tombstones: Sequence[Row]
    reports: Collection[str]


def keep_out(connection: Connection, before: Before) -> list[str]:
    """Take off this record what was removed from the one before: the reports themselves, and others with their
    very text that did not stand there. The tombstones of both are kept; what the one before says of each is the
    last word. Returns which reports went."""
    if not before.tombstones:
        return []
    own = _tombstones(connection)
    came_back = _coming_back(connection, before)
    for report, row in came_back.items():
        remove(connection, report, by=row["by_whom"], why=row["why"])
    known = {row["report"] for row in before.tombstones}
    of_text = [row for row in _tombstones(connection)[len(own) :] if row["report"] not in known]
    last_word = {_removal(row): row for row in (*own, *before.tombstones, *of_text)}
    # The file has their words until it is cleared.
    kept = [
        {**row, "key": key, "erased_at": None if row["report"] in came_back else row["erased_at"]}
        for key, row in enumerate(sorted(last_word.values(), key=lambda row: row["at"]), 1)
    ]
    connection.execute(delete(t.removals))
    connection.execute(insert(t.removals), kept)
    return sorted(came_back)


def _tombstones(connection: Connection) -> list[Row]:
    rows = connection.execute(select(t.removals).order_by(t.removals.c.key)).mappings()
    return [dict(row) for row in rows]


def _removal(row: Row) -> tuple[str, str]:
    """Which removal a tombstone is of."""
    return row["report"], row["at"]


def _coming_back(connection: Connection, before: Before) -> dict[str, Row]:
    """The reports on this record that were removed from the one before, each with its tombstone."""
    its = t.reports.c
    in_force = [row for row in before.tombstones if row["taken_back_at"] is None]
    by_id = {row["report"]: row for row in in_force}
    by_text = {row["text_sha256"]: row for row in in_force}
    found: dict[str, Row] = {}
    for keys in some(by_id):
        found.update(
            (id, by_id[id]) for id in connection.execute(select(its.id).where(its.id.in_(keys))).scalars()
        )
    for keys in some(by_text):
        for id, sha256 in connection.execute(select(its.id, its.text_sha256).where(its.text_sha256.in_(keys))):
            if id not in before.reports:
                found.setdefault(id, by_text[sha256])
    return found
