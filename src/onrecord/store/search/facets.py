"""What hits are of: a few grouped queries over their keys."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.store import tables as t
from onrecord.store.asking import some
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
    days = Counter((answer.published or "")[:10] for answer in answers)
    return Facets(
        actor=_most(_actors(connection, [key for some_keys in keys.values() for key in some_keys])),
        place=_most(_of(connection, keys, {"event": "place", "figure": "place"})),
        type=_most(_of(connection, keys, TYPE)),
        status=_most(_of(connection, keys, STATUS)),
        publisher=_most(_publishers(connection, Counter(answer.report for answer in answers))),
        day=tuple(Count(value=day, hits=days[day]) for day in sorted(days) if day),
    )


def _most(counted: Counter[str]) -> tuple[Count, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(value=value, hits=hits) for value, hits in ranked[:SHOWN])


def _of(connection: Connection, keys: dict[str, list[int]], columns: dict[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for kind, name in columns.items():
        facts = t.FACTS[kind].c
        for value, hits in _grouped(connection, facts[name], facts.key, keys[kind]):
            found[value] += hits
    return found


def _grouped(
    connection: Connection, value: ColumnElement[Any], key: ColumnElement[Any], keys: Collection[int]
) -> Iterator[tuple[str, int]]:
    for few in some(keys):
        asked = select(value, func.count()).where(key.in_(few), value.isnot(None)).group_by(value)
        yield from connection.execute(asked).tuples()


def _actors(connection: Connection, keys: Collection[int]) -> Counter[str]:
    """Who has a part in these records, by the name that is written most; in one record each counts once."""
    part = t.participants.c
    hits: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for few in some(keys):
        asked = (
            select(part.folded, part.name, func.count(part.record.distinct()))
            .where(part.record.in_(few))
            .group_by(part.folded, part.name)
        )
        for folded, name, count in connection.execute(asked):
            hits[folded] += count
            names.setdefault(folded, Counter())[name] += count
    return Counter({names[folded].most_common(1)[0][0]: count for folded, count in hits.most_common(SHOWN)})


def _publishers(connection: Connection, hits: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    report = t.reports.c
    for few in some(hits):
        asked = select(report.id, report.publisher).where(report.id.in_(few), report.publisher.isnot(None))
        for id, publisher in connection.execute(asked):
            found[publisher] += hits[id]
    return found
