"""The sample reports on record, once for all tests of the formats."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.pipeline.record import Record, open_record

SAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The record of the sample reports."""
    with open_record(tmp_path_factory.mktemp("export") / "samples.db") as record:
        record.add([SAMPLES], workers=1)
        yield record
