"""The removal of a report, step by step. It runs in its caller's transaction."""

from sqlalchemy import Connection, select

from onrecord.errors import BadDecision
from onrecord.store import tables as t
from onrecord.store.clock import now
from onrecord.store.decisions import keeping as decided
from onrecord.store.decisions.ruling import refresh
from onrecord.store.lookup import find_report
from onrecord.store.removing import keeping, series, storyline, together
from onrecord.store.removing.cascade import take_out
from onrecord.store.removing.rows import RemovalLine, Removed
from onrecord.store.saved.searches import leave as forget_saved
from onrecord.store.search.index import compact
from onrecord.store.search.keeping import forget
from onrecord.store.search.names import leave_names


def remove(connection: Connection, id: str, *, by: str, why: str) -> Removed:
    """Take the report whose id begins so off the record, with all that came from it.

    Raises:
        UnknownId: no report's id begins so, or several do.
        BadDecision: nobody's name, or no reason, is given.
    """
    from onrecord.store.copying import note_left_copies  # these load numpy, which asking the record does without
    from onrecord.store.storying import seek_nearest

    for told, what in ((by, "somebody's"), (why, "for a reason")):
        if not told.strip():
            raise BadDecision(f"a removal is {what}.", remedy='Say who and why: --by NAME --why "...".')
    report, at = find_report(connection, id), now(connection)
    if connection.dialect.name == "sqlite":
        # What is deleted is overwritten at once; erasing then clears what earlier writes left behind.
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    records = _records_of(connection, report)
    sha256 = connection.execute(select(t.reports.c.text_sha256).where(t.reports.c.id == report)).scalar_one()
    tombstone = RemovalLine(
        report=report, text_sha256=sha256, by=by.strip(), at=at, why=why.strip(),
        records=_standing(connection, report), decisions=len(decided.concerning(connection, report)),
    )  # fmt: skip
    keeping.keep(connection, tombstone)
    others = together.leave(connection, report, records)
    places, superseded = series.leave(connection, report)
    found_by_it = storyline.leave(connection, report)
    names = forget(connection, report)
    forget_saved(connection, report)
    take_out(connection, t.reports, [report])
    leave_names(connection, names)
    compact(connection)
    for other in others.decided:
        refresh(connection, other)
    note_left_copies(connection, others.copies, at=at)
    together.rejoin(connection, others)
    series.join(connection, places, at=at)
    for other in found_by_it:
        seek_nearest(connection, other, at=at)
    return Removed(tombstone=tombstone, superseded=tuple(superseded))


def _records_of(connection: Connection, report: str) -> set[int]:
    record, read = t.records.c, t.readings.c
    asked = select(record.key).join(t.readings, read.key == record.reading).where(read.report == report)
    return set(connection.execute(asked).scalars())


def _standing(connection: Connection, report: str) -> int:
    """How many records its latest reading has."""
    read = t.readings.c
    last = select(read.key).where(read.report == report).order_by(read.key.desc()).limit(1).scalar_subquery()
    return len(connection.execute(select(t.records.c.key).where(t.records.c.reading == last)).all())
