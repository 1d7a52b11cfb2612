"""The record's Python API, on what the reader makes of real text."""

from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.errors import RecordError, UnknownId
from onrecord.store.rows.records import EventLine

TEXT = (
    "Finnish Prime Minister Aino Salo called off her visit to Norway on Monday.\n\n"
    '"We will not travel to Oslo this week," Salo said.\n\n'
    "At least 40 people were injured when a ferry ran aground near Bergen, the Norwegian coast guard said.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "report.txt").write_text(TEXT)
    record = onrecord.open_record(folder / "onrecord.db", settings=onrecord.Settings())
    record.add(folder / "report.txt", particulars=onrecord.Particulars(published="2024-05-16"))
    return record


def test_the_record_gives_the_reading_that_reading_gives(record: onrecord.Record) -> None:
    [line] = record.reports()
    assert record.reading(line.id) == onrecord.read(TEXT, published="2024-05-16")


@pytest.mark.parametrize("table", ["timeline", "statements", "figures", "votes", "changes", "actors"])
def test_each_line_has_its_sentence_and_is_found_by_its_id(record: onrecord.Record, table: str) -> None:
    for line in getattr(record, table)():
        assert line.sentence in TEXT
        assert record.get(line.id).record == line.record


def test_a_line_encodes_to_json(record: onrecord.Record) -> None:
    for line in record.timeline():
        assert msgspec.json.decode(msgspec.json.encode(line), type=EventLine) == line


def test_an_unknown_filter_is_refused(record: onrecord.Record) -> None:
    with pytest.raises(TypeError, match="no filter 'colour'"):
        record.timeline(colour="red")  # type: ignore[call-arg]


def test_an_unknown_report_is_refused(record: onrecord.Record) -> None:
    with pytest.raises(UnknownId):
        record.reading("zzzz")


def test_a_record_that_is_asked_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        onrecord.open_record(tmp_path / "none.db", create=False)


def test_the_settings_say_where_the_record_is(tmp_path: Path) -> None:
    at = tmp_path / "settled.db"
    onrecord.open_record(settings=onrecord.Settings(record=str(at))).close()
    assert at.exists()


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(onrecord.OnRecordError, match="YYYY-MM-DD"):
        onrecord.read(TEXT, published="the day before")
