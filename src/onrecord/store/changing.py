"""What turned, over all reports: computed anew for whatever a new reading or a decision touches."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.link.across import Turn, Within, occurrence_of, turns
from onrecord.link.occurrences import Told
from onrecord.model import Change
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
from onrecord.store.facts import date_columns
from onrecord.store.independence import sources
from onrecord.store.linking import links_of
from onrecord.store.tolds import load

COPIED = 0.5
FIRST, LAST = 10, 40
"""So many tellings of one occurrence, the first and the last that came, are looked at for what turned."""
_CHANGE = msgspec.json.Decoder(Change)


def redraw_changes(
    connection: Connection, numbers: Collection[int], loaded: Mapping[int, Told] | None = None
) -> None:
    """Compute anew what turned among these records and those that stand against them. What is ``loaded`` is
    loaded already."""
    touched = _neighbours(connection, numbers)
    around = _neighbours(connection, touched)
    forget(connection, touched)
    within = _within(connection, touched)
    steps = {key for _, keys in within for key in keys}
    groups = {key: _looked_at(group) for key, group in occurrences_of(connection, around | steps).items()}
    told = load(connection, {key for group in groups.values() for key in group} | steps, loaded)
    occurrences = [
        occurrence_of([told[key] for key in group if key in told])
        for group in groups.values()
        if any(key in told for key in group)
    ]
    held = {one.key for occurrence in occurrences for one in occurrence.tellings}
    known = [
        Within(change=change, steps=tuple(told[key] for key in keys))
        for change, keys in within
        if held.issuperset(keys)
    ]
    copies = sources(connection, {one.report for one in told.values()}, COPIED)
    turned = links_of(connection, around, relation="turned")
    for turn in turns(occurrences, turned, known, copies):
        if any(one.key in touched for step in turn.steps for one in step):
            _keep(connection, turn)


def _looked_at(group: Collection[int]) -> set[int]:
    """Of an occurrence that very many tell the first tellings and the last."""
    ranked = sorted(group)
    return set(ranked) if len(ranked) <= FIRST + LAST else {*ranked[:FIRST], *ranked[-LAST:]}


def occurrences_of(connection: Connection, numbers: Collection[int]) -> dict[int, set[int]]:
    """The occurrences that hold these records, each with all of its records."""
    found: dict[int, set[int]] = defaultdict(set)
    for few in some(numbers):
        holding = f"SELECT occurrence FROM occurrences WHERE record IN ({listed(few)})"
        for occurrence, record in rows(
            connection, f"SELECT occurrence, record FROM occurrences WHERE occurrence IN ({holding})"
        ):
            found[occurrence].add(record)
    return found


def _neighbours(connection: Connection, numbers: Collection[int]) -> set[int]:
    """The records of the occurrences that hold these, and those that stand against them."""
    members = set(numbers)
    for group in occurrences_of(connection, numbers).values():
        members |= _looked_at(group)
    turned = links_of(connection, members, least=COPIED, relation="turned")
    return members | {key for link in turned for key in (link.record, link.other)}


def _within(connection: Connection, numbers: Collection[int]) -> list[tuple[Change, tuple[int, ...]]]:
    """The standing changes of single reports in which any of these records is a step, with their steps' keys."""
    readings = {number // t.PER_READING for number in numbers}
    found = []
    for few in some(readings):
        within = rows(connection, _CHANGES.format(listed(few)))
        if not within:
            continue
        changes = [(report, _CHANGE.decode(body)) for report, body in within]
        ids = {f"{report}.{step}" for report, change in changes for step in change.steps}
        record = t.records.c
        keys: dict[str, int] = {}
        for id, key in connection.execute(
            select(record.id, record.key).where(record.reading.in_(few), record.id.in_(ids))
        ):
            keys[id] = key
        for report, change in changes:
            steps = tuple(keys[id] for step in change.steps if (id := f"{report}.{step}") in keys)
            if len(steps) == len(change.steps) and set(steps) & set(numbers):
                found.append((change, steps))
    return found


_CHANGES = (
    "SELECT standing.report, standing.body FROM standing_records AS standing"
    " JOIN records AS record ON record.key = standing.key"
    " WHERE record.reading IN ({}) AND standing.kind = 'change'"
)


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Forget every change that has one of these records for a step."""
    for few in some(numbers):
        of_them = f"SELECT change FROM world_change_steps WHERE record IN ({listed(few)})"
        for some_keys in some({key for (key,) in rows(connection, of_them)}):
            its = listed(some_keys)
            connection.exec_driver_sql(f"DELETE FROM world_change_steps WHERE change IN ({its})")
            connection.exec_driver_sql(f"DELETE FROM world_changes WHERE key IN ({its})")


def _keep(connection: Connection, turn: Turn) -> None:
    last = turn.steps[-1][0]
    row: dict[str, Any] = {
        "id": f"{last.id}.{turn.kind}", "kind": turn.kind, "by": msgspec.json.encode(turn.by).decode(),
        "confidence": turn.confidence, "rule": turn.rule, "why": turn.why, **_date(last),
    }  # fmt: skip
    key = connection.execute(insert(t.world_changes).returning(t.world_changes.c.key), row).scalar_one()
    connection.execute(
        insert(t.world_change_steps),
        [
            {"change": key, "step": number, "place": place, "record": told.key}
            for number, step in enumerate(turn.steps)
            for place, told in enumerate(step)
        ],
    )


def _date(last: Told) -> dict[str, Any]:
    """The day of the last step, where the text gives one; else that of its report."""
    when = last.fact.date
    if when is not None and when.text is not None:
        return date_columns(when)
    day = (last.published or "")[:10] or None
    return {"date_start": day, "date_end": day, "precision": "day" if day else None}
