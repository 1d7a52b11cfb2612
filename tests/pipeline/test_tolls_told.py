"""Tolls of one accident and of two, read into a real record."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.pipeline.record import Record, open_record
from onrecord.store.rows.shared import OccurrenceLine

Report = tuple[str, str]
FERRY = (
    "2026-05-04",
    "Five people were killed when a ferry sank on the lake near Puno on Sunday, the police said.",
)
COACH = (
    "2026-05-05",
    "Five people were killed when a coach hit a wall outside Arequipa on Monday, the police said.",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record, open."""
    with open_record(tmp_path / "onrecord.db") as record:
        yield record


def add(record: Record, folder: Path, *reports: Report) -> None:
    """Add these reports, one after the other, each of a paper of its own."""
    for number, (published, text) in enumerate(reports):
        file = folder / f"{number}.jsonl"
        row = {"id": str(number), "text": text, "published": published, "publisher": f"Paper {number}"}
        file.write_text(json.dumps(row), "utf8")
        record.add([file], workers=1)


def told_twice(record: Record, kind: str) -> list[OccurrenceLine]:
    """What both reports tell."""
    return [line for line in record.occurrences(kind) if line.reports > 1]


def test_one_number_of_two_accidents_is_two_tolls(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, FERRY, COACH)
    assert told_twice(record, "figure") == []


def test_those_arrested_and_those_detained_are_one_count(record: Record, tmp_path: Path) -> None:
    add(
        record,
        tmp_path,
        ("2026-05-04", "Officers detained 63 demonstrators in Lima, said Rosa Quispe, who speaks for the police."),
        ("2026-05-05", "In Lima 63 protesters were arrested, according to police spokeswoman Rosa Quispe."),
    )
    [toll] = told_twice(record, "figure")
    assert toll.reports == 2


def test_a_plan_put_off_hours_before_it_was_to_begin_is_a_reversal(record: Record, tmp_path: Path) -> None:
    add(
        record,
        tmp_path,
        ("2026-05-04", "Chile's president, Ana Rojas, will visit Lima on Thursday, her office said."),
        (
            "2026-05-06",
            "Chile's president, Ana Rojas, called off a visit to Lima hours before she was to go.",
        ),
    )
    [change] = record.changes(type="reversal")
    assert [getattr(step.record, "status", None) for step in change.steps] == ["planned", "cancelled"]
