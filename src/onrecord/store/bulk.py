"""Many readings of new reports at once: what each says by itself. What they share is looked for later.

A reading that is written so waits in the table ``unjoined`` for :mod:`onrecord.store.joining`. The first report of
a series stands at once; a new version stands when it is joined, the one before it until then.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select, text

from onrecord.errors import EvidenceMismatch, RecordError, RemovedReport
from onrecord.model import Reading, Report
from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.clock import now
from onrecord.store.facts import TABLES, Rows, put, rows_of
from onrecord.store.removing.keeping import any_refused, refused
from onrecord.store.rows.runs import Happening
from onrecord.store.search.keeping import found_by, index_new
from onrecord.store.standing import stand_new
from onrecord.store.writing import insert_reports, refusal, release, text_sha256


def read_by(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """The method of the latest reading of each of these reports that is on record."""
    held = t.readings.c
    return {
        report: method
        for few in some(reports)
        for report, method in connection.execute(
            select(held.report, held.method).where(held.report.in_(few)).order_by(held.key)
        )
    }


class Given(NamedTuple):
    """A reading of a report that is not on record, the series that its report stands in, and where it is from."""

    reading: Reading
    series: str
    source: str | None = None


def on_record(connection: Connection, reports: Collection[str]) -> set[str]:
    """Which of these reports are on record."""
    its = t.reports.c.id
    return {id for few in some(reports) for id in connection.execute(select(its).where(its.in_(few))).scalars()}


def write(connection: Connection, given: Sequence[Given]) -> list[Happening | RecordError]:
    """Put these readings on record, each with its report; what was removed or has no evidence is left out. Says of
    each what became of it."""
    happened: list[Happening | RecordError] = []
    kept: list[tuple[Report, str | None]] = []
    rows: Rows = {name: [] for name in ("readings", "versions", *TABLES, "unjoined")}
    known = _series(connection, {one.series for one in given})
    doors, at = any_refused(connection), now(connection)
    keys = iter(_next_keys(connection, len(given)))
    key = next(keys, 0)
    for reading, series, source in given:
        report = reading.report
        gone = refused(connection, report.id, text_sha256(report.text)) if doors else None
        try:
            if gone is not None:
                raise refusal(gone)
            own = rows_of(reading, key)
        except (RemovedReport, EvidenceMismatch) as error:
            happened.append(error)
            continue
        for name, its in own.items():
            rows[name] += its
        rows["readings"].append((key, report.id, reading.method, reading.schema, at))
        if series not in known:
            rows["versions"].append((series, 1, report.id, source, at))
        rows["unjoined"].append((key, series, source))
        kept.append((report, source))
        happened.append("new version" if series in known else "added")
        known.add(series)
        key = next(keys, 0)
    insert_reports(connection, kept)
    for name, its in rows.items():
        put(connection, name, its)
    if kept:
        stand_new(connection, rows["readings"][0][0], rows["readings"][-1][0])
    index_new(connection, *found_by(rows))
    _release(connection, {source for _, source in kept})
    return happened


def _series(connection: Connection, series: Collection[str]) -> set[str]:
    """Which of these series have a report, one that waits or that was removed too."""
    found: set[str] = set()
    for of in (t.versions.c.series, t.unjoined.c.series):
        for few in some(series):
            found.update(connection.execute(select(of).where(of.in_(few))).scalars())
    return found


def _next_keys(connection: Connection, count: int) -> Sequence[int]:
    """The keys of so many readings that are about to be written."""
    if connection.dialect.name == "postgresql":
        asked = text("SELECT nextval(pg_get_serial_sequence('readings', 'key')) FROM generate_series(1, :count)")
        return connection.execute(asked, {"count": count}).scalars().all()
    last: int = connection.execute(select(func.max(t.readings.c.key))).scalar() or 0
    return range(last + 1, last + 1 + count)


def _release(connection: Connection, sources: Collection[str | None]) -> None:
    """Let those of these sources that were in quarantine leave it."""
    held = t.quarantine.c
    waiting = connection.execute(select(held.source).where(held.released.is_(None))).scalars()
    for source in set(waiting) & set(sources):
        release(connection, source)
