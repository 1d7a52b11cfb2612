"""What a new reading's records are tellings of: links to records of other reports, and what these come to.

Links are appended; the tables ``occurrences`` and ``world_changes`` are computed from them and from the decisions,
anew for whatever a new reading touches, in the transaction that adds it.
"""

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select

from onrecord.link.occurrences import Link, Told, grouped, links, order
from onrecord.store import tables as t
from onrecord.store.changing import redraw_changes
from onrecord.store.decisions.pairs import pairs
from onrecord.store.linking import BAR, component
from onrecord.store.participants import some
from onrecord.store.tolds import index, load, near

DECIDED = "decided"
"""The method of what is linked anew because of a decision."""


def note_occurrences(connection: Connection, reading: int, *, method: str, at: str) -> None:
    """Link the records of a new reading to those on record, and draw the occurrences that it touches anew."""
    first = reading * t.PER_READING
    records = t.records.c
    keys = connection.execute(
        select(records.key).where(records.key >= first, records.key < first + t.PER_READING)
    ).scalars().all()  # fmt: skip
    new = load(connection, keys)
    if new:
        _link(connection, new, method, at)
        redraw(connection, new.keys())


def note_again(connection: Connection, numbers: Collection[int], *, at: str) -> None:
    """Link these records anew, and draw anew what they were and are linked to: a decision changed what they say,
    whether they stand, or what they are one with."""
    around, _ = component(connection, numbers)
    link, held = t.links.c, t.occurrence_index.c
    for few in some(numbers):
        connection.execute(delete(t.links).where(or_(link.record.in_(few), link.other.in_(few))))
        connection.execute(delete(t.occurrence_index).where(held.record.in_(few)))
    _link(connection, load(connection, numbers), DECIDED, at)
    redraw(connection, around | set(numbers))


def _link(connection: Connection, new: dict[int, Told], method: str, at: str) -> None:
    """Propose what links these records to those on record, and hold them where their like will find them."""
    found = near(connection, list(new.values()))
    known = load(connection, {other for others in found.values() for other in others} - new.keys())
    index(connection, new.values())
    rows = [_row(link, method, at) for link in _links(new, known, found)]
    if rows:
        connection.execute(insert(t.links), rows)


def _links(new: dict[int, Told], known: dict[int, Told], found: dict[int, list[int]]) -> Iterable[Link]:
    seen: set[int] = set()
    for number, told in new.items():
        within = [new[other] for other in seen]
        yield from links([told], [*within, *(known[other] for other in found[number] if other in known)])
        seen.add(number)


def _row(link: Link, method: str, at: str) -> dict[str, object]:
    return {
        "record": link.record, "other": link.other, "relation": link.relation, "confidence": link.confidence,
        "parts": msgspec.json.encode(link.parts).decode(), "method": method, "found_at": at,
    }  # fmt: skip


def redraw(connection: Connection, numbers: Collection[int]) -> None:
    """Compute anew the occurrences of these records and of all that are linked to them."""
    members, around = component(connection, numbers)
    told = load(connection, members)
    decided = {(one, other): same for one, other, same in pairs(connection, members)}
    groups = grouped(told, around, bar=BAR, decided=decided, order=lambda key: order(told[key]))
    for few in some(members):
        connection.execute(delete(t.occurrences).where(t.occurrences.c.record.in_(few)))
    rows = [
        {"record": record, "occurrence": min(group, key=lambda key: order(told[key]))}
        for group in groups
        for record in sorted(group)
    ]
    if rows:
        connection.execute(insert(t.occurrences), rows)
    redraw_changes(connection, members)
