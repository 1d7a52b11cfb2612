"""The links between records, read back."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, or_, select

from onrecord.link.occurrences import Link, Part
from onrecord.store import tables as t
from onrecord.store.participants import some

BAR = 0.5
"""From this confidence on a link joins two tellings."""
_PARTS = msgspec.json.Decoder(tuple[Part, ...])


def links_of(
    connection: Connection, numbers: Collection[int], *, least: float = 0.0, relation: str | None = None
) -> list[Link]:
    """The links on record that touch any of these records; ``relation`` "turned" is any but "same"."""
    found: dict[int, Link] = {}
    link = t.links.c
    for few in some(numbers):
        asked = select(t.links).where(or_(link.record.in_(few), link.other.in_(few)), link.confidence >= least)
        if relation is not None:
            asked = asked.where(link.relation == "same" if relation == "same" else link.relation != "same")
        for row in connection.execute(asked).mappings():
            found[row["key"]] = Link(
                record=row["record"], other=row["other"], relation=row["relation"], confidence=row["confidence"],
                parts=_PARTS.decode(row["parts"]),
            )  # fmt: skip
    return [found[key] for key in sorted(found)]
