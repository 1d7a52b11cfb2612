"""The sample reports are what examples/README.md says that they are."""

from pathlib import Path

import pytest

from onrecord import intake
from onrecord.model import Arrival, Particulars

REPORTS = Path(__file__).parents[1] / "examples" / "reports"


def samples() -> list[Arrival]:
    came = [arrival for file in intake.files([REPORTS]) for arrival in intake.arrivals_of(file)]
    assert not [one for one in came if isinstance(one, Exception)]
    return [one for one in came if isinstance(one, Arrival)]


def test_there_are_sixteen_of_three_crises() -> None:
    assert len(samples()) == 16
    assert len([folder for folder in REPORTS.iterdir() if folder.is_dir()]) == 3


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: Path(sample.source or "").name)
def test_each_is_as_long_as_a_wire_report(sample: Arrival) -> None:
    assert 250 <= len(sample.report.text.split()) <= 900


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: Path(sample.source or "").name)
def test_each_can_be_dated(sample: Arrival) -> None:
    dateline = next((line for line in sample.report.text.splitlines() if " — " in line), "")
    assert sample.report.published or ", 2025 (" in dateline


def test_the_damaged_copy_has_its_encoding_repaired() -> None:
    [damaged] = [one for one in samples() if "rewritten" in (one.source or "")]
    assert "â€" not in damaged.report.text
    assert damaged.report.repairs


def test_pages_name_their_captions() -> None:
    captioned = [one for one in samples() if any(passage.kind == "caption" for passage in one.marked)]
    assert len(captioned) >= 7


def test_given_particulars_win() -> None:
    file = REPORTS / "sulu-sea" / "2025-10-09-parliament-votes.txt"
    [arrival] = intake.arrivals_of(file, particulars=Particulars(published="2025-10-10"))
    assert isinstance(arrival, Arrival)
    assert arrival.report.published == "2025-10-10"
