"""A real record, in a file, for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's record is."""
    return tmp_path / "onrecord.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """A new record, open."""
    with Store(file) as store:
        yield store
