"""Denials as reports tell them: bare ones, answers, the same denial over several reports. Our own reports."""

import json
from pathlib import Path

import pytest

from onrecord.model import Arrival, Reading, Report
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import open_record


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="r", text=text, published="2026-06-11")))


def denied(reading: Reading) -> list[str]:
    """The words in which each charge is denied."""
    said = {statement.id: statement for statement in reading.statements}
    last = [change.steps[-1] for change in reading.changes if change.kind == "denial"]
    return [reading.report.text[slice(*said[step].content[0])] for step in last if step in said]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chile accused Peru on Monday of jamming its radar. Lima rejected the accusation.\n\n"
            '"Our stations were switched off all week," Foreign Minister Rosa Quispe said.',
            "switched off",
        ),
        (
            "The opposition accused the mayor of Lorin, Ada Brenik, of selling the harbour.\n\n"
            '"That is a lie from beginning to end," Brenik told reporters.',
            "a lie",
        ),
        (
            "Serbia's president accused Kosovo of arming smugglers. Pristina responded that it had never given a"
            " gun to anyone.",
            "never given",
        ),
        (
            "Prosecutors charged the banker, Tomas Vilk, with fraud. Vilk denies the charges. His lawyer said the"
            " trial would open in May.",
            "the charges",
        ),
        (
            "A Chilean member, Professor Luis Paz, complained that Peru held back its charts. His Peruvian"
            " colleague, Rosa Quispe, denied that anything was missing.",
            "anything was missing",
        ),
    ],
)
def test_a_denial_is_told_in_the_words_that_say_it(reader: Reader, text: str, words: str) -> None:
    assert [words in found for found in denied(read(reader, text))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Chile accused Peru of spying. Brazil's president said he was not worried.",
        "Chile accused Peru of spying. Peru said it would not come to the summit in June.",
        "Chile accused Peru of spying. Peru's ambassador said the talks had gone well.",
        "Chile accused Peru of dumping waste. The Peruvian government denied that it would leave the treaty.",
    ],
)
def test_who_says_something_else_denies_nothing(reader: Reader, text: str) -> None:
    assert not denied(read(reader, text))


REPORTS = (
    ("2026-06-02", "Chile on Tuesday denied sabotaging a gas pipeline in Peru."),
    (
        "2026-06-03",
        "The Chilean Foreign Ministry denied that its agents had caused the explosion on the pipeline.",
    ),
    (
        "2026-06-03",
        'Chilean Foreign Minister Luis Paz said in Santiago: "Peru should look for the fault in its own pipes."',
    ),
    (
        "2026-06-03",
        'On Wednesday the Chilean Foreign Ministry told Lima to "look for the fault in its own pipes".',
    ),
)


@pytest.mark.parametrize("pair", [(0, 1), (2, 3)], ids=["denial", "quotation"])
def test_what_a_government_says_in_two_reports_is_one(tmp_path: Path, pair: tuple[int, int]) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        for number in pair:
            published, text = REPORTS[number]
            file = tmp_path / f"{number}.jsonl"
            row = {"id": file.stem, "text": text, "published": published, "publisher": f"Paper {number}"}
            file.write_text(json.dumps(row), "utf8")
            record.add([file], workers=1)
        assert 2 in [
            len({told.line.report.id for told in line.tellings}) for line in record.occurrences("statement")
        ]
