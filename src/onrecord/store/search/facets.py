"""What hits are of: a query over their keys for each kind of record. The rows are counted here: the databases sort
them for that."""

from collections import Counter
from collections.abc import Collection, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
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
    days = Counter([(answer.published or "")[:10] for answer in answers])
    return Facets(
        actor=_most(_actors(connection, [answer.key for answer in answers if answer.key is not None])),
        place=_most(places),
        type=_most(types),
        status=_most(statuses),
        publisher=_most(Counter([answer.publisher for answer in answers])),
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
        query = f"SELECT {columns} FROM {facts.name} WHERE key IN (%s)"
        for few in some(keys[kind]):
            values = zip(*rows(connection, query % listed(few)), strict=True)
            for counted, its in zip(found, values, strict=False):
                counted.update(its)
    return found


def _actors(connection: Connection, keys: Collection[int]) -> Counter[str | None]:
    """Who has a part in these records, letter case and accents aside; in one record each counts once."""
    hits: Counter[str] = Counter()
    names: dict[str, str] = {}
    for few in some(keys):
        query = f"SELECT record, folded, name FROM participants WHERE record IN ({listed(few)})"
        parts = rows(connection, query)
        hits.update(folded for _, folded in {part[:2] for part in parts})
        # Of the ways in which a name is written any one, but the same each time.
        for _, folded, name in parts:
            if names.setdefault(folded, name) > name:
                names[folded] = name
    most = nsmallest(SHOWN, hits.items(), key=lambda one: (-one[1], one[0]))
    return Counter({names[folded]: count for folded, count in most})
