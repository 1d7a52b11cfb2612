"""The sample: records of a list in an order that only the seed and their ids make."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import nsmallest
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal, select

from onrecord.errors import BadDecision
from onrecord.store import tables as t
from onrecord.store.auditing.rows import AuditSample, Drawn
from onrecord.store.auditing.verdicts import verdicts
from onrecord.store.filters import STATUS, TYPE
from onrecord.store.lookup import LISTS
from onrecord.store.queries import STANDING

KINDS = {name: kind for kind, name in LISTS.items()}
"""The lists that are drawn from, and their kind of record."""
BY = ("type", "status", "publisher", "year")
"""What a list is divided by."""
FEWEST = 4
"""So many are drawn from a part at least: where there are more parts than that allows, the smallest are one."""
OTHERS, NONE = "others", "none"
"""The smallest parts together, and what has nothing in the field."""


def sample(
    connection: Connection, of: str, *, size: int, seed: int = 0, by: str | None = None, bar: float
) -> AuditSample:
    """Draw from the standing records of a list that nobody has ruled on, and that are at least so sure.

    Records stand in the order of a hash of the seed and their id, so that whatever was drawn is drawn again, and
    what came in since takes its place among it.

    Raises:
        BadDecision: there is no such list, or it is not divided so.
    """
    kind = kind_of(of)
    held = {one.id: one.stratum for one in verdicts(connection, kind) if one.by == by and one.holds}
    parts: dict[str | None, list[str]] = {}
    for id, part in records(connection, kind, by=by, bar=bar, also=held):
        parts.setdefault(part, []).append(id)
    if by is not None:
        parts = _few_enough(parts, size // FEWEST)
    drawn = [
        Drawn(id=id, stratum=part)
        for part, count in _shares({part: len(ids) for part, ids in parts.items()}, size).items()
        for id in nsmallest(count, parts[part], key=lambda id: rank(seed, id))
    ]
    drawn.sort(key=lambda one: rank(seed, one.id))
    new = tuple(one for one in drawn if one.id not in held)
    population = sum(map(len, parts.values()))
    return AuditSample(of=of, by=by, seed=seed, population=population, drawn=new, judged=len(drawn) - len(new))


def records(
    connection: Connection, kind: str, *, by: str | None, bar: float, also: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None]]:
    """The records that are drawn from, each with its part: those that nobody has ruled on, and ``also`` those
    judged before somebody did, each with the part that it was drawn from."""
    column = _column(kind, by)
    facts = t.FACTS[kind]
    asked = (
        select(STANDING.c.id, column, STANDING.c.verdict)
        .join(facts, facts.c.key == STANDING.c.key)
        .where(STANDING.c.kind == kind, STANDING.c.confidence >= bar)
        .order_by(STANDING.c.key)
    )
    seen = set()
    for id, part, verdict in connection.execute(asked):
        if verdict is None or id in also:
            seen.add(id)
            yield id, None if by is None else str(part or NONE)
    for id in also.keys() - seen:
        yield id, also[id]


def kind_of(of: str) -> str:
    """The kind of record that a list has. Raises BadDecision."""
    if of not in KINDS:
        raise BadDecision(f"there is no list {of!r} to draw from.", remedy=f"Lists: {', '.join(KINDS)}.")
    return KINDS[of]


def rank(seed: int, id: str) -> bytes:
    """Where a record stands among all."""
    return hashlib.sha256(f"{seed}:{id}".encode()).digest()


def _column(kind: str, by: str | None) -> ColumnElement[Any]:
    """What the list is divided by.

    Raises:
        BadDecision: such records have no such field.
    """
    if by == "publisher":
        return STANDING.c.publisher
    if by == "year":
        return func.substr(STANDING.c.published, 1, 4)
    named = {"type": TYPE, "status": STATUS}.get(by or "", {})
    if by is None:
        return literal(None)
    if kind not in named:
        known = [one for one in BY if kind in {"type": TYPE, "status": STATUS}.get(one, {kind})]
        raise BadDecision(f"{LISTS[kind]} are not divided by {by!r}.", remedy=f"Known: {', '.join(known)}.")
    column: ColumnElement[Any] = t.FACTS[kind].c[named[kind]]
    return column


def _few_enough(parts: dict[str | None, list[str]], most: int) -> dict[str | None, list[str]]:
    """At most so many parts, the smallest put together."""
    if len(parts) <= max(most, 1):
        return parts
    largest = sorted(parts, key=lambda part: (-len(parts[part]), part))[: max(most, 1) - 1]
    kept = {part: parts[part] for part in largest}
    return {**kept, OTHERS: [id for part, ids in parts.items() if part not in kept for id in ids]}


def _shares(counts: dict[str | None, int], size: int) -> dict[str | None, int]:
    """As many from each part; what a small one lacks is drawn from the larger.

    >>> _shares({"a": 100, "b": 100, "c": 3}, 20)
    {'c': 3, 'a': 8, 'b': 9}
    """
    found: Counter[str | None] = Counter()
    left = size
    smallest = sorted(counts, key=lambda part: (counts[part], str(part)))
    for at, part in enumerate(smallest):
        found[part] = min(counts[part], left // (len(smallest) - at))
        left -= found[part]
    return dict(found)
