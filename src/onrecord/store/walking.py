"""The first rows of a long list: its days are walked from one end, so that whoever asks for few waits for few."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select, union_all

from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.queries import STANDING, day_of, select_records

FIRST, MORE, STRETCHES = 200, 6, 3
"""So many dates are in the first stretch of days, at least; so many times as many in each that follows; after so
many stretches everything else is looked at, as it is for a list that has hardly any rows."""
A_REPORTS = 4
"""For so many dates of records one of reports: a report has several."""
ALL_THE_SAME = frozenset(("limit", "newest", "min_confidence"))
HARDLY_NARROWING = ALL_THE_SAME | frozenset(("type", "status", "publisher"))


def rows(
    connection: Connection, kind: str, filters: Filters, bar: float, *, wanted: int | None, at_once: int
) -> Iterator[RowMapping]:
    """The rows of :func:`select_records`, in the same order. ``wanted``: so many are likely to be fetched, None
    for all; ``at_once`` are held in memory."""
    if _asks_for_all(filters) and connection.execute(select(t.FACTS[kind].c.key).limit(1)).first() is None:
        return  # a database takes an empty table for a large one, and looks everything else up first
    latest = bool(filters.get("newest"))
    after: str | None = None
    for upto in _days(connection, kind, wanted, latest=latest) if wanted is not None and _walks(filters) else ():
        asked = select_records(kind, filters, bar, *_stretch(kind, after, upto, latest=latest))
        yield from _each(connection, asked, at_once)
        after = upto
    day = day_of(kind)
    rest = [] if after is None else [or_(day.is_(None), day < after if latest else day > after)]
    yield from _each(connection, select_records(kind, filters, bar, *rest), at_once)


def _each(connection: Connection, asked: Select[tuple[object, ...]], at_once: int) -> Iterator[RowMapping]:
    yield from connection.execute(asked.execution_options(yield_per=at_once)).mappings()


def _walks(filters: Filters) -> bool:
    """Whether about as many rows as there are days pass: what asks for an actor finds its rows sooner itself."""
    return all(value is None or name in HARDLY_NARROWING for name, value in filters.items())


def _asks_for_all(filters: Filters) -> bool:
    return all(value is None or name in ALL_THE_SAME for name, value in filters.items())


def _days(connection: Connection, kind: str, wanted: int, *, latest: bool) -> Iterator[str]:
    """The days on which stretches end, each beyond the one before."""
    before: str | None = None
    size = max(FIRST, 2 * wanted)
    for _ in range(STRETCHES):
        its = _at(connection, t.FACTS[kind].c.date_start, size, latest=latest)
        theirs = _at(connection, t.reports.c.published, size // A_REPORTS, latest=latest)
        ends = [end[:10] for end in (its, theirs) if end is not None]
        if not ends:
            return
        end = max(ends) if latest else min(ends)
        if before is None or (end < before if latest else end > before):
            yield end
            before = end
        size *= MORE


def _at(connection: Connection, column: ColumnElement[str], place: int, *, latest: bool) -> str | None:
    """What stands at this place of a column in its order, None where there are not so many."""
    ordered = column.desc() if latest else column.asc()
    asked = select(column).where(column.isnot(None)).order_by(ordered).offset(place).limit(1)
    found: str | None = connection.execute(asked).scalar()
    return found


def _stretch(kind: str, after: str | None, upto: str, *, latest: bool) -> Iterator[ColumnElement[bool]]:
    """That a record's day is after the one and not after the other; the records of these days are looked up."""
    fact, report, reading, record = t.FACTS[kind].c, t.reports.c, t.readings.c, t.records.c
    day = day_of(kind)

    def within(column: ColumnElement[str]) -> ColumnElement[bool]:
        # A time of day stands behind a report's day.
        return column >= upto if latest else column <= f"{upto}~"

    undated = func.coalesce(fact.date_start, fact.date_end).is_(None)
    by_report = (
        select(fact.key)
        .join(t.records, record.key == fact.key)
        .join(t.readings, reading.key == record.reading)
        .join(t.reports, report.id == reading.report)
        .where(undated, within(report.published))
    )
    found = union_all(
        select(fact.key).where(within(fact.date_start)),
        select(fact.key).where(fact.date_start.is_(None), within(fact.date_end)),
        by_report,
    )
    yield STANDING.c.key.in_(found)
    yield day >= upto if latest else day <= upto
    if after is not None:
        yield day < after if latest else day > after
