"""The sample reports' record, open for all tests of the formats."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.pipeline.record import Record, open_record


@pytest.fixture(scope="session")
def samples(samples: Path) -> Iterator[Record]:
    """The record of the sample reports; nothing is written to it."""
    with open_record(samples) as record:
        yield record
