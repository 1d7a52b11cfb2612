"""A record in a file: SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from onrecord.errors import RecordError
from onrecord.store.databases.doing import WAIT, WRITES, Doing

MAPPED = 1 << 31
"""Bytes of the file that are read as memory: a list that looks at ten thousand rows is a third faster."""

CACHED = 1 << 16
"""Kibibytes of the file that a connection keeps at most: a batch of readings changes more pages than SQLite's own
two megabytes hold, and would write them over and over."""

LOGGED = 8_000
"""Pages that the log may hold before they are copied into the file: what several batches change is copied once."""

STATE = "PRAGMA data_version"
"""Another number after what any other connection wrote."""


def check(url: URL, where: str, *, create: bool) -> None:
    """Raise RecordError where no record can be."""
    database = url.database or ""
    if not database or database == ":memory:":
        raise RecordError("a record is kept in a file.", where=where, remedy="Give a path, or a database URL.")
    file = Path(database)
    if file.is_dir():
        raise RecordError("it is a folder.", where=where, remedy="Name a file in it, such as onrecord.db.")
    if not create and not file.exists():
        raise RecordError("there is no record here.", where=where, remedy="Make one with: onrecord add PATH...")
    if not file.parent.is_dir():
        raise RecordError("its folder is not there.", where=where, remedy=f"Make it first: mkdir -p {file.parent}")


def arguments(_: URL) -> dict[str, Any]:
    """What the engine is made with."""
    return {"connect_args": {"timeout": WAIT}}


def own_transactions(engine: Engine) -> None:
    """Transactions as SQLite has them: the driver's own would let a kill split a migration in two."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA mmap_size={MAPPED}")
        cursor.execute(f"PRAGMA cache_size=-{CACHED}")
        cursor.execute(f"PRAGMA wal_autocheckpoint={LOGGED}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction for migrations: a table that others point at is made anew only where nothing looks after that,
    which SQLite is to be told before."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def check_new(_: Connection, __: str) -> None:
    """Every file will do."""


def remedy(error: DBAPIError, doing: Doing) -> str | None:
    """What to do about an error, None where not the database is to blame but what it was given."""
    if doing == "opened as a record":
        if "readonly" in str(error.orig) or "unable to open" in str(error.orig):
            return "Reading writes beside it too: copy it to a folder that you may write to, and open it there."
        return "Is it another program's file, or damaged? Give another path with --record."
    if type(error) not in (DatabaseError, OperationalError):
        return None
    if doing == "written":
        return "Is the disk full, the file read-only, or another program holding it?"
    return "Is the file damaged, or on a disk that is gone?"
