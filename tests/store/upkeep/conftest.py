"""A record in a file; what a server's does is in test_moving.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """A new record, open."""
    with Store(file) as store:
        yield store
