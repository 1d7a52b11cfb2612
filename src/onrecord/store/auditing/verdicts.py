"""Verdicts in force, with the records that they are about as they are read now."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from onrecord.model import Reading
from onrecord.store import tables as t
from onrecord.store.auditing.fields import said
from onrecord.store.decisions.keeping import decision_of, undone
from onrecord.store.decisions.ruling import lands
from onrecord.store.lookup import latest_reading


class Verdict(NamedTuple):
    """What somebody found of a record: right, or wrong in these fields, or no such thing. ``says`` is what the
    record says, ``by`` and ``stratum`` how it was drawn; ``holds`` is False where the report is read otherwise by
    now."""

    id: str
    right: bool
    fields: tuple[str, ...]
    says: dict[str, str]
    by: str | None
    stratum: str | None
    holds: bool


def verdicts(connection: Connection, kind: str) -> Iterator[Verdict]:
    """The verdicts on records of a kind: of several on one record that were drawn alike the last."""
    asked = select(t.decisions).where(t.decisions.c.verb.in_(("audit", "undo")), t.decisions.c.kind == kind)
    every = [decision_of(row) for row in connection.execute(asked.order_by(t.decisions.c.key)).mappings()]
    gone = undone(every)
    readings: dict[str, Reading] = {}
    found: dict[tuple[str, str | None], Verdict] = {}
    for decision in every:
        if decision.verb != "audit" or decision.key in gone:
            continue
        report = decision.target.source
        if report not in readings:
            readings[report] = latest_reading(connection, report)[1]
        told: dict[str, Any] = decision.value
        fact = lands(decision, readings[report])
        id = f"{report}.{fact.id}" if fact else decision.target.id
        found[id, told["by"]] = Verdict(
            id=id, right=told["right"], fields=tuple(told["fields"]), says=told["said"], by=told["by"],
            stratum=told["stratum"],
            holds=fact is not None and said(fact, readings[report]) == told["said"],
        )  # fmt: skip
    yield from found.values()
