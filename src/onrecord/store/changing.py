"""What turned, over all reports: computed anew for whatever a new reading or a decision touches."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.link.across import Turn, Within, occurrence_of, turns
from onrecord.link.occurrences import Told
from onrecord.model import Change
from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.facts import date_columns
from onrecord.store.independence import sources
from onrecord.store.linking import links_of
from onrecord.store.queries import STANDING
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
    its = t.occurrences.c
    found: dict[int, set[int]] = defaultdict(set)
    for few in some(numbers):
        holding = select(its.occurrence).where(its.record.in_(few))
        for occurrence, record in connection.execute(
            select(its.occurrence, its.record).where(its.occurrence.in_(holding))
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
        rows = connection.execute(
            select(STANDING.c.key, STANDING.c.report, STANDING.c.body)
            .join(t.records, t.records.c.key == STANDING.c.key)
            .where(t.records.c.reading.in_(few), STANDING.c.kind == "change")
        ).all()
        ids = {f"{row.report}.{step}": None for row in rows for step in _CHANGE.decode(row.body).steps}
        record = t.records.c
        keys: dict[str, int] = {}
        for id, key in connection.execute(
            select(record.id, record.key).where(record.reading.in_(few), record.id.in_(list(ids)))
        ):
            keys[id] = key
        for row in rows:
            change = _CHANGE.decode(row.body)
            steps = tuple(keys[id] for step in change.steps if (id := f"{row.report}.{step}") in keys)
            if len(steps) == len(change.steps) and set(steps) & set(numbers):
                found.append((change, steps))
    return found


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Forget every change that has one of these records for a step."""
    step = t.world_change_steps.c
    for few in some(numbers):
        keys = set(connection.execute(select(step.change).where(step.record.in_(few))).scalars())
        for some_keys in some(keys):
            connection.execute(delete(t.world_change_steps).where(step.change.in_(some_keys)))
            connection.execute(delete(t.world_changes).where(t.world_changes.c.key.in_(some_keys)))


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
