"""One thing by its id: a record, a report, a whole reading."""

from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, func, select

from onrecord.errors import UnknownId
from onrecord.model import Actor, Reading, Repair, Report
from onrecord.store import tables as t
from onrecord.store.passages import passages_of
from onrecord.store.queries import fact_of
from onrecord.store.removing.keeping import lines as removals
from onrecord.store.removing.keeping import removed_says
from onrecord.store.rows.records import Entry, EvidenceLine

OF_REPORT = [t.reports.c[name] for name in (*Report.__struct_fields__, "source")]
"""The columns that tell of a report itself."""
LISTS = {"event": "events", "statement": "statements", "figure": "figures", "vote": "votes", "change": "changes"}


def find_report(connection: Connection, prefix: str) -> str:
    """The id of the report whose id begins so.

    Raises:
        UnknownId: none does, or several do.
    """
    wanted, ids = prefix.strip().lower(), t.reports.c.id
    found = connection.execute(
        select(ids).where(ids >= wanted, ids < wanted + "g").order_by(ids).limit(4)
    ).scalars().all()  # fmt: skip
    if wanted and not found and (gone := list(removals(connection, beginning=wanted))):
        raise UnknownId(removed_says(gone[-1]))
    if not wanted or not found:
        raise UnknownId(f"no report's id begins with {prefix!r}.", remedy="See the ids with: onrecord reports")
    if len(found) > 1:
        raise UnknownId(
            f"{prefix!r} begins the ids of several reports: {', '.join(found[:3])}{' …' if found[3:] else ''}.",
            remedy="Give more of it.",
        )
    return str(found[0])


def report_of(row: RowMapping) -> Report:
    """The report that a row of the table ``reports`` holds."""
    names = [name for name in Report.__struct_fields__ if name != "repairs"]
    repairs = msgspec.json.decode(row["repairs"], type=tuple[Repair, ...])
    return Report(**{name: row[name] for name in names}, repairs=repairs)


def report(connection: Connection, prefix: str) -> Report:
    """The report whose id begins so.

    Raises:
        UnknownId: no report has this id, or several.
    """
    wanted = t.reports.c.id == find_report(connection, prefix)
    return report_of(connection.execute(select(t.reports).where(wanted)).mappings().one())


def as_they_came(connection: Connection) -> list[str]:
    """The ids of all reports in the order in which they came on record."""
    held = t.readings.c
    query = select(held.report).group_by(held.report).order_by(func.min(held.key))
    return [str(report) for report in connection.execute(query).scalars()]


def has_reading(connection: Connection, wanted: Reading) -> bool:
    """Whether the report has a reading, the latest or an earlier one, that says the same by the same method."""
    held = t.readings.c
    keys = connection.execute(
        select(held.key).where(held.report == wanted.report.id, held.method == wanted.method).order_by(held.key)
    ).scalars().all()  # fmt: skip
    found = (reading_of(connection, key) for key in keys)
    return any(msgspec.structs.replace(wanted, report=one.report) == one for one in found)


def reading(connection: Connection, prefix: str) -> Reading:
    """The latest reading of the report whose id begins so, as it was when it was read.

    Raises:
        UnknownId: no report has this id, or several.
    """
    return latest_reading(connection, find_report(connection, prefix))[1]


def latest_reading(connection: Connection, report: str) -> tuple[int, Reading]:
    """The latest reading of the report of this id, as it was when it was read, with its key."""
    key: int = _latest(connection, report)["key"]
    return key, reading_of(connection, key)


def reading_of(connection: Connection, key: int) -> Reading:
    """The reading of this key, as it was when it was read."""
    head = connection.execute(select(t.readings).where(t.readings.c.key == key)).mappings().one()
    report = connection.execute(select(*OF_REPORT).where(t.reports.c.id == head["report"])).mappings().one()
    found: dict[str, list[Any]] = {name: [] for name in LISTS.values()}
    record = t.records.c
    rows = connection.execute(
        select(record.kind, record.body).where(record.reading == head["key"]).order_by(record.key)
    )
    for kind, body in rows:
        found[LISTS[kind]].append(fact_of(kind, body))
    return Reading(
        schema=head["schema"],
        method=head["method"],
        report=report_of(report),
        passages=passages_of(connection, head["key"]),
        actors=_actors(connection, head["key"]),
        **{name: tuple(records) for name, records in found.items()},
    )


def entry(connection: Connection, id: str) -> Entry:
    """The record of this id, or the one whose report's id begins so ("3f2a.e1").

    Raises:
        UnknownId: there is none, or several.
    """
    prefix, stop, local = id.strip().lower().rpartition(".")
    if not stop or not prefix or not local:
        raise UnknownId(
            f"{id!r} is no record's id.",
            remedy="It has two parts, as in 3f2a.e1: a report's (or its start), a record's.",
        )
    report_id = find_report(connection, prefix)
    head = _latest(connection, report_id)
    whole = f"{report_id}.{local}"
    report = connection.execute(select(*OF_REPORT).where(t.reports.c.id == report_id)).mappings().one()
    actors = _actors(connection, head["key"])
    shared: dict[str, Any] = {
        "id": whole,
        "report": report_of(report),
        "names": {actor.id: actor.name for actor in actors},
        "method": head["method"],
        "source": report["source"],
    }
    for actor in actors:
        if actor.id == local:
            quotes = [_quoted(shared["report"], start, end) for start, end in actor.mentions]
            return Entry(**shared, kind="actor", record=actor, evidence=tuple(quotes))
    record = t.records.c
    row = connection.execute(
        select(record.key, record.kind, record.body).where(record.reading == head["key"], record.id == whole)
    ).first()
    if row is None:
        raise UnknownId(
            f"report {report_id} has no {local!r}.",
            remedy=f"It has {_held(connection, head['key'], len(actors))}.",
        )
    spans = t.evidence.c
    evidence = connection.execute(
        select(spans.start, spans.end, spans.quote).where(spans.record == row.key).order_by(spans.place)
    )
    return Entry(
        **shared,
        kind=row.kind,
        record=fact_of(row.kind, row.body),
        evidence=tuple(
            EvidenceLine(start=start, end=end, quote=quote, page=shared["report"].page_of(start))
            for start, end, quote in evidence
        ),
    )


def _quoted(report: Report, start: int, end: int) -> EvidenceLine:
    return EvidenceLine(start=start, end=end, quote=report.text[start:end], page=report.page_of(start))


def _latest(connection: Connection, report: str) -> RowMapping:
    read = t.readings.c
    return (
        connection.execute(select(t.readings).where(read.report == report).order_by(read.key.desc()).limit(1))
        .mappings()
        .one()
    )


def _actors(connection: Connection, key: int) -> tuple[Actor, ...]:
    held = t.actors.c
    rows = connection.execute(select(held.body).where(held.reading == key).order_by(held.key)).scalars()
    return tuple(msgspec.json.decode(body, type=Actor) for body in rows)


def _held(connection: Connection, key: int, actors: int) -> str:
    """What a reading holds, for whoever asked for what it doesn't."""
    record = t.records.c
    ids = connection.execute(select(record.id).where(record.reading == key).order_by(record.key)).scalars().all()
    locals_ = [id.rpartition(".")[2] for id in ids]
    told = ", ".join(locals_[:12]) + (f" and {len(locals_) - 12} more" if len(locals_) > 12 else "")
    return f"{told or 'no records'}, and {actors} actors"
