"""What is written: readings, arrivals, quarantine. Each function runs in its caller's transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import RemovedReport, ReportError
from onrecord.link.occurrences import Link
from onrecord.model import Reading, Report
from onrecord.store import tables as t
from onrecord.store.clock import now
from onrecord.store.decisions.ruling import refresh
from onrecord.store.facts import encode, index_statements, put, rows_of
from onrecord.store.occurring import Looked, compared, look, note_occurrences
from onrecord.store.removing.keeping import refused, removed_says, take_back
from onrecord.store.removing.rows import RemovalLine
from onrecord.store.rows.runs import Happening
from onrecord.store.search.index import next_numbers
from onrecord.store.search.keeping import found_by, index_new, index_reports
from onrecord.store.sitting import Sitting
from onrecord.store.standing import stand
from onrecord.store.versioning import note_changes


def has_report(connection: Connection, report: str) -> bool:
    """Whether the record has this report."""
    return connection.execute(select(t.reports.c.id).where(t.reports.c.id == report)).first() is not None


def add(
    connection: Connection, reading: Reading, *, series: str, source: str | None, again: bool = False
) -> Happening:
    """Put a reading of a report on record, the report with it where it is new; the reading's report stands in
    its series from then on. ``again`` lets one be added that was removed.

    Raises:
        RemovedReport: it was removed, or another with its very text.
    """
    report = reading.report
    if has_report(connection, report.id):
        return note(connection, report.id, series=series, source=source)
    _let_in(connection, report, again)
    insert_reports(connection, [(report, source)])
    key = _insert_reading(connection, reading)
    damage = sum(bool(passage.damage) for passage in reading.passages)
    return join(connection, key, report, method=reading.method, series=series, source=source, damage=damage)


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """A report whose reading is being joined, at this moment: what it tells was ``looked`` up."""

    report: Report
    series: str
    method: str
    damage: int
    at: str
    happened: Happening
    looked: Looked


def join(
    connection: Connection, key: int, report: Report, *, sitting: Sitting | None = None, **told: Any
) -> Happening:
    """Look for what the report of a reading that is on record shares with others, and put it in its series;
    ``told`` as in :func:`arrive`."""
    sitting = sitting or Sitting()
    arriving = arrive(connection, key, report, sitting=sitting, **told)
    return relate(connection, arriving, compared(arriving.looked), sitting)


def arrive(
    connection: Connection,
    key: int,
    report: Report,
    *,
    method: str,
    series: str,
    source: str | None,
    damage: int,
    sitting: Sitting,
) -> Arriving:
    """Put the report in its series and look up what its records are to be compared with. ``damage`` is in how many
    places the reading found the text garbled; ``sitting`` is that of the transaction."""
    index_statements(connection, key)
    happened = note(connection, report.id, series=series, source=source)
    if happened == "new version":
        sitting.told.clear()  # what the version before told stands no more
    return Arriving(
        report=report, series=series, method=method, damage=damage, at=now(connection),
        happened="new version" if happened == "new version" else "added", looked=look(connection, key, sitting),
    )  # fmt: skip


def relate(connection: Connection, arriving: Arriving, found: Iterable[Link], sitting: Sitting) -> Happening:
    """Keep whose copy a report is that arrived, which story it tells, and what links its records to others."""
    from onrecord.store.copying import note_copies  # these load numpy, which who only asks does without
    from onrecord.store.storying import note_story

    report, method, at = arriving.report, arriving.method, arriving.at
    note_copies(connection, report, series=arriving.series, method=method, at=at, damage=arriving.damage)
    note_story(connection, report, method=method, at=at, sitting=sitting)
    note_occurrences(connection, arriving.looked, found, method=method, at=at)
    return arriving.happened


def note(connection: Connection, report: str, *, series: str, source: str | None) -> Happening:
    """Note that a report on record stands at this source: a new version where another stood there before.

    A report that ever stood there is not noted again, so that adding in any order, any number of times, ends in
    the same record.
    """
    release(connection, source)
    versions = t.versions.c
    standing = connection.execute(
        select(versions.version).where(versions.series == series, versions.report == report)
    ).first()
    if standing:
        return "unchanged"
    latest = select(versions.version, versions.report).where(versions.series == series)
    before = connection.execute(latest.order_by(versions.version.desc()).limit(1)).first()
    last, stood = before or (0, None)  # of a version that was removed there is no report
    connection.execute(
        insert(t.versions),
        {"series": series, "version": last + 1, "report": report, "source": source, "since": now(connection)},
    )
    stand(connection, [one for one in (stood, report) if one])
    if not last:
        return "unchanged"
    note_changes(connection, report, series=series, at=now(connection))
    return "new version"


def append_reading(connection: Connection, reading: Reading) -> int:
    """Append another reading of a report on record; the latest stands, the earlier stay, and what was decided
    holds for it too. Returns its key."""
    key = _insert_reading(connection, reading)
    stand(connection, (reading.report.id,))
    index_statements(connection, key)
    refresh(connection, reading.report.id)
    looked = look(connection, key, Sitting())
    note_occurrences(connection, looked, compared(looked), method=reading.method, at=now(connection))
    return key


def _insert_reading(connection: Connection, reading: Reading) -> int:
    told = {
        "report": reading.report.id,
        "method": reading.method,
        "schema": reading.schema,
        "read_at": now(connection),
    }
    key: int = connection.execute(insert(t.readings).returning(t.readings.c.key), told).scalar_one()
    rows = rows_of(reading, key)
    for name, its in rows.items():
        put(connection, name, its)
    index_new(connection, *found_by(rows))
    return key


def quarantine(connection: Connection, source: str, error: ReportError, *, sha256: str | None = None) -> None:
    """Keep the reason why a source could not be read; the same reason again is not noted twice."""
    reason, message, held = type(error).__name__, error.what, t.quarantine.c
    if error.remedy:
        message = f"{message} {error.remedy}"
    standing = connection.execute(
        select(held.key).where(
            held.source == source, held.reason == reason, held.message == message, held.released.is_(None)
        )
    ).first()
    if standing:
        return
    release(connection, source)
    connection.execute(
        insert(t.quarantine),
        {"source": source, "reason": reason, "message": message, "sha256": sha256, "since": now(connection)},
    )


def seen(connection: Connection, source: str, digest: str) -> int | None:
    """How many reports this source gave when it was taken in as it is now, by its bytes, what the run says of them
    and the user's own names; None where it never was, or the same bytes were taken in otherwise since."""
    arrived, later = t.arrivals.c, t.arrivals.alias().c
    since = select(later.key).where(
        later.source == arrived.source, later.sha256 == arrived.sha256, later.key > arrived.key
    )
    count: int | None = connection.execute(
        select(arrived.reports).where(arrived.source == source, arrived.digest == digest, ~since.exists())
    ).scalar()
    return count


