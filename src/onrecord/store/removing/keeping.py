"""Tombstones: that a report was removed, by whom, when and why, and not one of its words."""

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, func, insert, or_, select, update

from onrecord.store import tables as t
from onrecord.store.removing.rows import RemovalLine


def keep(connection: Connection, line: RemovalLine) -> None:
    """Note that a report is removed."""
    row = {
        "report": line.report, "text_sha256": line.text_sha256, "why": line.why, "by_whom": line.by, "at": line.at,
        "records": line.records, "decisions": line.decisions,
    }  # fmt: skip
    connection.execute(insert(t.removals), row)


def refused(connection: Connection, report: str, text_sha256: str) -> RemovalLine | None:
    """The tombstone of this report, or of another with this very text; None where it may be added."""
    kept = t.removals.c
    asked = (
        select(t.removals)
        .where(or_(kept.report == report, kept.text_sha256 == text_sha256), kept.taken_back_at.is_(None))
        .order_by(kept.key.desc())
        .limit(1)
    )
    row = connection.execute(asked).mappings().first()
    return line_of(row) if row else None


def any_refused(connection: Connection) -> bool:
    """Whether there is any report that may not be added."""
    return (
        connection.execute(select(t.removals.c.key).where(t.removals.c.taken_back_at.is_(None))).first()
        is not None
    )


def take_back(connection: Connection, report: str, text_sha256: str, *, at: str) -> None:
    """Let this report be added again; that it was removed stays on record."""
    kept = t.removals.c
    connection.execute(
        update(t.removals)
        .where(or_(kept.report == report, kept.text_sha256 == text_sha256), kept.taken_back_at.is_(None))
        .values(taken_back_at=at)
    )


def lines(connection: Connection, *, beginning: str = "", limit: int | None = None) -> Iterator[RemovalLine]:
    """What was removed, the latest last; with ``beginning`` only reports whose id begins so."""
    kept = t.removals.c
    asked = select(t.removals).where(kept.report.startswith(beginning, autoescape=True)).order_by(kept.key)
    for row in connection.execute(asked.limit(limit)).mappings():
        yield line_of(row)


def to_erase(connection: Connection) -> int:
    """The last tombstone whose report's words the file may still have, 0 where there is none."""
    kept = t.removals.c
    return connection.execute(select(func.max(kept.key)).where(kept.erased_at.is_(None))).scalar() or 0


def note_erased(connection: Connection, *, upto: int, at: str) -> None:
    """Note that the file is cleared of what was removed up to this tombstone."""
    kept = t.removals.c
    connection.execute(update(t.removals).where(kept.key <= upto, kept.erased_at.is_(None)).values(erased_at=at))


def removed_says(line: RemovalLine) -> str:
    """That a report was removed, by whom, when and why."""
    return f"report {line.report} was removed on {line.at[:10]} by {line.by}: {line.why}"


def line_of(row: RowMapping) -> RemovalLine:
    """A row of the table ``removals``."""
    return RemovalLine(
        report=row["report"], text_sha256=row["text_sha256"], by=row["by_whom"], at=row["at"], why=row["why"],
        records=row["records"], decisions=row["decisions"], erased_at=row["erased_at"],
        taken_back_at=row["taken_back_at"],
    )  # fmt: skip
