"""Files of other data sets' rows, beside a record, on each database."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.pipeline.outside import importing, reading
from onrecord.pipeline.record import Record, open_record
from tests.databases import Where
from tests.pipeline.outside.rows import ACLED, POLECAT, acled, gdelt, tabbed


@pytest.fixture
def record(where: Where) -> Iterator[Record]:
    """An empty record, on each database."""
    with open_record(where) as record:
        yield record


@pytest.fixture
def kept(file: Path) -> Iterator[Record]:
    """An empty record in a file."""
    with open_record(file) as record:
        yield record


def rows_of(record: Record, dataset: str) -> list[tuple[str, int]]:
    """Each row's own id, and its number in its file."""
    return sorted((line.record.id, line.row) for line in record.outside.lines(dataset))


def test_a_row_can_be_traced_to_its_file(record: Record, tmp_path: Path) -> None:
    file = acled(tmp_path / "export.csv", {"event_id_cnty": "VLD1"}, {"event_id_cnty": "VLD2"})
    assert record.import_outside(file).added == 2
    line = next(line for line in record.outside.lines("acled") if line.record.id == "VLD2")
    assert (line.dataset, line.file, line.row) == ("acled", str(file), 3)
    assert len(line.sha256) == 64


def test_the_same_file_adds_nothing_again(record: Record, tmp_path: Path) -> None:
    file = gdelt(tmp_path / "day.export.CSV", {}, {"GlobalEventID": "4712"}, {"GlobalEventID": "no number"})
    first, again = record.import_outside(file), record.import_outside(file)
    assert (first.added, first.broken) == (2, 1)
    assert (again.added, again.broken, again.known) == (0, 0, (str(file),))
    assert len(list(record.quarantined())) == 1


def test_a_row_of_a_later_file_takes_the_place_of_the_one_with_its_id(record: Record, tmp_path: Path) -> None:
    record.import_outside(acled(tmp_path / "may.csv", {"fatalities": "12"}, {"event_id_cnty": "VLD2"}))
    done = record.import_outside(acled(tmp_path / "june.csv", {"fatalities": "14"}, {"event_id_cnty": "VLD2"}))
    assert (done.added, done.replaced, done.unchanged) == (0, 1, 1)
    assert {line.record.id: line.record.fatalities for line in record.outside.lines("acled")}["VLD1"] == 14


def test_rows_of_one_file_that_share_an_id_are_all_kept(record: Record, tmp_path: Path) -> None:
    file = tabbed(tmp_path / "week.txt", POLECAT, {**POLECAT, "Recipient Name": "Jens Dahl"}, POLECAT)
    assert record.import_outside(file).added == 2
    assert rows_of(record, "polecat") == [("p1", 2), ("p1", 3)]


def test_rows_that_share_an_id_are_all_there_after_the_next_download(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 2)  # one transaction ends between the two
    rows = [{"event_id_cnty": "VLD0"}, {"notes": "told first"}, {"notes": "told second"}]
    record.import_outside(acled(tmp_path / "may.csv", *rows))
    done = record.import_outside(acled(tmp_path / "june.csv", *rows, {"event_id_cnty": "VLD9"}))
    assert (done.added, done.replaced, done.unchanged) == (1, 0, 3)
    assert {"told first", "told second"} <= {line.record.notes for line in record.outside.lines("acled")}


def test_a_file_whose_rows_all_have_one_id_is_refused(kept: Record, tmp_path: Path) -> None:
    file = acled(tmp_path / "export.csv", *({"notes": f"row {number}"} for number in range(1_200)))
    [(_, why)] = kept.import_outside(file).quarantined
    assert why == "BadRow: 1,000 of its rows have the id 'VLD1'."


def test_a_file_that_is_not_there_is_named_and_costs_no_other(kept: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"nothing\.csv: there is no such file"):
        kept.import_outside(tmp_path / "nothing.csv")
    done = kept.import_outside([tmp_path / "nothing.csv", acled(tmp_path / "export.csv", {})])
    assert (done.added, len(done.quarantined)) == (1, 1)


def test_a_row_that_can_not_be_read_waits_in_quarantine_and_stops_no_other(record: Record, tmp_path: Path) -> None:
    file = acled(tmp_path / "export.csv", {}, {"event_date": "13 Smarch"}, {"event_id_cnty": "VLD3"})
    done = record.import_outside(file)
    assert (done.added, done.broken) == (2, 1)
    [held] = record.quarantined()
    assert (held.source, held.reason) == (f"{file}:3", "BadRow")
    assert held.message.startswith("Its day is none: '13 Smarch'.")


def test_columns_are_taken_by_name_and_those_that_lack_are_said(kept: Record, tmp_path: Path) -> None:
    some = ["latitude", *(column for column in reversed(ACLED) if column not in ("latitude", "notes"))]
    file = acled(tmp_path / "export.csv", {}, columns=some)
    assert kept.import_outside(file).lacking == {str(file): ("notes",)}
    [line] = kept.outside.lines("acled")
    assert line.record.place is not None
    assert (line.record.place.latitude, line.record.fatalities, line.record.notes) == (-0.4536, 12, None)


def test_a_file_without_a_needed_column_is_refused_whole(kept: Record, tmp_path: Path) -> None:
    file = acled(tmp_path / "export.csv", {}, columns=[column for column in ACLED if column != "event_date"])
    [(source, why)] = kept.import_outside(file, form="acled").quarantined
    assert (source, why) == (str(file), "BadRow: It has no column event_date.")
    assert kept.outside.datasets() == []


