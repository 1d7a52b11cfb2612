"""The links between records, read back."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, or_, select

from onrecord.link.occurrences import Link, Part
from onrecord.store import tables as t
from onrecord.store.asking import some

BAR = 0.5
"""From this confidence on a link joins two tellings."""
_PARTS = msgspec.json.Decoder(tuple[Part, ...])


def joining(connection: Connection, numbers: Collection[int]) -> list[Link]:
    """The links of relation "same" between any two of these records, without what explains them."""
    among, found = set(numbers), {}
    link = t.links.c
    for few in some(among):
        # The later of two is asked for: what is told often has few earlier tellings that it was compared with.
        asked = select(link.key, link.record, link.other, link.confidence).where(
            link.other.in_(few), link.relation == "same"
        )
        found.update({key: rest for key, *rest in connection.execute(asked) if rest[0] in among})
    return [
        Link(record=record, other=other, confidence=confidence)
        for _, (record, other, confidence) in sorted(found.items())
    ]


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
