"""Opening a record: where it is, its connection, and its tables brought up to date."""

import re
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, NoSuchModuleError

from onrecord.errors import NotText, OnRecordError, RecordError
from onrecord.store.databases import DATABASES
from onrecord.store.databases.doing import WRITES, Doing

HEAD = "0019"
"""The newest migration; a record that has it is opened without loading Alembic."""

_SERVER = re.compile(r"^(postgres|postgresql)://")
_PASSWORD = re.compile(r"(?<=://)([^:/@]*):.*@|([?&]\w*password=)[^&]*")


def address(path_or_url: str | Path) -> str:
    """The database URL of a path, or the URL as it is.

    >>> address("sqlite:///kept/onrecord.db"), address("postgresql://ana@server/crisis")
    ('sqlite:///kept/onrecord.db', 'postgresql+psycopg://ana@server/crisis')
    """
    if "://" in str(path_or_url):
        return _SERVER.sub("postgresql+psycopg://", str(path_or_url))
    return f"sqlite:///{Path(path_or_url).absolute().as_posix()}"


def shown(path_or_url: str | Path) -> str:
    """The same without its password, for people.

    >>> shown("postgresql://ana:secret@server/crisis"), shown("postgresql:///crisis?host=/run&password=secret")
    ('postgresql://ana:***@server/crisis', 'postgresql:///crisis?host=/run&password=***')
    """
    if "://" not in str(path_or_url):
        return str(path_or_url)
    return _PASSWORD.sub(lambda found: f"{found[2]}***" if found[2] else f"{found[1]}:***@", str(path_or_url))


def open_engine(path_or_url: str | Path, *, create: bool = True) -> Engine:
    """The record's database, its tables there and up to date.

    Raises:
        RecordError: there is none and ``create`` is False, it is no record, or a newer OnRecord made it.
    """
    where = shown(path_or_url)
    engine, database = _engine(path_or_url, where, create)
    try:
        _bring_up_to_date(engine, database, where, create)
    except DatabaseError as error:
        engine.dispose()
        if ours := refused(error, engine, "opened as a record", where):
            raise ours from error
        raise
    except RecordError:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions hold the write lock from their start, so that none is refused late."""
    return engine.execution_options(**{WRITES: True})


def refused(error: DatabaseError, engine: Engine, doing: Doing, where: str) -> OnRecordError | None:
    """What a database's error is to people; None where not the database is to blame but what was to be written."""
    said = " ".join(str(error.orig).partition("\n")[0].split())
    if isinstance(error, DataError) and "NUL" in said:  # psycopg keeps it from the server
        if doing == "written":
            return NotText(
                "There is a NUL character in it, which PostgreSQL can't keep.",
                remedy="Take it out, or keep the record in a file.",
            )
        return RecordError("nothing in it holds a NUL character.", where=where, remedy="Ask without it.")
    remedy: str | None = DATABASES[engine.dialect.name].remedy(error, doing)
    if remedy is None and doing == "written":
        return None
    return RecordError(f"it can't be {doing}: {said}.", where=where, remedy=remedy)


def _engine(path_or_url: str | Path, where: str, create: bool) -> tuple[Engine, ModuleType]:
    """An engine that has not connected yet, and the module of its database."""
    try:
        url = make_url(address(path_or_url))
        if url.get_backend_name() not in DATABASES:
            raise ArgumentError(f"a record is kept by {' or '.join(DATABASES)}, not {url.get_backend_name()}")
        database = DATABASES[url.get_backend_name()]
        database.check(url, where, create=create)
        engine = create_engine(url, **database.arguments(url))
        database.own_transactions(engine)
    except ImportError as error:
        raise RecordError(
            f"its driver is not installed: {error}.",
            where=where,
            remedy='Install it: pip install "onrecord[postgres]"',
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise RecordError(
            f"no database can be opened there: {error}.", where=where, remedy="Give a path, or a database URL."
        ) from None
    return engine, database


def _bring_up_to_date(engine: Engine, database: ModuleType, where: str, create: bool) -> None:
    with engine.connect() as connection:
        at = _version(connection)
        strangers = set() if at else set(inspect(connection).get_table_names()) - {"alembic_version"}
        if at is None and not strangers and create:
            database.check_new(connection, where)
    if at == HEAD:
        return
    if strangers:
        raise RecordError(
            "it is a database, but no record.", where=where, remedy="Give another path with --record."
        )
    if at is None and not create:
        raise RecordError("there is no record here.", where=where, remedy="Make one with: onrecord add PATH...")
    from onrecord.store.migrating import known, upgrade

    if at is not None and at not in known():
        raise RecordError(
            f"a newer OnRecord made it (its tables are at {at}).",
            where=where,
            remedy="Upgrade OnRecord to open it.",
        )
    with database.migrating(writing(engine)) as connection:
        upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
