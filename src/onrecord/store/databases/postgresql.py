"""A record on a server: PostgreSQL, by psycopg."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from onrecord.errors import RecordError
from onrecord.store.databases.doing import OWN_TABLES, WAIT, WRITES, Doing

if TYPE_CHECKING:
    from psycopg import Connection as DriverConnection

LOCK = 0x6F6E_7265_636F_7264
"""The advisory lock of whoever writes to a record; each database has its own of this number ("onrecord")."""

CONNECT = 10
"""Seconds that a server is given to answer."""

STATE = "SELECT pg_current_snapshot()::text"
"""Which transactions a query sees."""

_LOCKED = f"SELECT set_config('lock_timeout', '{int(WAIT)}s', true), pg_advisory_xact_lock({LOCK})"

_PLANS = "-c join_collapse_limit=20 -c from_collapse_limit=20 -c random_page_cost=1.1 -c jit=off"
"""A list joins more tables than the server orders by itself (8); it would look at every record first. Rows are
looked up on a disk that finds one as soon as the next, and compiling a query takes longer than answering it."""

_MAKE = "CREATE DATABASE NAME TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"

_TURNED_AWAY = (
    ("pg_hba.conf", "Have the server's pg_hba.conf let you in from here."),
    ("password", "Put the right one into ~/.pgpass or PGPASSWORD, rather than into the address."),
    ('role "', "Name one that the server knows: postgresql://ROLE@HOST/DATABASE."),
    ('database "', f"Make it, once: {_MAKE}."),
    ("too many", "Wait until others are done, or have its max_connections raised."),
)
"""Words with which a server turns somebody away, and what to do. The first that it says count."""

_BY_CODE = {
    "42501": "Your role may not do this: have it granted, or name another role.",
    "25006": "The server is a standby that can only be read: name the one that it follows.",
    "55P03": "Another program has been writing all the while. Try again when it is done.",
    "53100": "The server's disk is full: make room there.",
}


def check(url: URL, where: str, *, create: bool) -> None:
    """Raise RecordError where no record can be."""
    if url.get_driver_name() != "psycopg":
        raise RecordError(
            f"it is opened with psycopg, not {url.get_driver_name()}.",
            where=where,
            remedy="Write postgresql://, and nothing between that and the colon.",
        )
    if "@" in (url.host or ""):
        raise RecordError(
            "the address holds more than one @.",
            where=where,
            remedy="Write a password's own @ as %40, or keep the password in ~/.pgpass.",
        )


def arguments(url: URL) -> dict[str, Any]:
    """What the engine is made with: a connection that the server has dropped meanwhile is made anew."""
    told = {
        "connect_timeout": CONNECT,
        "application_name": "onrecord",
        "client_encoding": "utf8",
        "options": _PLANS,
    }
    return {
        "connect_args": {name: value for name, value in told.items() if name not in url.query},
        "pool_pre_ping": True,
    }


def own_transactions(engine: Engine) -> None:
    """One who writes waits for the others first, and then sees all that they wrote; one who reads sees a single
    state to the end, and can change nothing."""
    from psycopg import IsolationLevel

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        writes = options.get(WRITES, False)
        driver: DriverConnection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
        driver.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
        driver.read_only = not (writes or options.get(OWN_TABLES, False))
        if writes:
            connection.exec_driver_sql(_LOCKED)


def migrating(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction for migrations."""
    return engine.begin()


def check_new(connection: Connection, where: str) -> None:
    """Raise RecordError where a new record would not answer as a record does: text in another order than by its
    letters' numbers, or not all letters there."""
    encoding, order, plain = connection.exec_driver_sql(
        "SELECT pg_encoding_to_char(encoding), datcollate, 'a-c' < 'ab' AND 'B' < 'a' AND 'z' < 'é'"
        " FROM pg_database WHERE datname = current_database()"
    ).one()
    if encoding != "UTF8" or not plain:
        raise RecordError(
            f"a record needs a database that keeps UTF-8 and orders text by it (LOCALE 'C'); "
            f"this one is {encoding}, {order}.",
            where=where,
            remedy=f"Make one: {_MAKE}.",
        )


def remedy(error: DBAPIError, doing: Doing) -> str | None:
    """What to do about an error, None where not the database is to blame but what it was given."""
    if isinstance(error, (DataError, IntegrityError)):
        return None
    code = getattr(error.orig, "sqlstate", None)
    if code in _BY_CODE:
        return _BY_CODE[code]
    if code is None or code[:2] in ("08", "57"):
        if doing == "opened as a record":
            said = str(error.orig)
            otherwise = (
                "Is a server running there, and is the address right: postgresql://ROLE@HOST:PORT/DATABASE?"
            )
            return next((advice for words, advice in _TURNED_AWAY if words in said), otherwise)
        return "Is the server still running? What was written is kept: run the same again once it is back."
    return None if code[:2] == "42" else "What the server's log says of it may help."
