"""What hits are of: a grouped query over their keys for each kind of record."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from onrecord.store import tables as t
from onrecord.store.asking import listed, some
from onrecord.store.filters import STATUS, TYPE
from onrecord.store.search.rows import Count, Facets

if TYPE_CHECKING:
    from onrecord.store.search.finding import Answer

SHOWN = 20
"""So many values of each are told."""


def facets(connection: Connection, answers: "Sequence[Answer]") -> Facets:
    """The values of these hits, counted."""
    keys: dict[str, list[int]] = {kind: [] for kind in t.FACTS}
    for answer in answers:
        if answer.key is not None:
            keys[answer.kind].append(answer.key)
    types, statuses, places = _of(connection, keys)
    days = Counter((answer.published or "")[:10] for answer in answers)
    return Facets(
        actor=_most(_actors(connection, [answer.key for answer in answers if answer.key is not None])),
        place=_most(places),
        type=_most(types),
        status=_most(statuses),
        publisher=_most(Counter(answer.publisher for answer in answers)),
        day=tuple(Count(value=day, hits=days[day]) for day in sorted(days) if day),
    )


def _most(counted: Counter[str | None]) -> tuple[Count, ...]:
    ranked = sorted(((value, hits) for value, hits in counted.items() if value), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value=value, hits=hits) for value, hits in ranked[:SHOWN])


def _of(connection: Connection, keys: dict[str, list[int]]) -> tuple[Counter[str | None], ...]:
    """The types, the statuses and the places of these records."""
    found: tuple[Counter[str | None], ...] = Counter(), Counter(), Counter()
    for kind, facts in t.FACTS.items():
        names = TYPE.get(kind), STATUS.get(kind), "place" if "place" in facts.c else None
        columns = ", ".join(name or "NULL" for name in names)
        grouped = f"SELECT {columns}, count(*) FROM {facts.name} WHERE key IN (%s) GROUP BY 1, 2, 3"
        for *values, hits in _each(connection, grouped, keys[kind]):
            for counted, value in zip(found, values, strict=True):
                counted[value] += hits
    return found


def _actors(connection: Connection, keys: Collection[int]) -> Counter[str | None]:
    """Who has a part in these records, letter case and accents aside; in one record each counts once."""
    hits: Counter[str] = Counter()
    names: dict[str, str] = {}
    grouped = (
        "SELECT folded, min(name), count(DISTINCT record) FROM participants WHERE record IN (%s) GROUP BY folded"
    )
    for folded, name, count in _each(connection, grouped, keys):
        hits[folded] += count
        names[folded] = name
    return Counter({names[folded]: count for folded, count in hits.most_common(SHOWN)})


def _each(connection: Connection, grouped: str, keys: Collection[int]) -> Iterator[Any]:
    """The rows of a query over these keys, which it has a place for."""
    for few in some(keys):
        yield from connection.exec_driver_sql(grouped % listed(few)).all()
