"""How much is told over time: reports, how many of them are independent, records."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, case, func, null, select

from onrecord.errors import RecordError
from onrecord.store import tables as t
from onrecord.store.about_reports import asked_of, stands
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.filters import clauses, dated, least, named, of_any_kind, taking_part
from onrecord.store.independence import independent
from onrecord.store.queries import STANDING
from onrecord.store.search.rows import AttentionLine

Period = Literal["day", "week", "month"]
MOST = 20_000
"""So many periods are told one by one: a report dated to the year 1 is no reason for more."""


def attention(connection: Connection, filters: Filters, *, by: Period, bar: float) -> Iterator[AttentionLine]:
    """Each period from the first report's to the last one's, by the day of publication, those without any too;
    then the reports of no known day, where there are any.

    Raises:
        RecordError: there is no such period, or a filter is malformed.
    """
    if by not in _FIRST:
        raise RecordError(f"there is no period {by!r}.", remedy=f"Periods: {', '.join(_FIRST)}.")
    if (actor := filters.get("actor")) and _nothing_else(filters):
        reports, records = _of_actor(connection, actor, filters, by, bar)
    else:
        reports, records = _reports(connection, filters, by, bar), _records(connection, filters, by, bar)
    apart = independent(connection, reports, bar)
    for period in _periods({*reports, *records}, by):
        yield AttentionLine(
            since=period.isoformat() if period else None,
            until=(_next(period, by) - timedelta(1)).isoformat() if period else None,
            reports=len(reports.get(period, ())),
            independent=apart.get(period, 0),
            records=records[period],
        )


def _reports(connection: Connection, filters: Filters, by: Period, bar: float) -> dict[date | None, list[str]]:
    report = t.reports.c
    asked = select(report.id, report.published).where(stands(report.id), *asked_of(filters, bar))
    found: defaultdict[date | None, list[str]] = defaultdict(list)
    for id, published in connection.execute(asked):
        found[_period((published or "")[:10], by)].append(id)
    return dict(found)


def _records(connection: Connection, filters: Filters, by: Period, bar: float) -> Counter[date | None]:
    """How many records answer, by the day of their report: it is this that the dates are asked of, too."""
    beside = filters.copy()
    window = Filters(since=beside.pop("since", None), until=beside.pop("until", None))
    day = func.substr(STANDING.c.published, 1, 10)
    counted = select(day, func.count()).group_by(day)
    counted = counted.where(*dated(null(), null(), STANDING.c.published, window))
    if of_any_kind(beside):
        asked = [counted.where(*clauses("change", STANDING, beside, bar))]
    else:
        asked = [
            counted.join_from(STANDING, facts, facts.c.key == STANDING.c.key).where(
                STANDING.c.kind == kind, *clauses(kind, STANDING, beside, bar)
            )
            for kind, facts in t.FACTS.items()
        ]
    found: Counter[date | None] = Counter()
    for query in asked:
        for published, count in connection.execute(query):
            found[_period(published or "", by)] += count
    return found


def _nothing_else(filters: Filters) -> bool:
    """Whether it is an actor by name, in some time, that is asked for alone."""
    asked = {name for name, value in filters.items() if value is not None}
    return asked <= {"actor", "since", "until", "min_confidence"} and of_any_kind({"actor": filters["actor"]})


def _of_actor(
    connection: Connection, actor: str, filters: Filters, by: Period, bar: float
) -> tuple[dict[date | None, list[str]], Counter[date | None]]:
    """The reports that name an actor, and the records in which it has a part. When a report was published, and
    whether it stands, is looked up once, not again for each of its records."""
    stood, record, ruling = t.standing.c, t.records.c, t.rulings.c
    read = select(stood.reading, stood.report, stood.published)
    read = read.where(*dated(null(), null(), stood.published, filters))
    [its] = named(actor).subquery().c
    found: defaultdict[date | None, list[str]] = defaultdict(list)
    periods: dict[int, date | None] = {}
    for key, id, published in connection.execute(read.where(stood.reading == its // t.PER_READING)).all():
        if key not in periods:  # which may name it in several ways
            periods[key] = _period((published or "")[:10], by)
            found[periods[key]].append(id)
    told = (
        select(record.key // t.PER_READING)
        .join(t.rulings, ruling.record == record.key, isouter=True)
        .where(
            record.key.in_(taking_part(actor)),
            case(
                (ruling.verdict.is_(None), record.confidence >= least(filters, bar)),
                else_=ruling.verdict != "rejected",
            ),
        )
    )
    counts = Counter(connection.execute(told).scalars().all())
    # Who has a part by the text's words alone is nobody whom the report names.
    for few in some(counts.keys() - periods.keys()):
        for key, _, published in connection.execute(read.where(stood.reading.in_(few))):
            periods[key] = _period((published or "")[:10], by)
    records: Counter[date | None] = Counter()
    for key, count in counts.items():
        if key in periods:
            records[periods[key]] += count
    return dict(found), records


@lru_cache(maxsize=10_000)
def _period(day: str, by: Period) -> date | None:
    """The first day of the period that a day is in; None where it is none."""
    try:
        return _FIRST[by](date.fromisoformat(day))
    except ValueError:
        return None


def _periods(found: set[date | None], by: Period) -> Iterator[date | None]:
    """All periods from the first to the last; where that is too many, those only that have something."""
    days = sorted(day for day in found if day)
    if days and (days[-1] - days[0]).days <= MOST:
        day = days[0]
        while day <= days[-1]:
            yield day
            day = _next(day, by)
    else:
        yield from days
    if None in found:
        yield None


_FIRST: dict[Period, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(day.weekday()),
    "month": lambda day: day.replace(day=1),
}


def _next(day: date, by: Period) -> date:
    if by == "month":
        return (day.replace(day=28) + timedelta(4)).replace(day=1)
    return day + timedelta(7 if by == "week" else 1)
