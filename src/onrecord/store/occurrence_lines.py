"""Occurrences as people see them: each once, with every report that tells it, and where these differ."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.link.occurrences import Link, Told, order
from onrecord.link.occurrences.differing import differences
from onrecord.store import tables as t
from onrecord.store import walking
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.changing import occurrences_of
from onrecord.store.filters import sure
from onrecord.store.independence import independent_tellings
from onrecord.store.linking import BAR, links_of
from onrecord.store.queries import STANDING, select_records
from onrecord.store.queries import line as line_of
from onrecord.store.rows.shared import OccurrenceLine, OccurrenceTelling
from onrecord.store.tolds import load

BATCH = 200


def lines(connection: Connection, kind: str, filters: Filters, *, bar: float) -> Iterator[OccurrenceLine]:
    """The occurrences of a kind of which a telling passes the filters, by the date of the first that does."""
    unlimited = filters.copy()
    limit = unlimited.pop("limit", None)
    size = BATCH if limit is None else min(BATCH, max(limit, 1))
    rows = walking.rows(connection, kind, unlimited, bar, wanted=limit, at_once=BATCH)
    return islice(_lines(connection, kind, rows, bar, size), limit)


def _lines(
    connection: Connection, kind: str, rows: Iterator[RowMapping], bar: float, size: int
) -> Iterator[OccurrenceLine]:
    shown: set[int] = set()
    while batch := [row["key"] for row in islice(rows, size)]:
        groups = groups_of(connection, [key for key in batch if key not in shown])
        members = {key: group for group in groups.values() for key in group}
        fresh = [key for key in batch if key not in shown and key in members]
        if not fresh:
            continue
        shown.update(members)
        yield from of_groups(connection, kind, dict.fromkeys(members[key] for key in fresh), bar)


def of_groups(
    connection: Connection, kind: str, groups: Collection[frozenset[int]], bar: float
) -> Iterator[OccurrenceLine]:
    """The occurrences of a kind that these groups of records tell, as far as one of the group stands."""
    members = {key for group in groups for key in group}
    known = rows_of(connection, kind, members, bar)
    told = {group: [known[key] for key in group if key in known] for group in groups}
    apart = independent_tellings(connection, told, bar)
    links = _links(connection, members)
    # What one tells alone differs from nothing.
    loaded = load(connection, {row["key"] for rows in told.values() if len(rows) > 1 for row in rows})
    for group in groups:
        if told[group]:
            yield _line(connection, kind, told[group], links, loaded=loaded, apart=apart[group])


def shared(
    connection: Connection, reports: Collection[str], *, bar: float, limit: int
) -> tuple[OccurrenceLine, ...]:
    """The occurrences that several of these reports tell: at most so many, those that most of them tell, in the
    order of their days."""
    its, standing = t.occurrences.c, STANDING.c
    telling = func.count(standing.report.distinct())
    asked = (
        select(its.occurrence, standing.kind)
        .join(STANDING, standing.key == its.record)
        .where(standing.report.in_(reports), sure(STANDING, bar))
        .group_by(its.occurrence, standing.kind)
        .having(telling > 1)
        .order_by(telling.desc(), its.occurrence)
        .limit(limit)
    )
    of_kind: dict[str, list[int]] = defaultdict(list)
    for key, kind in connection.execute(asked):
        of_kind[kind].append(key)
    found = [
        line
        for kind, keys in of_kind.items()
        for line in of_groups(connection, kind, groups_of(connection, keys).values(), bar)
    ]
    return tuple(sorted(found, key=_day))


def _day(line: OccurrenceLine) -> tuple[str, str]:
    date = line.line.record.date
    day = (date.start or date.end) if date else None
    return day or line.line.report.published or "~", line.id


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


def _line(
    connection: Connection,
    kind: str,
    rows: list[Any],
    links: dict[int, list[Link]],
    *,
    loaded: dict[int, Told],
    apart: int,
) -> OccurrenceLine:
    told = [loaded[row["key"]] for row in rows if row["key"] in loaded]
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
        independent=apart,
        differ=differences(sorted(told, key=order)),
    )
