"""What turned, as people see it: each change once, over all reports, with every report that tells each step."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, or_, select, true

from onrecord.errors import UnknownId
from onrecord.model import Change
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.filters import added_since, dated, in_time, least, one_of, taking_part
from onrecord.store.independence import independent
from onrecord.store.lookup import find_report
from onrecord.store.queries import STANDING, fact_of, original_of, report_line
from onrecord.store.query import parse
from onrecord.store.query.conditions import Fields, condition
from onrecord.store.rows.shared import ChangeLine, StepLine
from onrecord.store.search.index import RECORDS, matching

BATCH = 200
_NAMES = msgspec.json.Decoder(tuple[str, ...])


def lines(connection: Connection, filters: Filters, *, bar: float) -> Iterator[ChangeLine]:
    """The changes that pass the filters, by their last step's date."""
    yield from _lines(connection, _asked(filters, bar), bar)


def with_step(connection: Connection, that: ColumnElement[bool], *, bar: float) -> tuple[ChangeLine, ...]:
    """The changes of which a step is so: ``that`` is asked of ``world_change_steps``."""
    with_it = t.world_changes.c.key.in_(select(t.world_change_steps.c.change).where(that))
    return tuple(_lines(connection, _asked({}, bar).where(with_it), bar))


def _lines(connection: Connection, asked: Select[Any], bar: float) -> Iterator[ChangeLine]:
    rows = iter(connection.execute(asked).mappings().all())
    while batch := list(islice(rows, BATCH)):
        steps = _steps(connection, [row["key"] for row in batch], bar)
        told = {row["key"]: {one["report"] for step in steps[row["key"]] for one in step} for row in batch}
        apart = independent(connection, told, bar)
        for row in batch:
            if len(steps[row["key"]]) > 1:
                yield _line(row, steps[row["key"]], len(told[row["key"]]), apart[row["key"]])


def line(connection: Connection, id: str, *, bar: float) -> ChangeLine:
    """The change of this id, or the one whose report's id begins so ("3f2a.e4.reversal").

    Raises:
        UnknownId: there is none, or several.
    """
    prefix, _, local = id.strip().lower().partition(".")
    whole = f"{find_report(connection, prefix)}.{local}"
    row = connection.execute(select(t.world_changes).where(t.world_changes.c.id == whole)).mappings().first()
    if row is None:
        raise UnknownId(f"{id!r} is no change's id.", remedy="`onrecord changes --format json` prints these.")
    [steps] = _steps(connection, [row["key"]], bar).values()
    told = {one["report"] for step in steps for one in step}
    return _line(row, steps, len(told), independent(connection, {row["key"]: told}, bar)[row["key"]])


def _asked(filters: Filters, bar: float) -> Select[Any]:
    """The changes that pass, a row each."""
    change, step = t.world_changes.c, t.world_change_steps.c
    asked: list[ColumnElement[bool]] = [change.confidence >= least(filters, bar), *_answering(filters)]
    if query := filters.get("query"):
        asked.append(
            condition(parse(query), lambda node: _told(step.record.in_(matching(RECORDS, node))), _answering)
        )
    return (
        select(t.world_changes)
        .where(*asked)
        .order_by(*in_time(filters, func.coalesce(change.date_start, change.date_end)), change.id)
        .limit(filters.get("limit"))
    )


def _told(*that: ColumnElement[bool]) -> ColumnElement[bool]:
    """That a step of the change is so."""
    return exists().where(t.world_change_steps.c.change == t.world_changes.c.key, *that)


def _answering(filters: Filters | Fields) -> list[ColumnElement[bool]]:
    """What these filters ask of a change, or of one of its steps."""
    change, step = t.world_changes.c, t.world_change_steps.c
    asked = dated(change.date_start, change.date_end, change.date_start, filters)
    if (kinds := filters.get("kind")) and isinstance(kinds, str):
        asked.append(true() if "change" in kinds.split(",") else false())
    if (id := filters.get("id")) and isinstance(id, str):
        asked.append(change.id.startswith(id, autoescape=True))
    if kind := filters.get("type"):
        asked.append(one_of(change.kind, kind))
    if status := filters.get("status"):
        of_status = select(t.events.c.key).where(one_of(t.events.c.status, status))
        of_act = select(t.statements.c.key).where(one_of(t.statements.c.act, status))
        asked.append(_told(or_(step.record.in_(of_status), step.record.in_(of_act))))
    if actor := filters.get("actor"):
        asked.append(_told(step.record.in_(taking_part(actor))))
    if speaker := filters.get("speaker"):
        asked.append(_told(step.record.in_(taking_part(speaker, t.participants.c.part == "speaker"))))
    if addressee := filters.get("addressee"):
        asked.append(_told(step.record.in_(taking_part(addressee, t.participants.c.part == "addressee"))))
    for words in filter(None, (filters.get("place"), *(filters.get("about") or "").split())):
        said = t.evidence.c.quote.icontains(words, autoescape=True)
        asked.append(_told(t.evidence.c.record == step.record, said))
    if (added := filters.get("added_since")) and isinstance(added, str):
        theirs = added_since(STANDING.c.report, added)
        asked.append(_told(STANDING.c.key == step.record, theirs))
    if publisher := filters.get("publisher"):
        theirs = STANDING.c.publisher.icontains(publisher, autoescape=True)
        asked.append(_told(STANDING.c.key == step.record, theirs))
    return asked


def _steps(connection: Connection, keys: Collection[int], bar: float) -> dict[int, list[list[Any]]]:
    """Of each change the standing records that tell its steps, the clearest first."""
    step = t.world_change_steps.c
    found: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    for few in some(keys):
        asked = (
            select(STANDING, step.change, step.step, original_of(STANDING.c.report, bar).label("copy_of"))
            .join(t.world_change_steps, step.record == STANDING.c.key)
            .where(step.change.in_(few))
            .order_by(step.change, step.step, step.place)
        )
        for row in connection.execute(asked).mappings():
            found[row["change"]].setdefault(row["step"], []).append(row)
    return defaultdict(list, {key: list(steps.values()) for key, steps in found.items()})


def _line(row: Any, steps: Sequence[Sequence[Any]], reports: int, apart: int) -> ChangeLine:
    told = tuple(
        msgspec.structs.replace(_step(step[0]), tellings=tuple(_step(one) for one in step[1:])) for step in steps
    )
    last = told[-1]
    evidence = [span for step in told if step.report.id == last.report.id for span in step.record.evidence]
    record = Change(
        id=row["id"], kind=row["kind"], steps=tuple(step.id for step in told),
        evidence=tuple(dict.fromkeys(evidence)), confidence=row["confidence"], rule=row["rule"],
        inputs={"why": row["why"]} if row["why"] else {},
    )  # fmt: skip
    return ChangeLine(
        id=row["id"], record=record, report=last.report, by=_NAMES.decode(row["by"]), steps=told,
        sentence=last.sentence, reports=reports, independent=apart,
    )  # fmt: skip


def _step(row: Any) -> StepLine:
    return StepLine(
        id=row["id"], kind=row["kind"], record=fact_of(row["kind"], row["body"]),
        sentence=row["sentence"] or "", report=report_line(row),
    )  # fmt: skip
