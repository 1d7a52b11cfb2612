"""A record in a file; what a server's does is in test_moving.py."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store


@pytest.fixture
def store(file: Path, empty: Path) -> Iterator[Store]:
    """A new record, open."""
    with Store(shutil.copy(empty, file)) as store:
        yield store
