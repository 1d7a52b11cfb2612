"""What follows from the decisions, computed anew for a report: rulings, pairs, and the columns to filter by."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, or_, select

from onrecord.errors import BadDecision
from onrecord.model import DecidedKind, Decision, Reading, Verb
from onrecord.store import tables as t
from onrecord.store.decisions.anchors import facts, find
from onrecord.store.decisions.correcting import corrected
from onrecord.store.decisions.keeping import concerning, in_force
from onrecord.store.facts import index_statements, put, rows_of
from onrecord.store.lookup import LISTS, latest_reading, reading_of
from onrecord.store.rows.decisions import Verdict
from onrecord.store.rows.records import Fact
from onrecord.store.search.keeping import index_reading, names_of

VERDICTS: dict[Verb, Verdict] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
KINDS: tuple[DecidedKind, ...] = ("event", "statement", "figure", "vote", "change")
COMPUTED = ("events", "statements", "figures", "votes", "changes", "participants", "statement_index")
"""The tables whose columns show records as corrected."""


class Ruling(msgspec.Struct, kw_only=True):
    """What stands of one record: the verdict, by which decision, and the fields that were set."""

    verdict: Verdict
    decision: Decision
    fields: dict[str, Any] = {}


def lands(decision: Decision, reading: Reading) -> Fact | None:
    """The record of this reading that a decision is about, None where there is none: then it waits.

    Who accepts, rejects or audits a record judges what it says: of another type it is another record. A correction
    by an actor that the reading does not know waits too.
    """
    fact = find(decision.target, reading, of_label=decision.verb in ("accept", "reject", "audit"))
    if fact is not None and decision.field is not None:
        try:
            corrected(fact, {decision.field: decision.value}, reading)
        except BadDecision:
            return None
    return fact


def rulings(decisions: Iterable[Decision], reading: Reading) -> dict[str, Ruling]:
    """What follows for the records of a reading, by their ids: the later decision stands, corrections of several
    fields stand together. A change that is left with one step by what was rejected goes with it."""
    found: dict[str, Ruling] = {}
    for decision in decisions:
        if decision.verb not in VERDICTS or decision.target.source != reading.report.id:
            continue
        fact = lands(decision, reading)
        if fact is None:
            continue
        fields = found[fact.id].fields if fact.id in found else {}
        if decision.field is not None:
            fields = {**fields, decision.field: decision.value}
        found[fact.id] = Ruling(verdict=VERDICTS[decision.verb], decision=decision, fields=fields)
    gone = {id: ruling for id, ruling in found.items() if ruling.verdict == "rejected"}
    for change in reading.changes:
        lost = [gone[step].decision for step in change.steps if step in gone]
        if lost and change.id not in found and len(change.steps) - len(lost) < 2:
            found[change.id] = Ruling(verdict="rejected", decision=lost[-1])
    return found


def as_corrected(reading: Reading, ruled: dict[str, Ruling]) -> Reading:
    """The reading with every correction that stands."""

    def put_right(fact: Fact) -> Fact:
        fields = ruled[fact.id].fields if fact.id in ruled else {}
        return corrected(fact, fields, reading) if fields else fact

    lists: dict[str, Any] = {LISTS[kind]: tuple(map(put_right, facts(reading, kind))) for kind in KINDS}
    return msgspec.structs.replace(reading, **lists)


def refresh(connection: Connection, report: str) -> set[int]:
    """Compute anew what follows for a report and for its pairs, after a decision or a reading of it. Returns the
    records that say something else now, stand or no longer stand, or are one with others than before."""
    decisions = concerning(connection, report)
    if not decisions:
        return set()
    before = _following(connection, report)
    standing = in_force(decisions)
    key, reading = latest_reading(connection, report)
    _rule(connection, report, key, reading, rulings(standing, reading))
    pair_records(connection, report, standing)
    pair_reports(connection, report, standing)
    changed = {number for number, _ in before ^ _following(connection, report)}
    keys = _keys(connection, key)
    for change in reading.changes:
        if keys[change.id] in changed:
            changed |= {keys[step] for step in change.steps if step in keys}
    return changed


def _following(connection: Connection, report: str) -> set[tuple[int, tuple[Any, ...]]]:
    """What follows for the report's records now, each with its key."""
    ruling, pair, mine = t.rulings.c, t.record_pairs.c, _records_of(report)
    ruled = select(ruling.record, ruling.verdict, ruling.body).where(ruling.record.in_(mine))
    paired = select(pair.one, pair.other, pair.same).where(or_(pair.one.in_(mine), pair.other.in_(mine)))
    return {(key, tuple(told)) for asked in (ruled, paired) for key, *told in connection.execute(asked)}


def _rule(connection: Connection, report: str, key: int, reading: Reading, ruled: dict[str, Ruling]) -> None:
    record, ruling = t.records.c, t.rulings.c
    before = set(
        connection.execute(
            select(record.reading)
            .join(t.rulings, ruling.record == record.key)
            .where(ruling.record.in_(_records_of(report)), ruling.body.isnot(None))
        ).scalars()
    )
    shown = as_corrected(reading, ruled)
    keep_rulings(connection, report, key, shown, ruled)
    for earlier in before - {key}:
        _show_indexed(connection, earlier, reading_of(connection, earlier))
    if key in before or any(one.fields for one in ruled.values()):
        _show_indexed(connection, key, shown)


