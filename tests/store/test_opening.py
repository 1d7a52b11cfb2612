"""Opening a record: what is made, and what is said where there is none."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store import Store


def test_a_record_is_made_where_there_is_none(file: Path) -> None:
    Store(file).close()
    assert file.exists()


def test_a_record_that_is_only_asked_is_not_made(file: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no record here\. Make one with: onrecord add"):
        Store(file, create=False)
    assert not file.exists()


def test_an_empty_file_is_no_record_to_ask(file: Path) -> None:
    file.touch()
    with pytest.raises(RecordError, match="no record"):
        Store(file, create=False)


def test_another_programs_file_is_left_alone(file: Path) -> None:
    file.write_bytes(b"Dear reader, this is a letter and no database. " * 50)
    before = file.read_bytes()
    with pytest.raises(RecordError, match="can't be opened as a record"):
        Store(file)
    assert file.read_bytes() == before


def test_another_programs_database_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(RecordError, match="a database, but no record"):
        Store(file)


def test_a_record_of_a_newer_version_is_not_touched(file: Path) -> None:
    Store(file).close()
    with sqlite3.connect(file) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="a newer OnRecord made it"):
        Store(file)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing/onrecord.db", "its folder is not there"),
        (".", "it is a folder"),
        ("nosuchbase://host/record", "no database can be opened there"),
    ],
)
def test_what_can_be_no_record_is_refused_with_a_reason(
    path: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError, match=said):
        Store(path)


def test_writing_does_not_block_reading(file: Path) -> None:
    with Store(file), sqlite3.connect(file) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
