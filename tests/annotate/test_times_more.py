"""More temporal expressions of a report of Thursday, 28 March 2024: what the first tables leave out."""

import pytest
from spacy.language import Language

from onrecord.model import Passage, Report, TimeMark


def marks(nlp: Language, text: str, published: str = "2024-03-28") -> tuple[TimeMark, ...]:
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published=published)
    found: tuple[TimeMark, ...] = nlp(doc)._.times
    return found


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value) for m in marks(nlp, text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bail was set Monday at two million.", "2024-03-25"),
        ("The ballot was postponed on Tuesday.", "2024-03-26"),
        ("The accord was agreed Monday in Lima.", "2024-03-25"),
        ("The hearing was set for Friday.", "2024-03-29"),
        ("The hearing was moved to Friday.", "2024-03-29"),
        ("The court extended the ban through June.", "2024-06"),
        ("The envoys meet Monday in Bern.", "2024-04-01"),
        ("The colony becomes independent at midnight on Sunday.", "2024-03-31T24:00"),
        ("The licence expires on the 15th.", "2024-04-15"),
        ("He fled on the 10th of this month.", "2024-03-10"),
    ],
)
def test_the_verb_tells_whether_the_day_is_past_or_set(nlp: Language, text: str, value: str) -> None:
    assert [v for _, v in told(nlp, text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb went off at 6:05 p.m. (1505 GMT) on Saturday.",
            [("6:05 p.m.", "2024-03-23T18:05"), ("1505 GMT", "2024-03-23T15:05"), ("Saturday", "2024-03-23")],
        ),
        ("The truce began at 0500 GMT on 5 March.", [("0500 GMT on 5 March", "2024-03-05T05:00")]),
        ("He fled in the early hours of Tuesday.", [("the early hours of Tuesday", "2024-03-26TMO")]),
        ("Bells rang on Christmas morning.", [("Christmas morning", "2023-12-25TMO")]),
        (
            "The crew left on Monday. Owners met it in the afternoon.",
            [("Monday", "2024-03-25"), ("the afternoon", "2024-03-25TAF")],
        ),
    ],
)
def test_a_time_of_day_takes_the_day_beside_it(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke a week ago Tuesday.", ("a week ago Tuesday", "2024-03-19")),
        ("The liner sank 80 years ago today.", ("80 years ago today", "1944-03-28")),
        ("The pact was signed a year ago this week.", ("a year ago this week", "2023-W13")),
        ("They will meet a week from Friday.", ("a week from Friday", "2024-04-05")),
        ("He quit two and a half weeks ago.", ("two and a half weeks ago", "2024-W10")),
        ("It snowed on the Sunday before Christmas.", ("the Sunday before Christmas", "2023-12-24")),
        ("Shops were full on Black Friday.", ("Black Friday", "2023-11-24")),
        ("He left in the summer of '69.", ("the summer of '69", "1969-SU")),
        ("The 2022/23 season was cut short.", ("2022/23", "2022/2023")),
        ("It grew in the second half of the 1990s.", ("the second half of the 1990s", "199")),
        ("She will one day be mayor.", ("one day", "FUTURE_REF")),
        ("It could come as early as next week.", ("next week", "2024-W14")),
        ("Prices rose over the past year.", ("the past year", "P1Y")),
    ],
)
def test_what_is_counted_from_a_day(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert told(nlp, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The board meets twice a month.", "SET", "P1M"),
        ("The board meets every other week.", "SET", "P2W"),
        ("The clinic is shut on weekends.", "SET", "XXXX-WXX-WE"),
        ("It lasted a decade and a half.", "DURATION", "P15Y"),
        ("He served two years and three months.", "DURATION", "P2Y3M"),
        ("The flight took three hours and 20 minutes.", "DURATION", "PT3H20M"),
        ("Weeks after the quake, aid arrived.", "DURATION", "PXW"),
        ("It fell in a single day.", "DURATION", "P1D"),
    ],
)
def test_sets_and_durations(nlp: Language, text: str, kind: str, value: str) -> None:
    assert [(m.type, m.value) for m in marks(nlp, text)] == [(kind, value)]


def test_the_next_year_of_a_past_one_is_no_year_to_come(nlp: Language) -> None:
    assert told(nlp, "The tax rose in 2019. The next year it doubled.")[1] == ("The next year", "2020")


def test_the_run_up_to_a_feast_begins_with_the_feast(nlp: Language) -> None:
    assert told(nlp, "Sales rose in the run-up to Christmas.") == [("Christmas", "2023-12-25")]


def test_a_headline_in_the_present_tense_tells_what_is_past(nlp: Language) -> None:
    text = "Rebels strike port on Monday"
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published="2024-03-28")
    doc._.passages = (Passage(start=0, end=len(text), kind="headline"),)
    assert [mark.value for mark in nlp(doc)._.times] == ["2024-03-25"]


def test_an_hour_that_is_past_is_not_of_the_day_that_is_planned(nlp: Language) -> None:
    text = "The patrol is now planned for Oct. 27. The commander announced the cancellation at 9 a.m."
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published="2025-10-20")
    hour = nlp(doc)._.times[-1]
    assert not hour.value.startswith("2025-10-27")