def keep_rulings(connection: Connection, report: str, key: int, shown: Reading, ruled: dict[str, Ruling]) -> None:
    """Have the table of rulings say of this report's records nothing but these, of the reading of this key."""
    connection.execute(delete(t.rulings).where(t.rulings.c.record.in_(_records_of(report))))
    bodies = {fact.id: fact for kind in KINDS for fact in facts(shown, kind)}
    keys = _keys(connection, key)
    rows = [
        {"record": keys[id], "verdict": one.verdict, "by_whom": one.decision.by, "decision": one.decision.key,
         "body": msgspec.json.encode(bodies[id]).decode() if one.fields else None}
        for id, one in ruled.items()
    ]  # fmt: skip
    if rows:
        connection.execute(insert(t.rulings), rows)


def restore(connection: Connection) -> None:
    """Have the columns to filter by say what was read, as if nobody had corrected it."""
    corrected_ones = select(t.records.c.reading).distinct().join(t.rulings, t.rulings.c.record == t.records.c.key)
    for key in connection.execute(corrected_ones.where(t.rulings.c.body.isnot(None))).scalars().all():
        _show(connection, key, reading_of(connection, key))


def _show_indexed(connection: Connection, key: int, reading: Reading) -> None:
    """The same, and what is found by words and names."""
    before = names_of(connection, key)
    _show(connection, key, reading)
    index_reading(connection, key, before=before)


def _show(connection: Connection, key: int, reading: Reading) -> None:
    """Have the columns to filter by say what this reading says."""
    first = key * t.PER_READING
    rows = rows_of(reading, key)
    for name in COMPUTED:
        table = t.metadata.tables[name]
        of = table.c.record if "record" in table.c else table.c.key
        connection.execute(delete(table).where(of >= first, of < first + t.PER_READING))
        put(connection, name, rows.get(name, ()))
    index_statements(connection, key)


def pair_records(connection: Connection, report: str, standing: Iterable[Decision]) -> None:
    """Compute anew which records are one with this report's, or aren't, by the decisions that concern it."""
    pair = t.record_pairs.c
    mine = _records_of(report)
    connection.execute(delete(t.record_pairs).where(or_(pair.one.in_(mine), pair.other.in_(mine))))
    readings: dict[str, tuple[dict[str, int], Reading]] = {}
    found: dict[tuple[int, int], dict[str, int]] = {}
    for decision in standing:
        if decision.other is None or decision.target.kind == "report":
            continue
        keys = []
        for anchor in (decision.target, decision.other):
            if anchor.source not in readings:
                key, reading = latest_reading(connection, anchor.source)
                readings[anchor.source] = _keys(connection, key), reading
            ids, reading = readings[anchor.source]
            fact = find(anchor, reading)
            keys += [ids[fact.id]] if fact else []
        if len(set(keys)) == 2:
            for one, other in (keys, keys[::-1]):
                found[one, other] = {"same": int(decision.verb == "merge"), "decision": decision.key}
    if found:
        rows = [{"one": one, "other": other, **told} for (one, other), told in found.items()]
        connection.execute(insert(t.record_pairs), rows)


def pair_reports(connection: Connection, report: str, standing: Iterable[Decision]) -> None:
    """Compute anew which reports are one with this report, or aren't, by the decisions that concern it."""
    pair = t.report_pairs.c
    connection.execute(delete(t.report_pairs).where(or_(pair.one == report, pair.other == report)))
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for decision in standing:
        if decision.other is None or decision.target.kind != "report" or decision.about is None:
            continue
        one, other, same = decision.target.source, decision.other.source, decision.verb == "merge"
        for first, second, forward in ((one, other, 1), (other, one, 0)):
            told = {"same": int(same), "forward": forward, "decision": decision.key}
            found[first, second, decision.about] = told
    if found:
        rows = [
            {"one": one, "other": other, "about": about, **told} for (one, other, about), told in found.items()
        ]
        connection.execute(insert(t.report_pairs), rows)


def standing_keys(connection: Connection, report: str) -> list[int]:
    """The keys of the records of a report as it is read now."""
    key, _ = latest_reading(connection, report)
    return list(_keys(connection, key).values())


def _keys(connection: Connection, reading: int) -> dict[str, int]:
    """The keys of a reading's records by their ids within it."""
    record = t.records.c
    rows = connection.execute(select(record.id, record.key).where(record.reading == reading))
    return {id.rpartition(".")[2]: key for id, key in rows}


def _records_of(report: str) -> Select[Any]:
    """The keys of every record that any reading of this report gave."""
    return (
        select(t.records.c.key)
        .join(t.readings, t.readings.c.key == t.records.c.reading)
        .where(t.readings.c.report == report)
    )
