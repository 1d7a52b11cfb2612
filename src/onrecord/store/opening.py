"""Opening a record: where it is, its connection, and its tables brought up to date."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from onrecord.errors import RecordError

HEAD = "0010"
"""The newest migration; a record that has it is opened without loading Alembic."""

WAIT = 60.0
"""Seconds that a writer waits for another to end."""


def address(path_or_url: str | Path) -> str:
    """The database URL of a path, or the URL as it is.

    >>> address("sqlite:///kept/onrecord.db")
    'sqlite:///kept/onrecord.db'
    """
    if "://" in str(path_or_url):
        return str(path_or_url)
    return f"sqlite:///{Path(path_or_url).absolute().as_posix()}"


def open_engine(path_or_url: str | Path, *, create: bool = True) -> Engine:
    """The record's database, its tables there and up to date.

    Raises:
        RecordError: there is none and ``create`` is False, it is no record, or a newer OnRecord made it.
    """
    where = str(path_or_url)
    try:
        url = make_url(address(path_or_url))
        if url.get_backend_name() == "sqlite":
            _check_file(url.database or "", where, create)
        engine = create_engine(url, connect_args=_arguments(url.get_backend_name()))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise RecordError(
            f"no database can be opened there: {error}.", where=where, remedy="Give a path, or a database URL."
        ) from error
    if engine.dialect.name == "sqlite":
        _own_transactions(engine)
    try:
        _bring_up_to_date(engine, where, create)
    except DatabaseError as error:
        engine.dispose()
        locked_up = "readonly" in str(error.orig) or "unable to open" in str(error.orig)
        raise RecordError(
            f"it can't be opened as a record: {error.orig}.",
            where=where,
            remedy="Reading writes beside it too: copy it to a folder that you may write to, and open it there."
            if locked_up
            else "Is it another program's file, or damaged? Give another path with --record.",
        ) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions hold the write lock from their start, so that none is refused late."""
    return engine.execution_options(onrecord_writes=True)


def _arguments(backend: str) -> dict[str, Any]:
    return {"timeout": WAIT} if backend == "sqlite" else {}


def _check_file(database: str, where: str, create: bool) -> None:
    if not database or database == ":memory:":
        raise RecordError("a record is kept in a file.", where=where, remedy="Give a path, or a database URL.")
    file = Path(database)
    if file.is_dir():
        raise RecordError("it is a folder.", where=where, remedy="Name a file in it, such as onrecord.db.")
    if not create and not file.exists():
        raise RecordError("there is no record here.", where=where, remedy="Make one with: onrecord add PATH...")
    if not file.parent.is_dir():
        raise RecordError("its folder is not there.", where=where, remedy=f"Make it first: mkdir -p {file.parent}")


def _own_transactions(engine: Engine) -> None:
    """Transactions as SQLite has them: the driver's own would let a kill split a migration in two."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, where: str, create: bool) -> None:
    with engine.connect() as connection:
        at = _version(connection)
        strangers = set() if at else set(inspect(connection).get_table_names()) - {"alembic_version"}
    if at == HEAD:
        return
    if strangers or (at is None and not create):
        raise RecordError(
            "it is a database, but no record.", where=where, remedy="Give another path with --record."
        )
    from onrecord.store.migrating import known, upgrade

    if at is not None and at not in known():
        raise RecordError(
            f"a newer OnRecord made it (its tables are at {at}).",
            where=where,
            remedy="Upgrade OnRecord to open it.",
        )
    with writing(engine).begin() as connection:
        upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
