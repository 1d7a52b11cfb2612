"""What stands of reports and of actors, as typed rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    Subquery,
    column,
    func,
    or_,
    select,
    table,
)

from onrecord.model import Actor, Alteration, Copy
from onrecord.store import tables as t
from onrecord.store.about_reports import ACTORS, asked_of, asked_of_actors, stands
from onrecord.store.asked import Filters
from onrecord.store.filters import in_time, least
from onrecord.store.queries import (
    COPIED,
    called_copy,
    columns_of,
    line_at,
    original_of,
    report_line,
)
from onrecord.store.rows.reports import CopyLine, QuarantineLine, VersionLine
from onrecord.store.rows.shared import ActorLine

BATCH = 200
"""So many actors are told together."""
_ALTERED = msgspec.json.Decoder(tuple[Alteration, ...])
QUARANTINED = table("quarantined", *map(column, ("key", "source", "reason", "message", "since")))


def reports(
    connection: Connection,
    filters: Filters,
    *,
    bar: float,
    every_version: bool = False,
    beside: str | None = None,
) -> Iterator[VersionLine]:
    """The reports, by their date: the latest version of each series, or every one; of the series in which the
    report ``beside`` stands, where one is given. ``bar`` is the least confidence from which a report is called a
    copy."""
    report, version = t.reports.c, t.versions.c
    later = t.versions.alias("later")
    last = select(func.max(later.c.version)).where(later.c.series == version.series).scalar_subquery()
    asked = asked_of(filters, bar)
    if not every_version:
        asked.append(version.version == last)
    if beside is not None:
        own = t.versions.alias("own")
        asked.append(version.series.in_(select(own.c.series).where(own.c.report == beside)))
    query: Select[Any] = (
        select(
            report.id.label("report"), report.title, report.publisher, report.published, report.url, report.source
        )
        .add_columns(version.series, version.version, (version.version < last).label("superseded"))
        .add_columns(original_of(report.id, bar).label("copy_of"))
        .join(t.versions, version.report == report.id)
        .where(*asked)
        .order_by(*in_time(filters, report.published), version.series, version.version)
        .limit(filters.get("limit"))
    )
    for row in connection.execute(query.execution_options(yield_per=500)).mappings():
        yield VersionLine(
            **msgspec.structs.asdict(report_line(row)),
            series=row["series"],
            version=row["version"],
            superseded=bool(row["superseded"]),
        )


def copies(
    connection: Connection, filters: Filters, *, bar: float, of: Collection[str] | None = None
) -> Iterator[CopyLine]:
    """Which standing reports are copies of which, by the copy's date; the filters ask for the copy. Where ``of``
    is given, one of the two is among these."""
    copy, mine, theirs = COPIED.c, t.reports.alias("mine"), t.reports.alias("theirs")
    asked = [called_copy(least(filters, bar)), stands(copy.report), stands(copy.copy_of)]
    asked += asked_of(filters, bar, mine)
    if of is not None:
        asked.append(or_(copy.report.in_(of), copy.copy_of.in_(of)))
    query = (
        select(
            copy.kind,
            copy.shared,
            copy.confidence,
            copy.altered,
            *columns_of(mine, "its"),
            *columns_of(theirs, "whose"),
        )
        .join(mine, mine.c.id == copy.report)
        .join(theirs, theirs.c.id == copy.copy_of)
        .where(*asked)
        .order_by(*in_time(filters, mine.c.published), copy.key)
        .limit(filters.get("limit"))
    )
    for row in connection.execute(query).mappings():
        its, whose = line_at(row, "its", copy_of=row["whose_id"]), line_at(row, "whose")
        told = {name: row[name] for name in ("kind", "shared", "confidence")}
        record = Copy(report=its.id, copy_of=whose.id, altered=_ALTERED.decode(row["altered"]), **told)
        yield CopyLine(record=record, report=its, copy_of=whose)


def quarantined(connection: Connection, limit: int | None = None) -> Iterator[QuarantineLine]:
    """What could not be read, the latest last."""
    held = QUARANTINED.c
    query = select(held.source, held.reason, held.message, held.since).order_by(held.key).limit(limit)
    for row in connection.execute(query).mappings():
        yield QuarantineLine(**row)


def actors(connection: Connection, filters: Filters) -> Iterator[ActorLine]:
    """The actors by name over all reports, those with a part in most records first."""
    parts, ruling = t.participants.c, t.rulings.c
    rejected = select(ruling.record).where(ruling.verdict == "rejected")
    asked = asked_of_actors(filters)
    actor = (ACTORS if asked else _standing_actors()).c
    # Only for those who are asked for: to count the parts of all takes long.
    these = [parts.actor.in_(select(actor.key).where(*asked))] if asked else [parts.actor.isnot(None)]
    taken = (
        select(parts.actor, func.count(parts.record.distinct()).label("n"))
        .where(parts.record.not_in(rejected), *these)
        .group_by(parts.actor)
        .subquery()
    )
    n = func.coalesce(func.sum(taken.c.n), 0)
    query = (
        select(actor.folded, actor.kind, func.min(actor.key).label("first"))
        .add_columns(func.count(actor.report.distinct()).label("reports"), n.label("records"))
        .join(taken, taken.c.actor == actor.key, isouter=True)
        .where(*asked)
        .group_by(actor.folded, actor.kind)
        .order_by(n.desc(), func.count(actor.report.distinct()).desc(), actor.folded, actor.kind)
        .limit(filters.get("limit"))
    )
    groups = iter(connection.execute(query).mappings().all())
    while batch := list(islice(groups, BATCH)):
        forms, firsts = _forms(connection, batch), _firsts(connection, batch)
        for group in batch:
            yield _actor_line(group, firsts[group["first"]], forms[group["folded"], group["kind"]])


def _standing_actors() -> Subquery:
    """All actors that stand. A report has one reading that does: how many are counted is the same."""
    actor = t.actors.c
    asked = select(actor.key, actor.folded, actor.kind, actor.reading.label("report"))
    return asked.where(actor.reading.in_(select(t.standing.c.reading))).subquery()


def _forms(connection: Connection, groups: Collection[RowMapping]) -> dict[tuple[str, str], list[str]]:
    """The forms of each of these actors' names, the most frequent first."""
    actor, name = t.actors.c, t.names.c
    folded, count = {group["folded"] for group in groups}, func.sum(name.mentions)
    asked = (
        select(actor.folded, actor.kind, name.name)
        .join(t.names, name.actor == actor.key)
        .where(actor.folded.in_(folded), actor.reading.in_(select(t.standing.c.reading)))
        .group_by(actor.folded, actor.kind, name.name)
        .order_by(count.desc(), name.name)
    )
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for of, kind, form in connection.execute(asked):
        found[of, kind].append(form)
    return found


