"""Decisions as people see them: what stands, what was undone, what waits for its words to be read again."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from onrecord.model import Anchor, Decision, Reading
from onrecord.store import tables as t
from onrecord.store.decisions.anchors import find
from onrecord.store.decisions.keeping import concerning, decision_of, in_force, undone
from onrecord.store.decisions.ruling import as_corrected, lands, rulings
from onrecord.store.lookup import LISTS, latest_reading
from onrecord.store.rows.decisions import DecisionLine, DecisionState, Ruled
from onrecord.store.rows.records import Entry


def history(
    connection: Connection, *, id: str | None = None, by: str | None = None, since: str | None = None,
    until: str | None = None, waiting: bool = False,
) -> Iterator[DecisionLine]:  # fmt: skip
    """Every decision, the latest last; ``id`` is a record's or a report's, ``waiting`` leaves those that find no
    record now."""
    rows = connection.execute(select(t.decisions).order_by(t.decisions.c.key)).mappings()
    for line in _told(connection, [decision_of(row) for row in rows]):
        decision = line.decision
        if id is not None and not _is_about(line, id):
            continue
        if by is not None and decision.by.casefold() != by.casefold():
            continue
        if (since and decision.at < since) or (until and decision.at[: len(until)] > until):
            continue
        if waiting and line.state != "waiting":
            continue
        yield line


def with_decisions(connection: Connection, entry: Entry) -> Entry:
    """A record as it stands, with what was decided about it; what the machine read stays beside it."""
    decisions = concerning(connection, entry.report.id)
    if not decisions or entry.kind == "actor":
        return entry
    _, reading = latest_reading(connection, entry.report.id)
    local = entry.id.rpartition(".")[2]
    ruled = rulings(in_force(decisions), reading)
    about = tuple(line for line in _told(connection, decisions) if entry.id in (line.id, line.other))
    ruling = ruled.get(local)
    if ruling is None:
        return msgspec.structs.replace(entry, decisions=about)
    shown = next(f for f in getattr(as_corrected(reading, ruled), LISTS[entry.kind]) if f.id == local)
    return msgspec.structs.replace(
        entry, record=shown, original=entry.record if ruling.fields else None, decisions=about,
        ruling=Ruled(verdict=ruling.verdict, by=ruling.decision.by, decision=ruling.decision.key),
    )  # fmt: skip


def _is_about(line: DecisionLine, id: str) -> bool:
    wanted = id.strip().lower()
    known = [one for one in (line.id, line.other) if one is not None]
    prefix, stop, local = wanted.rpartition(".")
    if not stop:
        return any(one.startswith(wanted) for one in known)
    return any(one.startswith(prefix) and one.rpartition(".")[2] == local for one in known)


def _told(connection: Connection, decisions: list[Decision]) -> Iterator[DecisionLine]:
    gone = undone(decisions)
    readings: dict[str, Reading] = {}

    def reading(anchor: Anchor) -> Reading:
        if anchor.source not in readings:
            readings[anchor.source] = latest_reading(connection, anchor.source)[1]
        return readings[anchor.source]

    def found(decision: Decision, anchor: Anchor) -> str | None:
        """The id that the record has now."""
        if anchor.kind == "report":
            return anchor.id
        fact = lands(decision, reading(anchor)) if decision.other is None else find(anchor, reading(anchor))
        return f"{anchor.source}.{fact.id}" if fact else None

    for decision in decisions:
        id = found(decision, decision.target)
        other = found(decision, decision.other) if decision.other else None
        lost = id is None or (decision.other is not None and other is None)
        state: DecisionState = "waiting" if lost and decision.verb != "undo" else "stands"
        if decision.key in gone:
            state = "undone"
        yield DecisionLine(
            decision=decision, id=id or decision.target.id, state=state, undone_by=gone.get(decision.key),
            other=(other or decision.other.id) if decision.other else None,
        )  # fmt: skip
