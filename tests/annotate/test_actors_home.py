"""Whose soldiers, chiefs and hosts are meant where only the dateline, a body or a journey says. Sentences of our
own."""

import pytest

from onrecord.model import Arrival, Report
from onrecord.pipeline.reader import Reader


def code_of(reader: Reader, words: str, text: str) -> str:
    """The code of whom these words mean."""
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    at = reading.report.text.index(words)
    return next(a.codes[0] for a in reading.actors for b, e in a.mentions if b <= at < e)


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (
            "Soldiers",
            "HNDMIL",
            "TEGUCIGALPA, June 9 - Soldiers seized the palace in Tegucigalpa on Tuesday. Guatemala condemned the"
            " coup, Guatemala's president said. Costa Rica and Guatemala recalled their ambassadors.",
        ),
        (
            "Crown Prince Faisal",
            "SAUGOV",
            "Iran condemned the raid. Envoy Ahmed Roe flew to Riyadh on Sunday to meet Crown Prince Faisal.",
        ),
        (
            "Director General Paul Roe",
            "UNO",
            "Iran barred inspectors of the International Atomic Energy Agency. Director General Paul Roe objected"
            " to the step.",
        ),
    ],
)
def test_whose_they_are(reader: Reader, words: str, code: str, text: str) -> None:
    assert code_of(reader, words, text) == code


def test_a_justice_minister_is_no_judge(reader: Reader) -> None:
    text = "Colombia's justice minister, Diego Mora, left Lima. On Friday the judge lifted the ban."
    assert code_of(reader, "the judge", text) != "COLGOV"