def test_a_file_of_something_else_is_told_from_its_first_rows(kept: Record, tmp_path: Path) -> None:
    file = gdelt(tmp_path / "day.CSV", *({"GlobalEventID": f"row {number}"} for number in range(9)))
    [(_, why)] = kept.import_outside(file, form="gdelt").quarantined
    assert "None of its first 9 rows can be read as gdelt" in why
    assert kept.outside.datasets() == []


def test_a_damaged_row_costs_no_other(kept: Record, tmp_path: Path) -> None:
    file = gdelt(tmp_path / "day.CSV", *({"GlobalEventID": str(number)} for number in range(1, 5)))
    lines = file.read_bytes().split(b"\n")
    lines[0] += b"\tone cell more"
    lines[1] = lines[1].replace(b"Oslo", b"Osl\xf8")
    lines[2] = lines[2].replace(b"Oslo", b"\0")
    file.write_bytes(b"\n".join(lines))
    done = kept.import_outside(file, form="gdelt")
    assert (done.added, done.broken) == (1, 3)
    assert rows_of(kept, "gdelt") == [("4", 4)]


def test_a_line_without_end_does_not_fill_the_memory(
    kept: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST", 2_000)
    file = gdelt(
        tmp_path / "day.CSV", {"SOURCEURL": "https://ledger.example/" + "x" * 9_000}, {"GlobalEventID": "2"}
    )
    assert (kept.import_outside(file, form="gdelt").broken, rows_of(kept, "gdelt")) == (1, [("2", 2)])


def test_a_quotation_mark_that_is_never_closed_costs_what_it_swallows_alone(kept: Record, tmp_path: Path) -> None:
    file = acled(tmp_path / "export.csv", {}, *({"event_id_cnty": f"VLD{number}"} for number in range(2, 2_000)))
    file.write_text(file.read_text("utf8").replace("VLD5,", 'VLD5,"', 1), "utf8")
    done = kept.import_outside(file)
    assert done.broken == 1
    assert 1_000 < done.added < 1_999


def test_packed_files_are_read_as_they_come(kept: Record, tmp_path: Path) -> None:
    plain = gdelt(tmp_path / "a.CSV", {"GlobalEventID": "1"})
    with gzip.open(tmp_path / "b.CSV.gz", "wb") as packed:
        packed.write(gdelt(tmp_path / "b.CSV", {"GlobalEventID": "2"}).read_bytes())
    with zipfile.ZipFile(tmp_path / "c.CSV.zip", "w") as pack:
        pack.write(gdelt(tmp_path / "c.CSV", {"GlobalEventID": "3"}), "c.CSV")
    done = kept.import_outside([plain, tmp_path / "b.CSV.gz", tmp_path / "c.CSV.zip"])
    assert done.added == 3


def test_a_damaged_pack_is_refused_with_its_reason(kept: Record, tmp_path: Path) -> None:
    file = tmp_path / "c.CSV.zip"
    file.write_bytes(b"PK\x03\x04 and no more")
    [(_, why)] = kept.import_outside(file, form="gdelt").quarantined
    assert why.startswith("BadRow: It can't be unpacked")


def test_a_pack_whose_bytes_are_damaged_is_refused_whatever_packed_it(kept: Record, tmp_path: Path) -> None:
    file = tmp_path / "c.CSV.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as pack:
        pack.write(gdelt(tmp_path / "c.CSV", *({"GlobalEventID": str(number)} for number in range(99))), "c.CSV")
    content = bytearray(file.read_bytes())
    content[60:200] = bytes(140)
    file.write_bytes(content)
    [(_, why)] = kept.import_outside(file, form="gdelt").quarantined
    assert why.startswith("BadRow: It can't be unpacked")


def test_a_form_is_asked_for_where_no_header_tells_it(kept: Record, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing of the kind\n", "utf8")
    with pytest.raises(RecordError, match="the form of these rows is not clear"):
        kept.import_outside(file)


def test_a_name_stands_for_rows_of_one_form(kept: Record, tmp_path: Path) -> None:
    kept.import_outside(acled(tmp_path / "export.csv", {}), dataset="mine")
    with pytest.raises(RecordError, match="has rows of acled, not of gdelt"):
        kept.import_outside(gdelt(tmp_path / "day.CSV", {}), dataset="mine")


def test_an_import_that_was_cut_off_goes_on_after_the_last_row_that_is_kept(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 10)
    file = gdelt(tmp_path / "day.CSV", *({"GlobalEventID": str(number)} for number in range(1, 36)))

    def cut(some: int) -> None:
        if len(rows_of(record, "gdelt")) >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.import_outside(file, progress=cut)
    [dataset] = record.outside.datasets()
    assert (dataset.rows, dataset.unfinished) == (20, 1)
    assert record.import_outside(file).added == 15
    [dataset] = record.outside.datasets()
    assert (dataset.rows, dataset.unfinished) == (35, 0)


def test_a_data_set_is_removed_as_a_whole_and_can_come_again(record: Record, tmp_path: Path) -> None:
    files = [acled(tmp_path / "a.csv", {}, {"event_date": "?"}), gdelt(tmp_path / "b.CSV", {})]
    for file in files:
        record.import_outside(file)
    record.outside.remove("acled")
    assert [one.name for one in record.outside.datasets()] == ["gdelt"]
    assert list(record.quarantined()) == []
    assert record.import_outside(files[0]).added == 1


def test_rows_are_no_part_of_the_record(record: Record, tmp_path: Path) -> None:
    record.import_outside(acled(tmp_path / "export.csv", {}))
    assert [*record.events, *record.occurrences(), *record.actors(), *record.reports()] == []
    assert record.search("Garissa").records == 0
    assert list(record.verify()) == []
