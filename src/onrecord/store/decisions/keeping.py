"""Decisions as the record keeps them, one row each, and which of them are in force."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, insert, or_, select

from onrecord.errors import BadDecision
from onrecord.model import Anchor, Decision
from onrecord.store import tables as t


def append(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision; the key that it has is given back with it."""
    target, other = decision.target, decision.other
    says = decision.field is not None or decision.value is not None
    row = {
        "verb": decision.verb, "kind": target.kind, "report": target.source, "target": _json(target),
        "other_report": other.source if other else None, "other": _json(other) if other else None,
        "about": decision.about, "field": decision.field,
        "value": _json(decision.value) if says else None, "undoes": decision.undoes,
        "by_whom": decision.by, "at": decision.at, "why": decision.why,
    }  # fmt: skip
    key = connection.execute(insert(t.decisions).returning(t.decisions.c.key), row).scalar_one()
    return msgspec.structs.replace(decision, key=key)


def get(connection: Connection, key: int) -> Decision:
    """The decision of this key.

    Raises:
        BadDecision: there is none.
    """
    found = select(t.decisions).where(t.decisions.c.key == key)
    # Databases refuse to look for a number that their column can't hold.
    row = connection.execute(found).mappings().first() if 0 < key < 1 << 31 else None
    if row is None:
        raise BadDecision(f"there is no decision {key}.", remedy="See them with: onrecord decisions")
    return decision_of(row)


def concerning(connection: Connection, report: str) -> list[Decision]:
    """Every decision that names this report, the earliest first."""
    kept = t.decisions.c
    rows = connection.execute(
        select(t.decisions).where(or_(kept.report == report, kept.other_report == report)).order_by(kept.key)
    ).mappings()
    return [decision_of(row) for row in rows]


def undone(decisions: Iterable[Decision]) -> dict[int, int]:
    """The decisions that no longer hold, each with the one that took it back. An undoing that is undone itself
    takes nothing back."""
    taken_back: dict[int, int] = {}
    for decision in sorted(decisions, key=lambda decision: -decision.key):
        if decision.undoes is not None and decision.key not in taken_back:
            taken_back.setdefault(decision.undoes, decision.key)
    return taken_back


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that hold, the earliest first."""
    every = list(decisions)
    gone = undone(every)
    return [decision for decision in every if decision.verb != "undo" and decision.key not in gone]


def decision_of(row: RowMapping) -> Decision:
    """A row of the table ``decisions``."""
    return Decision(
        key=row["key"], verb=row["verb"], target=_ANCHOR.decode(row["target"]),
        other=_ANCHOR.decode(row["other"]) if row["other"] else None, about=row["about"], field=row["field"],
        value=msgspec.json.decode(row["value"]) if row["value"] else None, undoes=row["undoes"],
        by=row["by_whom"], at=row["at"], why=row["why"],
    )  # fmt: skip


_ANCHOR = msgspec.json.Decoder(Anchor)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
