"""What a repeat adds to the records of what it repeats."""

from onrecord import read
from tests.clean.reports import SECOND

BLAST = "A blast in a market in Izmir killed 40 people on Sunday, the interior ministry said."
AGAIN = "On Sunday a blast in a market in Izmir killed 40 people, said the interior ministry."


def test_a_repeat_is_evidence_and_no_record_of_its_own() -> None:
    once = read(f"{BLAST}\n\n{SECOND}", published="2024-03-28")
    twice = read(f"{BLAST}\n\n{SECOND}\n\n{AGAIN}", published="2024-03-28")
    assert [len(x) for x in (twice.events, twice.statements, twice.figures)] == [
        len(x) for x in (once.events, once.statements, once.figures)
    ]
    start = twice.report.text.index(AGAIN)
    figure = next(f for f in twice.figures if f.value == 40)
    assert (start, start + len(AGAIN)) in figure.evidence


def test_a_sentence_that_is_not_repeated_gains_no_evidence() -> None:
    other = "Twelve of the wounded were flown to Ankara by the army in the evening."
    reading = read(f"{BLAST} {other}\n\n{SECOND}\n\n{AGAIN}", published="2024-03-28")
    figure = next(f for f in reading.figures if f.value == 12)
    assert all(end <= reading.report.text.index(SECOND) for _, end in figure.evidence)
