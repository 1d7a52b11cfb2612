"""Readings of large files, made ready by a second process."""

from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.pipeline.importing import import_readings, preparing
from onrecord.pipeline.record import open_record
from onrecord.store import Store
from tests.store.said import said

READINGS = [said(f"Paper {n}", ("Petra Hollan", f'"The grain of {n} farms stays in port,"')) for n in range(5)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Readings, a line each, and among them a line that is none."""
    lines = [reading.to_json() for reading in READINGS]
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join([*lines[:3], b"no reading", *lines[3:]]))
    return path


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is one that a second process is started for, on any machine."""
    monkeypatch.setattr(preparing, "LARGE", 1)
    monkeypatch.setattr(preparing, "FIRST", 2)
    monkeypatch.setattr(preparing, "cores", lambda: 2)


def _shown(path: Path, file: Path) -> list[Reading]:
    with open_record(path) as record:
        run = record.import_readings(file)
        assert run.added == len(READINGS)
        [(source, _)] = run.quarantined
        assert source == f"{file}:4"
        return list(record.readings())


def test_a_second_process_gives_the_same_record(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another = _shown(tmp_path / "two.db", file)
    monkeypatch.setattr(preparing, "LARGE", 1 << 40)
    assert with_another == _shown(tmp_path / "one.db", file) == READINGS


def test_where_the_second_process_dies_the_first_goes_on(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "PROGRAM", "raise SystemExit(3)")
    assert _shown(tmp_path / "alone.db", file) == READINGS


def test_what_is_on_record_already_is_not_taken_in_again(file: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "twice.db") as store:
        import_readings(store, [file], join=False)
        again = import_readings(store, [file], join=False)
    assert (again.added, again.unchanged, again.unjoined) == (0, len(READINGS), len(READINGS))
