"""A database of each kind, open for writing, with an empty index; and a record of three reports."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from onrecord.store import Store
from onrecord.store.opening import open_engine, writing
from tests.databases import Where
from tests.store.reports import reading
from tests.store.said import said


@pytest.fixture
def database(where: Where) -> Iterator[Connection]:
    """An open transaction on each database."""
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        yield connection
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
