"""The versions of a report in their order, and what its publisher changed from one to the next."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import Connection, RowMapping, and_, exists, insert, literal, select

from onrecord.link.versions import changes
from onrecord.model import Span, VersionChange
from onrecord.store import tables as t
from onrecord.store.about_reports import asked_of
from onrecord.store.aligning import told
from onrecord.store.asked import Filters
from onrecord.store.lookup import find_report
from onrecord.store.queries import columns_of, line_at
from onrecord.store.rows.reports import EditLine

NEVER = datetime.max.replace(tzinfo=UTC)


def note_changes(connection: Connection, report: str, *, series: str, at: str) -> None:
    """Compare a version that came in with the one before it; and the one behind it, which was compared with
    another until now, with it."""
    ordered = in_order(connection, series)
    place = ordered.index(report)
    for before, now in pairwise(ordered[max(0, place - 1) : place + 2]):
        compare(connection, now, before, series=series, at=at)


def in_order(connection: Connection, series: str) -> list[str]:
    """The reports of a series as their publisher put them out: by the date that they give themselves, else by when
    they came in."""
    version, report = t.versions.c, t.reports.c
    rows = connection.execute(
        select(version.report, version.version, version.since, report.published, report.modified, report.fetched)
        .join(t.reports, report.id == version.report)
        .where(version.series == series)
    ).mappings()
    return [row["report"] for row in sorted(rows, key=place)]


def place(row: RowMapping) -> tuple[datetime, datetime, int]:
    """Where a version stands in its series: by when it was changed, else put out, else taken in."""
    since = _moment(row["since"])
    out = row["modified"] or row["published"] or row["fetched"]
    return _moment(out, since), _moment(row["fetched"], since), row["version"]


def _moment(told_as: str | None, otherwise: datetime = NEVER) -> datetime:
    try:
        moment = datetime.fromisoformat(told_as or "")
    except ValueError:
        return otherwise
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def compare(connection: Connection, report: str, before: str, *, series: str, at: str) -> None:
    """Note what a version changed against the one before it."""
    report_of = t.reports.c
    rows = connection.execute(select(report_of.id, report_of.title).where(report_of.id.in_((report, before))))
    titles = {row.id: row.title for row in rows}
    headlines = titles[report], titles[before]
    found = changes(told(connection, report), told(connection, before), headlines=headlines)
    comparison: int = connection.execute(
        insert(t.version_comparisons).returning(t.version_comparisons.c.key),
        {"series": series, "report": report, "before": before, "compared_at": at},
    ).scalar_one()
    if found:
        connection.execute(insert(t.version_changes), [row_of(change, comparison) for change in found])


def row_of(change: VersionChange, comparison: int) -> dict[str, object]:
    """The change as the table has it."""
    (start, end), (original_start, original_end) = change.span or (None, None), change.original or (None, None)
    return {
        "comparison": comparison, "kind": change.kind, "what": change.what, "silent": change.silent,
        "start": start, "end": end, "words": change.words, "original_start": original_start,
        "original_end": original_end, "original_words": change.original_words,
    }  # fmt: skip


def edits(
    connection: Connection, filters: Filters, *, bar: float, report: str | None = None, silent: bool = False
) -> Iterator[EditLine]:
    """Each version that changed something, with what it changed, by its date; of one report, or of the series that
    stands at an address. ``silent``: only corrections that nothing in the new version speaks of."""
    compared, change = t.version_comparisons, t.version_changes.c
    later = compared.alias("later")
    now, before = t.reports.alias("now"), t.reports.alias("before_it")
    asked = asked_of(filters, bar, now)
    asked.append(
        ~exists().where(
            and_(
                later.c.series == compared.c.series,
                later.c.report == compared.c.report,
                later.c.key > compared.c.key,
            )
        )
    )
    asked.append(exists().where(change.comparison == compared.c.key, change.silent | ~literal(silent)))
    if report is not None:
        asked.append(compared.c.series.in_(_series_of(connection, report)))
    query = (
        select(compared.c.key, compared.c.series, *columns_of(now, "now"), *columns_of(before, "before"))
        .join(now, now.c.id == compared.c.report)
        .join(before, before.c.id == compared.c.before)
        .where(*asked)
        .order_by(now.c.published.nulls_last(), compared.c.series, compared.c.key)
        .limit(filters.get("limit"))
    )
    for row in connection.execute(query).mappings().all():
        listed = _changes(connection, row["key"], silent=silent)
        yield EditLine(
            series=row["series"], report=line_at(row, "now"), before=line_at(row, "before"), changes=listed
        )


def _series_of(connection: Connection, asked: str) -> list[str]:
    """The series at this address, or those in which the report stands whose id begins so.

    Raises:
        UnknownId: no report's id begins so, or several do.
    """
    series = t.versions.c.series
    if connection.execute(select(series).where(series == asked).limit(1)).first():
        return [asked]
    report = find_report(connection, asked)
    return list(connection.execute(select(series).distinct().where(t.versions.c.report == report)).scalars())


def _changes(connection: Connection, comparison: int, *, silent: bool) -> tuple[VersionChange, ...]:
    change = t.version_changes.c
    query = select(t.version_changes).where(change.comparison == comparison).order_by(change.key)
    if silent:
        query = query.where(change.silent)
    return tuple(
        VersionChange(
            kind=row["kind"],
            what=row["what"],
            silent=row["silent"],
            span=_span(row["start"], row["end"]),
            original=_span(row["original_start"], row["original_end"]),
            words=row["words"],
            original_words=row["original_words"],
        )
        for row in connection.execute(query).mappings()
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)
