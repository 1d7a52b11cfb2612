"""The record's lists as frames: the same rows, the same columns, whichever library holds them."""

from collections.abc import Iterator

import pandas
import polars
import pytest

import onrecord
from onrecord.errors import BadExport
from onrecord.pipeline import columns
from onrecord.pipeline.cells import CELLS
from onrecord.pipeline.columns import kinds_of
from onrecord.pipeline.lists import Lines

FIRST = (
    "Finnish Prime Minister Aino Salo called off her visit to Norway on Monday.\n\n"
    '"We will not travel to Oslo this week," Salo said.\n\n'
    "At least 40 people were injured when a ferry ran aground near Bergen, the Norwegian coast guard said.\n\n"
    "Salo will meet the Norwegian foreign minister, Kari Lund, in Bergen at 10 a.m. on 24 May 2024.\n\n"
    "Parliament rejected the ferry treaty by 98 votes to 71 on Tuesday, with four members abstaining.\n"
)
LISTS = {
    "events": "timeline", **{name: name for name in CELLS if name != "events"}
}  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[onrecord.Record]:
    """Two reports, one a copy of the other, with decisions."""
    folder = tmp_path_factory.mktemp("lists")
    for name, text in (("first", FIRST), ("second", "Oslo (Fjord Wire)\n\n" + FIRST)):
        (folder / f"{name}.txt").write_text(text)
    with onrecord.open_record(folder / "onrecord.db", settings=onrecord.Settings()) as record:
        for name in ("first", "second"):
            told = onrecord.Particulars(published="2024-05-16", publisher=f"The {name.title()}")
            record.add(folder / f"{name}.txt", particulars=told)
        lines = list(record.timeline())
        record.accept(lines[0].id, by="ana")
        record.correct(lines[-1].id, {"status": "cancelled", "date": "2024-05-13"}, by="ana")
        yield record


@pytest.mark.parametrize("name", LISTS)
def test_a_frame_has_the_rows_and_the_columns_of_the_cells(record: onrecord.Record, name: str) -> None:
    rows = [CELLS[name](line) for line in getattr(record, LISTS[name])()]
    frame = getattr(record, LISTS[name])().to_arrow()
    assert frame.column_names == list(kinds_of(name))
    assert frame.to_pylist() == [{key: _listed(value) for key, value in row.items()} for row in rows]


def test_the_events_of_a_record_hold_times_copies_and_decisions(record: onrecord.Record) -> None:
    frame = record.events.to_pandas()
    assert "2024-05-24T10:00" in set(frame["start"].str[:16])
    assert {"accepted by ana", "corrected by ana", ""} == set(frame["decided"])
    assert frame["copy_of"].notna().any()


def test_the_events_are_filtered_when_called(record: onrecord.Record) -> None:
    called = record.events(actor="Salo", status="cancelled")
    assert [line.id for line in called] == [line.id for line in record.timeline(actor="Salo", status="cancelled")]
    assert called.to_arrow().num_rows == len(list(record.events(actor="Salo")(status="cancelled"))) > 0


@pytest.mark.parametrize("limit", [1, 2])
def test_a_limit_holds_in_a_frame_too(record: onrecord.Record, limit: int) -> None:
    assert record.events(limit=limit).to_arrow().num_rows == limit


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_no_rows_has_its_columns(record: onrecord.Record, name: str) -> None:
    nothing = {"since": "2031-01-01"}
    frame = getattr(record, LISTS[name])(**nothing).to_arrow()
    assert (frame.num_rows, frame.schema) == (0, getattr(record, LISTS[name])().to_arrow().schema)


def test_whole_numbers_stay_whole_in_pandas(record: onrecord.Record) -> None:
    votes = record.votes().to_pandas()
    assert isinstance(votes, pandas.DataFrame)
    assert votes.loc[0, "for"] == 71
    assert str(votes["for"].dtype) == str(votes["absent"].dtype) == "Int64"


def test_polars_has_lists_as_lists(record: onrecord.Record) -> None:
    frame = record.events.to_polars()
    assert frame.schema["actors"] == polars.List(polars.String)
    assert frame.height == len(list(record.events))


def test_a_list_is_iterated_once_and_framed_as_often_as_asked(record: onrecord.Record) -> None:
    lines = record.reports()
    assert next(lines).version == 1
    assert len(list(lines)) == 1
    assert list(lines) == []
    assert lines.to_arrow().num_rows == lines.to_pandas().shape[0] == 2


def test_many_rows_come_in_several_batches() -> None:
    row = dict.fromkeys(kinds_of("copies"))
    found = list(columns.batches("copies", [row] * (columns.ROWS + 1)))
    assert [batch.num_rows for batch in found] == [columns.ROWS, 1]


def test_a_number_beyond_what_a_column_holds_is_left_out() -> None:
    row = {**dict.fromkeys(kinds_of("figures")), "value": 10**400, "low": 3}
    [batch] = columns.batches("figures", [row])
    assert batch.to_pylist()[0]["value"] is None
    assert batch.to_pylist()[0]["low"] == 3.0


def test_a_library_that_is_not_there_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(BadExport, match=r"pip install 'onrecord\[parquet\]'"):
        Lines("copies", lambda: iter(())).to_arrow()


def _listed(value: object) -> object:
    return list(map(_listed, value)) if isinstance(value, list | tuple) else value