def note_arrival(
    connection: Connection,
    source: str,
    *,
    digest: str,
    sha256: str,
    size: int,
    modified: float | None,
    reports: int,
) -> None:
    """Note that everything in these bytes is on record, so that the next run may pass them by."""
    if seen(connection, source, digest) is None:
        arrived = t.arrivals.c
        connection.execute(delete(t.arrivals).where(arrived.source == source, arrived.digest == digest))
        connection.execute(
            insert(t.arrivals),
            {"source": source, "digest": digest, "sha256": sha256, "size": size, "modified": modified,
             "reports": reports, "taken_at": now(connection)},
        )  # fmt: skip
    release(connection, source)


def text_sha256(text: str) -> str:
    """The text's hash, as the record keeps it."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()


def insert_reports(connection: Connection, reports: Sequence[tuple[Report, str | None]]) -> None:
    """Put reports on record, each with its source, and in the index of words."""
    numbers, at = next_numbers(connection, len(reports)), now(connection)
    rows = [
        (report.id, report.title, report.url, report.publisher, report.published, report.modified, report.fetched,
         report.language, report.text, text_sha256(report.text), encode(report.repairs), source, at, number)
        for number, (report, source) in zip(numbers, reports, strict=True)
    ]  # fmt: skip
    put(connection, "reports", rows)
    index_reports(connection, zip(numbers, (report for report, _ in reports), strict=True))


def _let_in(connection: Connection, report: Report, again: bool) -> None:
    sha256 = text_sha256(report.text)
    gone = refused(connection, report.id, sha256)
    if gone is None:
        return
    if not again:
        raise refusal(gone)
    take_back(connection, report.id, sha256, at=now(connection))


def refusal(gone: RemovalLine) -> RemovedReport:
    """That a report was removed once, as whoever adds it is told."""
    return RemovedReport(removed_says(gone), remedy="To add it all the same: onrecord add --again")


def release(connection: Connection, source: str | None) -> None:
    """A source that could be read at last leaves quarantine; that it was there stays on record."""
    held = t.quarantine.c
    connection.execute(
        update(t.quarantine).where(held.source == source, held.released.is_(None)).values(released=now(connection))
    )
