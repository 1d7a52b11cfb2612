"""What stands, as typed rows: one query a kind of record."""

from collections.abc import Callable, Collection
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    ScalarSelect,
    Select,
    column,
    func,
    or_,
    select,
    table,
)

from onrecord.model import Change, Event, Figure, Statement, Vote
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.filters import clauses, in_time
from onrecord.store.rows.decisions import Ruled
from onrecord.store.rows.records import EventLine, Fact, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import ChangeLine, StepLine

STANDING = table(
    "standing_records",
    column("key", BigInteger),  # PostgreSQL takes a number without a type for a small one
    *map(column, ("id", "kind", "confidence", "rule", "body", "sentence", "start", "end")),
    *map(column, ("report", "title", "publisher", "published", "url", "source")),
    *map(column, ("verdict", "ruled_by", "decision")),
)
READINGS = table("standing_readings", *map(column, ("key", "report", "method")))
COPIED = table(
    "ruled_copies",
    *map(column, ("key", "report", "copy_of", "kind", "shared", "confidence", "altered", "decided")),
)
MODELS: dict[str, type[Fact]] = {
    "event": Event, "statement": Statement, "figure": Figure, "vote": Vote, "change": Change,
}  # fmt: skip

_FACTS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(model) for kind, model in MODELS.items()
}
_NAMES = msgspec.json.Decoder(tuple[str, ...])
_POSITIONS = msgspec.json.Decoder(tuple[tuple[str | None, str], ...])


def fact_of(kind: str, body: str) -> Any:
    """The fact that a record of this kind holds as JSON."""
    return _FACTS[kind].decode(body)


def day_of(kind: str) -> ColumnElement[str]:
    """The day by which a record of this kind stands in its list: its own, else its report's."""
    facts = t.FACTS[kind].c
    return func.coalesce(facts.date_start, facts.date_end, func.substr(STANDING.c.published, 1, 10))


def select_records(kind: str, filters: Filters, bar: float, *also: ColumnElement[bool]) -> Select[Any]:
    """The standing records of a kind that pass the filters, and of which this holds ``also``, by their days."""
    facts = t.FACTS[kind]
    shown = [facts.c[name].label(f"its_{name}") for name in _SHOWN[kind]]
    order = *in_time(filters, day_of(kind), STANDING.c.published), STANDING.c.key
    every = select(STANDING, *shown, original_of(STANDING.c.report, bar).label("copy_of"))
    every = every.join(facts, facts.c.key == STANDING.c.key).order_by(*order)
    asked = every.where(STANDING.c.kind == kind, *clauses(kind, STANDING, filters, bar), *also)
    if (limit := filters.get("limit")) is None:
        return asked
    # What a row holds beside its date is fetched for these few alone.
    first = asked.with_only_columns(STANDING.c.key, maintain_column_froms=True).limit(limit).correlate(None)
    return every.where(STANDING.c.key.in_(first))


def original_of(report: ColumnElement[Any], bar: float) -> ScalarSelect[Any]:
    """The report that this one has most of its text from, as far as it is at least so sure. A report that took a
    passage from another is a report of its own."""
    copied = COPIED.c
    found = select(copied.copy_of).where(copied.report == report, called_copy(bar), copied.kind != "partial")
    return found.order_by(copied.shared.desc(), copied.key).limit(1).scalar_subquery()


def called_copy(least: float) -> ColumnElement[bool]:
    """That a copy counts: the machine is so sure of it, or somebody said so."""
    return or_(COPIED.c.confidence >= least, COPIED.c.decided == 1)


def line(connection: Connection, kind: str, row: RowMapping) -> Any:
    """One row of :func:`select_records` as its typed line."""
    return _LINES[kind](connection, row)


def report_line(row: RowMapping) -> ReportLine:
    """The report of a row that has ``report`` and its columns."""
    return ReportLine(
        id=row["report"], title=row["title"], publisher=row["publisher"], published=row["published"],
        url=row["url"], source=row["source"], copy_of=row.get("copy_of"),
    )  # fmt: skip


def report_lines(connection: Connection, reports: Collection[str]) -> dict[str, ReportLine]:
    """These reports by their ids, in the order of their dates; then of their coming in."""
    report = t.reports.c
    rows = connection.execute(
        select(report.id.label("report"), *(report[name] for name in _LINE if name != "id"))
        .where(report.id.in_(reports))
        .order_by(report.published.nulls_last(), report.added_at, report.id)
    ).mappings()
    return {row["report"]: report_line(row) for row in rows}


_LINE = ("id", "title", "publisher", "published", "url", "source")


def columns_of(report: FromClause, side: str) -> list[ColumnElement[Any]]:
    """A report's columns, where a row has more than one report."""
    return [report.c[name].label(f"{side}_{name}") for name in _LINE]


def line_at(row: RowMapping, side: str, *, copy_of: str | None = None) -> ReportLine:
    """The report on this side of such a row."""
    return ReportLine(copy_of=copy_of, **{name: row[f"{side}_{name}"] for name in _LINE})


def _common(row: RowMapping) -> dict[str, Any]:
    return {
        "id": row["id"],
        "record": fact_of(row["kind"], row["body"]),
        "report": report_line(row),
        "sentence": row["sentence"] or "",
        "ruling": Ruled(verdict=row["verdict"], by=row["ruled_by"], decision=row["decision"])
        if row["verdict"]
        else None,
    }


def _event(_: Connection, row: RowMapping) -> EventLine:
    return EventLine(**_common(row), actors=_list(row["its_actors"]), recipients=_list(row["its_recipients"]))


def statement_line(row: RowMapping) -> StatementLine:
    """The statement of a row by itself."""
    return StatementLine(
        **_common(row), speaker=row["its_speaker"], addressee=row["its_addressee"], content=row["its_content"]
    )


def _statement(_: Connection, row: RowMapping) -> StatementLine:
    return statement_line(row)


def _figure(_: Connection, row: RowMapping) -> FigureLine:
    return FigureLine(**_common(row), claimant=row["its_claimant"])


def _vote(_: Connection, row: RowMapping) -> VoteLine:
    positions = _POSITIONS.decode(row["its_positions"])
    return VoteLine(
        **_common(row), body=row["its_body"], positions=tuple((name or "", vote) for name, vote in positions)
    )


def _change(connection: Connection, row: RowMapping) -> ChangeLine:
    return ChangeLine(**_common(row), by=_list(row["its_by"]), steps=_steps(connection, _list(row["its_steps"])))


def _steps(connection: Connection, ids: tuple[str, ...]) -> tuple[StepLine, ...]:
    rows = connection.execute(select(STANDING).where(STANDING.c.id.in_(ids))).mappings()
    found = {
        row["id"]: StepLine(
            id=row["id"], kind=row["kind"], record=fact_of(row["kind"], row["body"]),
            sentence=row["sentence"] or "", report=report_line(row),
        )
        for row in rows
    }  # fmt: skip
    return tuple(found[step] for step in ids if step in found)


def _list(json: str) -> tuple[str, ...]:
    return _NAMES.decode(json)


_SHOWN = {
    "event": ("actors", "recipients"),
    "statement": ("kind", "speaker", "addressee", "content"),
    "figure": ("claimant",),
    "vote": ("body", "positions"),
    "change": ("by", "steps"),
}
_LINES: dict[str, Callable[[Connection, RowMapping], Any]] = {
    "event": _event,
    "statement": _statement,
    "figure": _figure,
    "vote": _vote,
    "change": _change,
}
