"""Occurrences as people see them: each once, with every report that tells it, and where these differ."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from onrecord.link.occurrences import Link, order
from onrecord.link.occurrences.differing import differences
from onrecord.store.asking import some
from onrecord.store.changing import occurrences_of
from onrecord.store.filters import Filters
from onrecord.store.independence import independent_tellings
from onrecord.store.linking import BAR, links_of
from onrecord.store.queries import STANDING, select_records
from onrecord.store.queries import line as line_of
from onrecord.store.rows import OccurrenceLine, OccurrenceTelling
from onrecord.store.tolds import load

BATCH = 200


def lines(connection: Connection, kind: str, filters: Filters, *, bar: float) -> Iterator[OccurrenceLine]:
    """The occurrences of a kind of which a telling passes the filters, by the date of the first that does."""
    unlimited = filters.copy()
    limit = unlimited.pop("limit", None)
    size = BATCH if limit is None else min(BATCH, max(limit, 1))
    return islice(_lines(connection, kind, unlimited, bar, size), limit)


def _lines(connection: Connection, kind: str, filters: Filters, bar: float, size: int) -> Iterator[OccurrenceLine]:
    rows = iter(
        connection.execute(select_records(kind, filters, bar).execution_options(yield_per=BATCH)).mappings()
    )
    shown: set[int] = set()
    while batch := [row["key"] for row in islice(rows, size)]:
        groups = groups_of(connection, [key for key in batch if key not in shown])
        members = {key: group for group in groups.values() for key in group}
        fresh = [key for key in batch if key not in shown and key in members]
        if not fresh:
            continue
        known = rows_of(connection, kind, members, bar)
        told = {group: [known[key] for key in group if key in known] for group in groups.values()}
        apart = independent_tellings(connection, told, bar)
        links = _links(connection, members)
        # What one tells alone differs from nothing.
        compared = load(connection, {row["key"] for rows in told.values() if len(rows) > 1 for row in rows})
        for key in fresh:
            if key not in shown:
                group = members[key]
                shown |= group
                differ = differences(sorted((compared[key] for key in group if key in compared), key=order))
                yield replace(_line(connection, kind, told[group], links), independent=apart[group], differ=differ)


def groups_of(connection: Connection, keys: Collection[int]) -> dict[int, frozenset[int]]:
    """The occurrences that hold these records, each with all of its records."""
    found = occurrences_of(connection, keys)
    alone = set(keys) - {record for group in found.values() for record in group}
    return {key: frozenset(group) for key, group in found.items()} | {key: frozenset((key,)) for key in alone}


def rows_of(connection: Connection, kind: str, keys: Collection[int], bar: float) -> dict[int, Any]:
    """The rows of these records, by their keys; what does not stand has none."""
    found = {}
    for few in some(keys):
        asked = select_records(kind, {"min_confidence": 0}, bar).where(STANDING.c.key.in_(few))
        found.update({row["key"]: row for row in connection.execute(asked).mappings()})
    return found


def _links(connection: Connection, keys: Collection[int]) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for link in links_of(connection, keys, least=BAR, relation="same"):
        found[link.record].append(link)
        found[link.other].append(link)
    return found


def _line(connection: Connection, kind: str, rows: list[Any], links: dict[int, list[Link]]) -> OccurrenceLine:
    """An occurrence by its rows: how many of its reports are independent, and where they differ, is told after."""
    ids = {row["key"]: row["id"] for row in rows}
    rows = sorted(rows, key=lambda row: (row["published"] or "~", row["id"]))
    shown = max(
        rows, key=lambda row: (row["copy_of"] is None, row["confidence"], row["published"] or "", row["id"])
    )
    tellings = []
    for row in rows:
        best = max(
            (link for link in links.get(row["key"], ()) if link.record in ids and link.other in ids),
            key=lambda link: link.confidence,
            default=None,
        )
        other = None if best is None else best.other if best.record == row["key"] else best.record
        tellings.append(
            OccurrenceTelling(
                line=line_of(connection, kind, row),
                joined_to=ids[other] if other is not None else None,
                confidence=best.confidence if best is not None else None,
                parts=tuple((part.name, part.points, part.why) for part in best.parts) if best is not None else (),
            )
        )
    return OccurrenceLine(
        id=ids[rows[0]["key"]],
        kind=kind,  # type: ignore[arg-type]
        line=line_of(connection, kind, shown),
        tellings=tuple(tellings),
        reports=len({row["report"] for row in rows}),
        independent=0,
        differ={},
    )
