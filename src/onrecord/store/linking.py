"""The links between records, read back."""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from onrecord.link.occurrences import Link, Part
from onrecord.store import tables as t
from onrecord.store.decisions.pairs import pairs
from onrecord.store.participants import some

BAR = 0.5
"""From this confidence on a link joins two tellings."""
_PARTS = msgspec.json.Decoder(tuple[Part, ...])


def links_of(connection: Connection, numbers: Collection[int], *, least: float = 0.0) -> list[Link]:
    """The links on record that touch any of these records."""
    found: dict[int, Any] = {}
    link = t.links.c
    for few in some(numbers):
        asked = select(t.links).where(or_(link.record.in_(few), link.other.in_(few)), link.confidence >= least)
        found.update({row["key"]: row for row in connection.execute(asked).mappings()})
    return [
        Link(
            record=row["record"], other=row["other"], relation=row["relation"], confidence=row["confidence"],
            parts=_PARTS.decode(row["parts"]),
        )
        for _, row in sorted(found.items())
    ]  # fmt: skip


def component(connection: Connection, numbers: Collection[int]) -> tuple[set[int], list[Link]]:
    """All records that links which join, or decisions, lead to from these, and all links among them."""
    members: set[int] = set()
    new = set(numbers)
    found: dict[tuple[int, int, str], Link] = {}
    while new:
        members |= new
        its = links_of(connection, new)
        found.update({(link.record, link.other, link.relation): link for link in its})
        joining = [(one.record, one.other) for one in its if one.relation == "same" and one.confidence >= BAR]
        joining += [(one, other) for one, other, same in pairs(connection, new) if same]
        new = {number for pair in joining for number in pair} - members
    return members, list(found.values())
