"""Who denies what, in one report: an answer to a charge, a denial of "any" such thing, a lawyer's word."""

import pytest

from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.reader import Reader


def denials(reader: Reader, text: str) -> int:
    reading = reader.read(Arrival(report=Report(id=report_id(text=text), text=text, published="2026-06-11")))
    return sum(change.kind == "denial" for change in reading.changes)


@pytest.mark.parametrize(
    "text",
    [
        "The governor said the trucks had no papers. The charity denied that any paper had been missing.",
        "Kenya's army blamed the Sanaga Front for the shooting. The group denied any part in it.",
        "A prosecutor charged Paul Ekani on Monday with manslaughter. "
        '"My client has never owned a key to that door," his lawyer, Rose Atangana, said.',
    ],
)
def test_an_answer_to_what_was_said_just_before_is_a_denial(reader: Reader, text: str) -> None:
    assert denials(reader, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The union said 40 had died. The minister spoke of the rain. He denied any role in the arrests.",
        "The minister said the price would rise. His lawyer said that no more than four million was ever missing.",
    ],
)
def test_a_denial_of_something_else_answers_nobody(reader: Reader, text: str) -> None:
    assert denials(reader, text) == 0


def test_a_spokesman_s_other_number_is_his_body_s_revision(reader: Reader) -> None:
    text = (
        "The Sanaga Front now gives the number of dead at Katoa as 37. Its spokesman had spoken of 34 on Thursday."
    )
    reading = reader.read(Arrival(report=Report(id=report_id(text=text), text=text, published="2026-06-11")))
    assert [change.kind for change in reading.changes] == ["revision"]
