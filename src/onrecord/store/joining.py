"""Readings that were written in bulk, joined with what was on record before them: one by one, in their order.

What comes of it is what adding them one by one comes to: whose copy a report is, which version of a series, which
story it tells, and which events, statements, figures and votes it tells with others.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Protocol

from sqlalchemy import BigInteger, ColumnElement, Connection, RowMapping, delete, func, select, type_coerce
from sqlalchemy.exc import DatabaseError

from onrecord.errors import ReportError
from onrecord.link.occurrences.sent import pack, unpack
from onrecord.store import tables as t
from onrecord.store.lookup import OF_REPORT, report_of
from onrecord.store.occurring import compared
from onrecord.store.opening import refused
from onrecord.store.removing.cascade import take_out
from onrecord.store.search.keeping import forget
from onrecord.store.search.names import leave_names
from onrecord.store.sitting import Sitting
from onrecord.store.standing import beside, stand
from onrecord.store.writing import Arriving, arrive, quarantine, relate

AT_ONCE = 20
"""So many readings are joined in one transaction: a run that is killed loses no more."""

TOGETHER = 60
"""So many where they are compared elsewhere: the more there are, the more is done before its turn comes."""

A_TASK = 4
"""So many readings are compared elsewhere in one go."""


class Elsewhere(Protocol):
    """Others who compare tellings, while this process does what only it can."""

    def ask(self, packed: bytes) -> Callable[[], bytes | None]:
        """Have these tellings compared, as :func:`onrecord.link.occurrences.sent.compared` does; what comes back
        gives its answer, None where there is none yet, or will be none."""


def unjoined(connection: Connection) -> int:
    """How many readings wait to be joined."""
    return connection.execute(select(func.count()).select_from(t.unjoined)).scalar_one()


def waits(record: ColumnElement[int]) -> ColumnElement[bool]:
    """That the record of this key is one of a reading that waits."""
    return (type_coerce(record, BigInteger) // t.PER_READING).in_(select(t.unjoined.c.reading))


def join_some(
    connection: Connection, failed: Callable[[str, str], None], elsewhere: Elsewhere | None = None
) -> int:
    """Join the next few that wait. Returns how many these were, 0 where none is left. One that can't be joined
    goes off the record and to quarantine, as it would where it was added by itself; ``failed`` is told. What may
    be one is compared ``elsewhere`` where that can be."""
    some = AT_ONCE if elsewhere is None else TOGETHER
    rows = connection.execute(_WAITING.order_by(t.unjoined.c.reading).limit(some)).mappings().all()
    if elsewhere is not None and len(together := _of_one_standing(connection, rows)) > 1:
        with suppress(Exception), connection.begin_nested():
            _join_together(connection, together, elsewhere)
            return len(together)
        # Something is wrong with one of them: one by one it shows with which.
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
        _join(connection, row, Sitting())


_REPORT = [column for column in OF_REPORT if column.name != "source"]
_WAITING = (
    select(t.unjoined.c.reading, t.unjoined.c.series, t.unjoined.c.source, t.readings.c.method, *_REPORT)
    .join(t.readings, t.readings.c.key == t.unjoined.c.reading)
    .join(t.reports, t.reports.c.id == t.readings.c.report)
)


def _join(connection: Connection, row: RowMapping, sitting: Sitting) -> None:
    arriving = _arrived(connection, row, sitting)
    relate(connection, arriving, compared(arriving.looked), sitting)


def _arrived(connection: Connection, row: RowMapping, sitting: Sitting) -> Arriving:
    passage = t.passages.c
    garbled = select(func.count()).where(passage.reading == row["reading"], passage.damage != "[]")
    connection.execute(delete(t.unjoined).where(t.unjoined.c.reading == row["reading"]))
    return arrive(
        connection, row["reading"], report_of(row), method=row["method"], series=row["series"],
        source=row["source"], damage=connection.execute(garbled).scalar_one(), sitting=sitting,
    )  # fmt: skip


def _of_one_standing(connection: Connection, rows: Sequence[RowMapping]) -> Sequence[RowMapping]:
    """The first of these, up to a new version: of the reports before it one stands no more from then on."""
    waiting, version = t.unjoined.c, t.versions.c
    stands = select(version.report).where(version.series == waiting.series, version.report == t.readings.c.report)
    new = set(
        connection.execute(
            select(waiting.reading)
            .join(t.readings, t.readings.c.key == waiting.reading)
            .where(waiting.reading.in_([row["reading"] for row in rows]), ~stands.exists())
        ).scalars()
    )
    return rows[: next((place for place, row in enumerate(rows) if place and row["reading"] in new), len(rows))]


def _join_together(connection: Connection, rows: Sequence[RowMapping], elsewhere: Elsewhere) -> None:
    """Look up first what all of these are to be compared with, and have it compared; then keep what comes of it in
    their order, as where each is joined before the next is looked at. What is not compared yet when its turn comes
    is compared here."""
    sitting = Sitting()
    asked: list[tuple[list[Arriving], Callable[[], bytes | None]]] = []
    for first in range(0, len(rows), A_TASK):
        arriving = [_arrived(connection, row, sitting) for row in rows[first : first + A_TASK]]
        packed = pack(beside for one in arriving for beside in one.looked.beside())
        asked.append((arriving, elsewhere.ask(packed)))
    for arriving, answer in asked:
        came = answer()
        found = iter(unpack(came) if came is not None else ())
        for one in arriving:
            its = chain.from_iterable(islice(found, len(one.looked.new))) if came else compared(one.looked)
            relate(connection, one, its, sitting)


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
