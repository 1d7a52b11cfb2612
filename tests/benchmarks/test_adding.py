"""The benchmarks run, in a tiny form: their counts, and no times."""

from pathlib import Path

from benchmarks.adding import measured
from benchmarks.newsroom import Newsroom
from benchmarks.reading import arrivals

from onrecord.model import Reading
from onrecord.pipeline.importing.checking import flaw


def test_adding_is_measured_over_a_whole_import(tmp_path: Path) -> None:
    found = measured(
        lambda number: str(tmp_path / f"{number}.db"), arrivals(None)[:1], readings=12, joined=3, rounds=1
    )
    assert found["readings"] == 12
    assert found["shares_of_reading"]["reports"] == 1
    assert set(found["microseconds_a_reading"]) == {"all", "decoding", "checking", "rows"}


def test_the_newsroom_writes_readings_that_hold_together() -> None:
    readings = [told.reading for told in Newsroom().tell(20)]
    assert not any(flaw(reading, "") for reading in readings)
    assert len({reading.report.id for reading in readings}) == 20
    assert Reading.from_json(readings[0].to_json()) == readings[0]
    assert {len(reading.events) for reading in readings} == {5}
