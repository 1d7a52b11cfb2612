"""A real record, on each database, for each test that asks for one."""

from collections.abc import Iterator

import pytest

from onrecord.store import Store
from tests.databases import Where


@pytest.fixture
def store(where: Where) -> Iterator[Store]:
    """A new record, open."""
    with Store(where) as store:
        yield store
