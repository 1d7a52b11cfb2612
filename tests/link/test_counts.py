"""Two counts in one report: whether one takes the other's place, stands against it, or counts something else."""

from pathlib import Path

import pytest

from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.reader import Reader

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "counts_told.tsv").read_text("utf8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "first", "second", "text"), ROWS)
def test_two_counts_of_one_thing_are_a_change(
    kind: str, first: str, second: str, text: str, reader: Reader
) -> None:
    reading = reader.read(Arrival(report=Report(id=report_id(text=text), text=text, published="2026-06-11")))
    value = {figure.id: figure.value for figure in reading.figures}
    told = [
        (change.kind, [value[step] for step in change.steps])
        for change in reading.changes
        if change.kind in {"revision", "disagreement"} and change.steps[0] in value
    ]
    wanted = [float(first), float(second)]
    if kind == "disagreement":
        told, wanted = [(what, sorted(numbers, key=str)) for what, numbers in told], sorted(wanted, key=str)
    assert told == ([] if kind == "none" else [(kind, wanted)])
