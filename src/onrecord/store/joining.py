"""Readings that were written in bulk, joined with what was on record before them: one by one, in their order.

What comes of it is what adding them one by one comes to: whose copy a report is, which version of a series, which
story it tells, and which events, statements, figures and votes it tells with others.
"""

from collections.abc import Callable

from sqlalchemy import BigInteger, ColumnElement, Connection, RowMapping, delete, func, select, type_coerce
from sqlalchemy.exc import DatabaseError

from onrecord.errors import ReportError
from onrecord.store import tables as t
from onrecord.store.lookup import OF_REPORT, report_of
from onrecord.store.opening import refused
from onrecord.store.removing.cascade import take_out
from onrecord.store.search.keeping import forget
from onrecord.store.search.names import leave_names
from onrecord.store.sitting import Sitting
from onrecord.store.standing import beside, stand
from onrecord.store.writing import join, quarantine

AT_ONCE = 20
"""So many readings are joined in one transaction: a run that is killed loses no more."""


def unjoined(connection: Connection) -> int:
    """How many readings wait to be joined."""
    return connection.execute(select(func.count()).select_from(t.unjoined)).scalar_one()


def waits(record: ColumnElement[int]) -> ColumnElement[bool]:
    """That the record of this key is one of a reading that waits."""
    return (type_coerce(record, BigInteger) // t.PER_READING).in_(select(t.unjoined.c.reading))


def join_some(connection: Connection, failed: Callable[[str, str], None]) -> int:
    """Join the next few that wait. Returns how many these were, 0 where none is left. One that can't be joined
    goes off the record and to quarantine, as it would where it was added by itself; ``failed`` is told."""
    rows = connection.execute(_WAITING.order_by(t.unjoined.c.reading).limit(AT_ONCE)).mappings().all()
    sitting = Sitting()
    for row in rows:
        try:
            with connection.begin_nested():
                _join(connection, row, sitting)
        except Exception as error:
            sitting = Sitting()
            if isinstance(error, DatabaseError) and refused(error, connection.engine, "written", row["id"]):
                raise  # the database, not what this one brought
            failed(*_left_out(connection, row, error))
    return len(rows)


def settle(connection: Connection, report: str) -> None:
    """Join this report now, out of its turn, where it waits: something else is to follow from it."""
    row = connection.execute(_WAITING.where(t.readings.c.report == report)).mappings().first()
    if row is not None:
        _join(connection, row)


_REPORT = [column for column in OF_REPORT if column.name != "source"]
_WAITING = (
    select(t.unjoined.c.reading, t.unjoined.c.series, t.unjoined.c.source, t.readings.c.method, *_REPORT)
    .join(t.readings, t.readings.c.key == t.unjoined.c.reading)
    .join(t.reports, t.reports.c.id == t.readings.c.report)
)


def _join(connection: Connection, row: RowMapping, sitting: Sitting | None = None) -> None:
    passage = t.passages.c
    garbled = select(func.count()).where(passage.reading == row["reading"], passage.damage != "[]")
    connection.execute(delete(t.unjoined).where(t.unjoined.c.reading == row["reading"]))
    join(
        connection, row["reading"], report_of(row), method=row["method"], series=row["series"],
        source=row["source"], damage=connection.execute(garbled).scalar_one(), sitting=sitting,
    )  # fmt: skip


def _left_out(connection: Connection, row: RowMapping, error: Exception) -> tuple[str, str]:
    """Take what can't be joined off the record. Returns where it came from, and why."""
    source, says = row["source"] or row["series"], f"joining it failed: {type(error).__name__}: {error}."
    names = forget(connection, row["id"])
    others = beside(connection, row["id"])
    take_out(connection, t.reports, [row["id"]])
    stand(connection, others)
    leave_names(connection, names)
    quarantine(connection, source, ReportError(says, remedy="Please report it with its reading."))
    return source, says
