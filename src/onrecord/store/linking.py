"""The links between records, read back."""

from collections.abc import Collection
from functools import lru_cache
from operator import itemgetter

import msgspec
from sqlalchemy import Connection

from onrecord.link.occurrences import Link, Part
from onrecord.store.asking import listed, rows, some

BAR = 0.5
"""From this confidence on a link joins two tellings."""
_PARTS = msgspec.json.Decoder(tuple[Part, ...])


def joining(connection: Connection, numbers: Collection[int]) -> list[Link]:
    """The links of relation "same" between any two of these records, without what explains them."""
    among, found = set(numbers), list[tuple[int, Link]]()
    for few in some(among):
        # The later of two is asked for: what is told often has few earlier tellings that it was compared with.
        for key, record, other, confidence in rows(connection, _JOINING.format(listed(few))):
            if record in among:
                found.append((key, Link(record=record, other=other, confidence=confidence)))
    return [link for _, link in sorted(found, key=itemgetter(0))]


_JOINING = "SELECT key, record, other, confidence FROM links WHERE other IN ({}) AND relation = 'same'"


def links_of(
    connection: Connection, numbers: Collection[int], *, least: float = 0.0, relation: str | None = None
) -> list[Link]:
    """The links on record that touch any of these records; ``relation`` "turned" is any but "same"."""
    found: dict[int, Link] = {}
    of_it = "" if relation is None else f"AND relation {'=' if relation == 'same' else '<>'} 'same'"
    for few in some(numbers):
        its = listed(few)
        for key, record, other, its_relation, confidence, parts in rows(
            connection,
            "SELECT key, record, other, relation, confidence, parts FROM links"
            f" WHERE (record IN ({its}) OR other IN ({its})) AND confidence >= {float(least)} {of_it}",
        ):
            found[key] = Link(
                record=record, other=other, relation=its_relation, confidence=confidence, parts=_parts(parts)
            )
    return [found[key] for key in sorted(found)]


@lru_cache(maxsize=4096)
def _parts(body: str) -> tuple[Part, ...]:
    return _PARTS.decode(body)
