"""The database's own file written anew: what was deleted is gone from it, and its space given back.

SQLite leaves deleted words in free pages, in the gaps of full ones and in its write-ahead log until they are
written over; so the file is written anew and the log cut to nothing. On PostgreSQL the tables are written anew.
What a file system, a snapshot or a server's own archive keeps beside that is beyond a database's reach.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from onrecord.errors import RecordError
from onrecord.store import tables as t
from onrecord.store.clock import now
from onrecord.store.removing import keeping
from onrecord.store.search.index import tables_of
from onrecord.store.upkeep.files import WAIT, is_busy


def rewrite(engine: Engine, writer: Engine, where: str, *, undone: str, again: str) -> bool:
    """Write the record's file anew, and note what is erased by that; False where another program is reading or
    writing it, so that the old pages may still be there. Needs as much free disk as the record takes; a kill
    leaves the record as it was, or done. ``undone`` says what is not done where it fails, ``again`` how to try it
    again.

    Raises:
        RecordError: the disk is full, the file damaged, or the tables somebody else's.
    """
    with engine.connect() as connection:
        last = keeping.to_erase(connection)
    try:
        sqlite = engine.dialect.name == "sqlite"
        done = _rewrite_file(engine.url.database or "") if sqlite else _rewrite_tables(engine)
    except _NotOurs as error:
        raise RecordError(
            f"{undone}: {error}.", where=where, remedy=f"The role that owns the tables can: {again}"
        ) from None
    except (sqlite3.Error, DatabaseError) as error:
        raise RecordError(
            f"{undone}: {error}.", where=where, remedy=f"Is the disk full? Make room, then: {again}"
        ) from error
    if done and last:
        with writer.begin() as connection:
            keeping.note_erased(connection, upto=last, at=now(connection))
    return done


class _NotOurs(Exception):
    """The server leaves tables out that are another role's."""


def _rewrite_file(file: str) -> bool:
    """The page-by-page copy that VACUUM makes holds nothing but what stands."""
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        try:
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError as error:
            if is_busy(error):
                return False
            raise
        return not busy


def _rewrite_tables(engine: Engine) -> bool:
    with (
        engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
        _noticed(connection) as said,
    ):
        try:
            connection.exec_driver_sql(f"SET lock_timeout = '{int(WAIT * 1000)}ms'")
            for table in (*(table.name for table in t.metadata.sorted_tables), *tables_of(connection)):
                connection.exec_driver_sql(f'VACUUM (FULL, VERBOSE) "{table}"')
        except OperationalError as error:
            if is_busy(error):
                return False
            raise
        finally:
            connection.exec_driver_sql("SET lock_timeout = DEFAULT")
    for notice in said:
        if notice.warns:
            raise _NotOurs(notice.what)
    # "3 dead row versions cannot be removed yet": whoever began to read before they were deleted may see them.
    counts = [re.search(r"\d+", notice.detail) for notice in said]
    return not any(count and int(count[0]) for count in counts)


class _Notice(NamedTuple):
    """What a server says beside its answers."""

    warns: bool
    what: str
    detail: str


@contextmanager
def _noticed(connection: Connection) -> Iterator[list[_Notice]]:
    """The server's notices, as they come."""
    driver: Any = connection.connection.driver_connection
    said: list[_Notice] = []

    def keep(told: Any) -> None:
        warns = told.severity_nonlocalized == "WARNING"
        said.append(_Notice(warns, told.message_primary or "", told.message_detail or ""))

    driver.add_notice_handler(keep)
    try:
        yield said
    finally:
        driver.remove_notice_handler(keep)
