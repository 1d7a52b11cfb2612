"""Whether a file is a record, and whole."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store.opening import HEAD
from onrecord.store.upkeep.files import read_only

COUNTED = ("reports", "readings", "records", "decisions", "removals")


def check(file: Path, where: str | None = None) -> dict[str, int]:
    """Read the whole file, and leave it as it is. Returns how many rows of each kind it holds.

    Raises:
        RecordError: there is no file, it is no record, a newer OnRecord made it, or it is damaged.
    """
    where = where or str(file)
    if not file.is_file():
        raise RecordError("there is no such file.", where=where, remedy="Name a file that onrecord backup made.")
    with closing(sqlite3.connect(read_only(file), uri=True)) as connection:
        try:
            check_version(version(connection), where)
            [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            counts = _counts(connection)
        except sqlite3.OperationalError as error:
            raise RecordError(f"it can't be read: {error}.", where=where) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(str(error), where) from error
    if found != "ok":
        raise _damaged(found, where)
    if loose:
        raise _damaged(f"a row of {loose[0]} hangs on nothing", where)
    return counts


def version(connection: sqlite3.Connection) -> str | None:
    """The version of the record's tables; None where it is no record."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def check_version(at: str | None, where: str) -> None:
    """Refuse what is no record, and one that a newer OnRecord made."""
    if at is None:
        raise RecordError("it is no record.", where=where, remedy="Name a file that onrecord made.")
    if at != HEAD:
        from onrecord.store.migrating import known

        if at not in known():
            raise RecordError(
                f"a newer OnRecord made it (its tables are at {at}).",
                where=where,
                remedy="Upgrade OnRecord to use it.",
            )


def sha256(file: Path) -> str:
    """The file's hash."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] if name in there else 0
        for name in COUNTED
    }


def _damaged(how: str, where: str) -> RecordError:
    return RecordError(f"it is damaged, or no record: {how}.", where=where, remedy="Take an earlier backup.")
