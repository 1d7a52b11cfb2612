"""Taking decisions, taking them back, and asking which pairs are decided. Each runs in its caller's transaction,
so that a decision is kept with all that follows from it, or not at all."""

from collections.abc import Mapping

from sqlalchemy import Connection

from onrecord.errors import BadDecision
from onrecord.model import About, Anchor, Decision, Reading, Verb
from onrecord.store.changing import redraw_changes
from onrecord.store.clock import now
from onrecord.store.decisions import keeping
from onrecord.store.decisions.anchors import anchor_of, facts
from onrecord.store.decisions.copies import note_decided_copy
from onrecord.store.decisions.correcting import corrected
from onrecord.store.decisions.fields import parsed
from onrecord.store.decisions.pairs import pairs, report_pairs
from onrecord.store.decisions.ruling import KINDS, refresh, standing_keys
from onrecord.store.joining import settle
from onrecord.store.lookup import entry as entry_of
from onrecord.store.lookup import find_report, latest_reading
from onrecord.store.occurring import note_again
from onrecord.store.rows.records import Fact

__all__ = ["correct", "judge", "pair", "pairs", "record_of", "report_pairs", "somebody", "undo"]


def judge(connection: Connection, verb: Verb, id: str, *, by: str, why: str | None = None) -> Decision:
    """Accept or reject a record.

    Raises:
        UnknownId: there is no such record.
        BadDecision: it is none that is decided about.
    """
    _, _, target = record_of(connection, id)
    return _take(
        connection, Decision(key=0, verb=verb, target=target, by=somebody(by), at=now(connection), why=why)
    )


def correct(
    connection: Connection, id: str, fields: Mapping[str, object], *, by: str, why: str | None = None
) -> list[Decision]:
    """Set fields of a record, each by a decision of its own; see :mod:`onrecord.store.decisions.fields`.

    Raises:
        UnknownId: there is no such record.
        BadDecision: there is no such field, or it takes no such value.
    """
    if not fields:
        raise BadDecision("nothing is said to be corrected.", remedy="Say it as FIELD=VALUE.")
    reading, fact, target = record_of(connection, id)
    values = {field: parsed(fact, field, told, reading) for field, told in fields.items()}
    corrected(fact, values, reading)
    who, at = somebody(by), now(connection)
    return [
        _take(
            connection,
            Decision(key=0, verb="correct", target=target, field=field, value=value, by=who, at=at, why=why),
        )
        for field, value in values.items()
    ]


def pair(
    connection: Connection,
    verb: Verb,
    one: str,
    other: str,
    *,
    about: About = "copy",
    by: str,
    why: str | None = None,
) -> Decision:
    """Say that two are the same (merge), or not (split): two records of one kind, by their ids, or two reports, of
    which ``about`` says what they are or are not; of a copy and its source the copy is named first.

    Raises:
        UnknownId: there is no such record or report.
        BadDecision: the two are one, or of two kinds.
    """
    if ("." in one) != ("." in other):
        raise BadDecision(f"{one} and {other} are a record and a report.", remedy="Name two of one kind.")
    target, second = (
        record_of(connection, id)[2] if "." in id else _report(connection, id) for id in (one, other)
    )
    if target.id == second.id:
        raise BadDecision(f"{target.id} is one and the same.", remedy="Name two.")
    if target.kind != second.kind:
        raise BadDecision(
            f"{target.id} is a {target.kind}, {second.id} a {second.kind}.", remedy="Name two of one kind."
        )
    of = about if target.kind == "report" else None
    if verb == "merge" and of == "copy":
        note_decided_copy(connection, target.source, second.source, at=now(connection))
    return _take(
        connection,
        Decision(
            key=0, verb=verb, target=target, other=second, about=of, by=somebody(by), at=now(connection), why=why
        ),
    )


def undo(connection: Connection, key: int, *, by: str, why: str | None = None) -> Decision:
    """Take a decision back; taking back an undoing restores what it undid.

    Raises:
        BadDecision: there is no such decision, or it is taken back already.
    """
    decision = keeping.get(connection, key)
    gone = keeping.undone(keeping.concerning(connection, decision.target.source))
    if key in gone:
        raise BadDecision(
            f"decision {key} is undone already, by {gone[key]}.", remedy=f"To restore it, undo {gone[key]}."
        )
    return _take(
        connection,
        Decision(
            key=0, verb="undo", target=decision.target, other=decision.other, about=decision.about, undoes=key,
            by=somebody(by), at=now(connection), why=why,
        ),
    )  # fmt: skip


def record_of(connection: Connection, id: str) -> tuple[Reading, Fact, Anchor]:
    """The record of this id as it was read, with the reading that stands and what a decision about it hangs on. A
    reading that waits to be joined is joined first.

    Raises:
        UnknownId: there is no such record.
        BadDecision: it is an actor.
    """
    entry = entry_of(connection, id)
    if entry.kind == "actor":
        raise BadDecision(f"{entry.id} is an actor.", remedy="Decide about the records that it takes part in.")
    settle(connection, entry.report.id)
    _, reading = latest_reading(connection, entry.report.id)
    local = entry.id.rpartition(".")[2]
    kind, fact = next((kind, fact) for kind in KINDS for fact in facts(reading, kind) if fact.id == local)
    return reading, fact, anchor_of(reading, kind, fact)


def _report(connection: Connection, id: str) -> Anchor:
    whole = find_report(connection, id)
    settle(connection, whole)
    return Anchor(source=whole, kind="report", id=whole)


def _take(connection: Connection, decision: Decision) -> Decision:
    kept = keeping.append(connection, decision)
    reports = sorted({anchor.source for anchor in (decision.target, decision.other) if anchor is not None})
    changed = {key for report in reports for key in refresh(connection, report)}
    if changed:
        note_again(connection, changed, at=decision.at)
    if decision.about == "copy":
        redraw_changes(connection, {key for report in reports for key in standing_keys(connection, report)})
    return kept


def somebody(by: str) -> str:
    """Whose decision it is. Raises BadDecision."""
    if not by.strip():
        raise BadDecision("a decision is somebody's.", remedy="Say whose with --by NAME.")
    return by.strip()
