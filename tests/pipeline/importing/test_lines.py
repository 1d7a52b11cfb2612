"""Readings handed on as JSON lines, and taken in again."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.export import export
from onrecord.model import Reading
from onrecord.pipeline.record import Record, open_record

SAMPLES = Path(__file__).parents[3] / "examples" / "reports"
LISTS = ("timeline", "statements", "figures", "votes", "copies", "changes", "occurrences", "stories", "actors")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The record that hands its readings on."""
    with open_record(tmp_path_factory.mktemp("given") / "given.db") as record:
        record.add([SAMPLES], workers=1)
        yield record


@pytest.fixture(scope="module")
def lines(given: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its readings, a line each."""
    path = tmp_path_factory.mktemp("lines") / "readings.jsonl"
    with path.open("wb") as out:
        export(given, "jsonl", out, of="readings")
    return path


@pytest.fixture(scope="module")
def taken(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A new record that took them in."""
    with open_record(tmp_path_factory.mktemp("taken") / "taken.db") as record:
        record.import_readings(lines)
        yield record


def shown(record: Record, of: str) -> list[Any]:
    """The list without where its reports came from: that is another file now."""
    return [_sourceless(msgspec.to_builtins(line)) for line in getattr(record, of)()]


def _sourceless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sourceless(one) for key, one in value.items() if key != "source"}
    return [_sourceless(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("of", LISTS)
def test_a_record_of_the_same_readings_shows_the_same(given: Record, taken: Record, of: str) -> None:
    assert shown(taken, of) == shown(given, of)


def test_the_readings_are_the_same_to_the_letter(given: Record, taken: Record) -> None:
    assert list(taken.readings()) == list(given.readings())
    assert not list(taken.verify())


def test_what_is_on_record_is_not_taken_in_again(taken: Record, lines: Path) -> None:
    before = len(list(taken.reports()))
    summary = taken.import_readings(lines)
    assert (summary.added, summary.appended, summary.unchanged) == (0, 0, before)
    assert len(list(taken.reports())) == before


def test_another_reading_of_a_report_stands_beside_the_first(
    given: Record, lines: Path, tmp_path: Path, records: Callable[[], Record]
) -> None:
    record = records()
    record.import_readings(lines)
    mine = next(given.readings())
    other = msgspec.structs.replace(mine, method="by hand", events=mine.events[:1], changes=())
    path = tmp_path / "other.jsonl"
    path.write_bytes(other.to_json())
    assert record.import_readings(path).appended == 1
    assert record.reading(mine.report.id).method == "by hand"
    assert record.import_readings([lines, path]).appended == 0


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Callable[[], Record]]:
    opened: list[Record] = []

    def make() -> Record:
        opened.append(open_record(tmp_path / f"{len(opened)}.db"))
        return opened[-1]

    yield make
    for record in opened:
        record.close()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda told: "{broken", "The line is no reading"),
        (lambda told: json.dumps({"text": "A ferry sank."}), "The line is no reading"),
        (lambda told: json.dumps(told | {"schema": 9}), "Its schema is 9"),
        (lambda told: json.dumps(told | {"method": ""}), "does not say what read it"),
        (lambda told: json.dumps(_with(told, "report", text="Other words.")), "is not that of this publisher"),
        (lambda told: json.dumps(_with(told, "events", evidence=[])), "e1 has no evidence"),
        (lambda told: json.dumps(_with(told, "events", trigger=[5, 999999])), r"The text has no span \[5"),
        (lambda told: json.dumps(_with(told, "events", actors=["a999"])), "e1 names a999"),
        (lambda told: json.dumps(_with(told, "events", confidence=7)), "The confidence of e1 is 7"),
        (lambda told: json.dumps(_with(told, "events", date={"start": "May", "end": None})), "'May' is no ISO"),
        (lambda told: json.dumps(_with(told, "report", published="yesterday")), "'yesterday' is no ISO 8601 day"),
        (lambda told: json.dumps(_with(told, "events", id="a1")), "The id a1 is given 2 times"),
    ],
)  # fmt: skip
def test_a_line_that_does_not_hold_goes_to_quarantine_alone(
    given: Record, tmp_path: Path, records: Callable[[], Record], broken: Callable[[Any], str], reason: str
) -> None:
    first, second = (one.to_json().decode() for one in list(given.readings())[:2])
    path = tmp_path / "readings.jsonl"
    path.write_text(f"{broken(json.loads(first))}\n{second}\n", encoding="utf8")
    record = records()
    summary = record.import_readings(path)
    assert (summary.added, len(summary.quarantined)) == (1, 1)
    [line] = record.quarantined()
    assert line.source == f"{path}:1"
    assert re.search(reason, line.message)
    path.write_text(f"{first}\n{second}\n", encoding="utf8")
    assert record.import_readings(path).added == 1
    assert not list(record.quarantined())


def _with(told: dict[str, Any], of: str, **fields: Any) -> dict[str, Any]:
    """The reading with fields of its report, or of its first record of a kind, otherwise."""
    if isinstance(told[of], dict):
        return told | {of: told[of] | fields}
    first, *rest = told[of]
    return told | {of: [first | fields, *rest]}


def test_what_read_prints_can_be_imported(given: Record, tmp_path: Path, records: Callable[[], Record]) -> None:
    reading: Reading = next(given.readings())
    path = tmp_path / "read.jsonl"
    path.write_text(json.dumps({"id": "named-elsewhere", **json.loads(reading.to_json())}), encoding="utf8")
    assert records().import_readings(path).added == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path, records: Callable[[], Record]) -> None:
    [(source, reason)] = records().import_readings(tmp_path / "none.jsonl").quarantined
    assert source.endswith("none.jsonl")
    assert "No such file" in reason
