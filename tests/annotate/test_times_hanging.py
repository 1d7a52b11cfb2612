"""Times that belong to a verb of saying, in a report of Thursday, 28 March 2024."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.model import Report


def read(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published="2024-03-28")
    return nlp(doc)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Norway said on Tuesday it would send an envoy to Oslo next week.", "2024-03-26"),
        ("The bank said Tuesday it will close 40 branches.", "2024-03-26"),
        ("The army said Tuesday rebels had attacked a convoy.", "2024-03-26"),
        ("The minister told reporters late on Wednesday he would not attend.", "2024-03-27"),
        ("The union announced last week its members will strike on Monday.", "2024-03-18"),
    ],
)
def test_a_time_between_saying_and_said_is_of_the_saying(nlp: Language, text: str, first: str) -> None:
    doc = read(nlp, text)
    mark = doc._.times[0]
    token = next(token for token in doc if token.idx >= mark.start and token.pos_ in ("PROPN", "NOUN"))
    while token.pos_ not in ("VERB", "AUX"):
        token = token.head
    assert token.lemma_ in ("say", "tell", "announce")
    assert mark.when.start == first


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The scheme was uncovered in 2015 and he resigned that September.", "2015-09-01", "2015-09-30"),
        ("The union had called a strike for Saturday.", "2024-03-30", "2024-03-30"),
        ("Congress summoned the minister for Tuesday.", "2024-04-02", "2024-04-02"),
        ("The army said on Tuesday that it had killed ten men overnight.", "2024-03-25", "2024-03-25"),
        ("Her call in January for a vote was turned down.", "2024-01-01", "2024-01-31"),
        ("The airline suspended flights until Sunday.", None, "2024-03-31"),
        ("She said on Wednesday that he had called her the day before.", "2024-03-26", "2024-03-26"),
    ],
)
def test_what_was_told_and_the_tense_settle_the_day(
    nlp: Language, text: str, start: str | None, end: str | None
) -> None:
    when = read(nlp, text)._.times[-1].when
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["They voted on election day.", "They signed before midnight.", "Troops opened fire at 4:30 a.m."]
)
def test_a_clock_or_holiday_of_no_known_day_has_no_interval(nlp: Language, text: str) -> None:
    assert all(mark.when is None for mark in read(nlp, text)._.times)


def test_days_counted_from_a_month_have_no_day(nlp: Language) -> None:
    assert read(nlp, "He was arrested in March and released four days later.")._.times[-1].when is None


def test_an_aside_is_no_day_to_count_from(nlp: Language) -> None:
    text = "Ten died on Monday in the unrest, which began on March 1. The premier resigned that afternoon."
    assert read(nlp, text)._.times[-1].when.start == "2024-03-25"