def _firsts(connection: Connection, groups: Collection[RowMapping]) -> dict[int, RowMapping]:
    """The actor in the first report of each of these, with that report."""
    actor, report = t.actors.c, t.reports.c
    asked = (
        select(actor.key, actor.id, actor.body, report.text, report.id.label("report"))
        .add_columns(report.title, report.publisher, report.published, report.url, report.source)
        .join(t.readings, t.readings.c.key == actor.reading)
        .join(t.reports, report.id == t.readings.c.report)
        .where(actor.key.in_([group["first"] for group in groups]))
    )
    return {row["key"]: row for row in connection.execute(asked).mappings()}


def _actor_line(group: RowMapping, row: RowMapping, forms: Collection[str]) -> ActorLine:
    body = msgspec.json.decode(row["body"], type=Actor)
    names = dict.fromkeys([body.name, *filter(_is_name, forms)])
    return ActorLine(
        id=row["id"], record=body, report=report_line(row), names=tuple(names), reports=group["reports"],
        records=int(group["records"]), sentence=_line_at(row["text"], body),
    )  # fmt: skip


def _is_name(form: str) -> bool:
    """A form that is a name or an office rather than a pronoun or a common noun."""
    return any(letter.isupper() for letter in form[1:]) or (form[:1].isupper() and len(form) > 4)


def _line_at(text: str, actor: Actor) -> str:
    """The line of the text that first mentions the actor."""
    if not actor.mentions:
        return ""
    start, end = actor.mentions[0]
    return text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else len(text)].strip()
