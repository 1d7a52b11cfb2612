"""Temporal expressions of a report of Thursday, 28 March 2024."""

import pytest
import spacy
from spacy.language import Language

from onrecord.annotate import times
from onrecord.model import Passage, Report, TimeMark

PUBLISHED = "2024-03-28"


def marks(nlp: Language, text: str, published: str | None = PUBLISHED) -> tuple[TimeMark, ...]:
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published=published)
    found: tuple[TimeMark, ...] = nlp(doc)._.times
    return found


def told(nlp: Language, text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value) for m in marks(nlp, text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks resumed on Monday.", [("Monday", "2024-03-25")]),
        ("The talks will resume on Monday.", [("Monday", "2024-04-01")]),
        ("The ministers plan to meet on Tuesday.", [("Tuesday", "2024-04-02")]),
        ("The hearing is scheduled for Tuesday.", [("Tuesday", "2024-04-02")]),
        ("Organisers planned a march on Saturday.", [("Saturday", "2024-03-30")]),
        ("The mayor asked on Monday for more troops.", [("Monday", "2024-03-25")]),
        ("She spoke at Wednesday’s news conference.", [("Wednesday", "2024-03-27")]),
        ("He resigned last Friday.", [("last Friday", "2024-03-22")]),
        ("The envoy will return next Friday.", [("next Friday", "2024-03-29")]),
        ("The court ruled on Thursday.", [("Thursday", "2024-03-28")]),
    ],
)
def test_a_weekday_looks_back_or_ahead_with_its_verb(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting broke out on October 7.", "2023-10-07"),
        ("The ferry sank on March 3.", "2024-03-03"),
        ("The term ends on December 31.", "2024-12-31"),
        ("The treaty was signed on the 5th of May, 1998.", "1998-05-05"),
        ("The letter is dated 27 March 2024.", "2024-03-27"),
        ("The letter is dated 2023-11-02.", "2023-11-02"),
        ("The letter is dated 11/02/89.", "1989-11-02"),
        ("The letter is dated 27/03/2024.", "2024-03-27"),
        ("The dam broke in September.", "2023-09"),
        ("Elections are due in November.", "2024-11"),
        ("The court ruled in June last year.", "2023-06"),
        ("The November 2020 vote was close.", "2020-11"),
        ("The reserve was opened in 1964.", "1964"),
        ("Prices soared in the 1980s.", "198"),
        ("The port boomed in the 19th century.", "18"),
        ("Exports fell in the third quarter.", "2023-Q3"),
        ("Trade doubled in the first half of 2023.", "2023-H1"),
        ("The law passed in the spring of 2019.", "2019-SP"),
        ("The harvest failed last summer.", "2023-SU"),
        ("They met on Christmas Eve.", "2023-12-24"),
        ("The shop opened on Thanksgiving Day.", "2023-11-23"),
    ],
)
def test_a_date_takes_the_year_that_the_report_means(nlp: Language, text: str, expected: str) -> None:
    assert [value for _, value in told(nlp, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Aid could arrive as early as next week.", "2024-04-01", "2024-04-07"),
        ("The bridge collapsed late last month.", "2024-02-21", "2024-02-29"),
        ("Earlier this month he quit.", "2024-03-01", "2024-03-28"),
        ("Prices have risen since October.", "2023-10-01", None),
        ("The road must reopen by Friday.", None, "2024-03-29"),
        ("Over the past two months, 300 have died.", "2024-01-28", "2024-03-28"),
        ("Two weeks ago he quit.", "2024-03-11", "2024-03-17"),
        ("A decade ago it was desert.", "2014-01-01", "2014-12-31"),
        ("This weekend, voters will go to the polls.", "2024-03-30", "2024-03-31"),
        ("Over the weekend, shelling resumed.", "2024-03-23", "2024-03-24"),
        ("The roads will close Oct. 7-9.", "2024-10-07", "2024-10-09"),
        ("The mid-November deadline passed.", "2023-11-11", "2023-11-20"),
        ("Yesterday the court heard witnesses.", "2024-03-27", "2024-03-27"),
    ],
)
def test_an_expression_becomes_an_interval(nlp: Language, text: str, start: str | None, end: str | None) -> None:
    (mark,) = marks(nlp, text)
    assert mark.when is not None
    assert (mark.when.start, mark.when.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The siege lasted almost two and a half years.", "P2Y6M"),
        ("At least three days of talks are planned.", "P3D"),
        ("He was held for twenty-four hours.", "PT24H"),
        ("They waited for years.", "PXY"),
        ("The two-day summit was cancelled.", "P2D"),
        ("It took a couple of weeks.", "P2W"),
        ("The works will take nine months.", "P9M"),
        ("Half an hour later the fire was out.", "PT30M"),
    ],
)
def test_a_duration_has_its_length(nlp: Language, text: str, value: str) -> None:
    assert [(m.type, m.value) for m in marks(nlp, text)] == [("DURATION", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Patrols run daily.", "P1D"),
        ("The council meets every week.", "P1W"),
        ("Every Monday the council meets.", "XXXX-WXX-1"),
        ("The council meets on Fridays.", "XXXX-WXX-5"),
    ],
)
def test_what_comes_again_is_a_set(nlp: Language, text: str, value: str) -> None:
    assert [(m.type, m.value) for m in marks(nlp, text)] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("The session opens at 9 a.m. EST on Tuesday.", "2024-04-02T09:00", "2024-04-02T09:00-05:00"),
        ("The truce took effect at 16:00 on Wednesday.", "2024-03-27T16:00", "2024-03-27T16:00"),
        ("The truce took effect at 7.30 p.m. on Wednesday.", "2024-03-27T19:30", "2024-03-27T19:30"),
        ("He left around noon on Friday.", "2024-03-22T12:00", "2024-03-22T12:00"),
        ("The blast occurred at 2035 GMT.", "2024-03-28T20:35", "2024-03-28T20:35+00:00"),
        ("Rescuers arrived on Monday morning.", "2024-03-25TMO", "2024-03-25"),
        ("Thousands rallied last night.", "2024-03-27TNI", "2024-03-27"),
    ],
)
def test_a_time_of_day_keeps_its_zone(nlp: Language, text: str, value: str, start: str) -> None:
    (mark,) = marks(nlp, text)
    assert (mark.type, mark.value) == ("TIME", value)
    assert mark.when is not None
    assert mark.when.start == start


@pytest.mark.parametrize(
    "text",
    [
        "He may resign.",
        "They march through the old town.",
        "Theresa May said she would stay.",
        "About 2000 people fled.",
        "They paid $2000 for it.",
        "In a second attack, two people died.",
        "The Sun reported it.",
        "Read more in the Sunday Times.",
        "A 25-year-old woman was hurt.",
        "Prices fall when rates spring up.",
        "We met the second man.",
        "The fee is $5 a month.",
        "Soon after, he left.",
        "The Winter Olympics were a success.",
        "The Good Friday Agreement held.",
        "It was a last-minute deal.",
        "She worked at a day-care centre.",
        "The field gives 5,000 barrels of oil a day.",
        "Cases of H1 N1 were found.",
    ],
)
def test_what_only_looks_like_a_time_is_none(nlp: Language, text: str) -> None:
    assert marks(nlp, text) == ()


def test_vague_words_refer_to_present_past_and_future(nlp: Language) -> None:
    text = "He is now in Geneva and recently spoke of the future."
    assert [value for _, value in told(nlp, text)] == ["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


def test_the_next_day_follows_the_day_told_before(nlp: Language) -> None:
    text = "On February 3, troops entered the capital. The next day they left."
    mark = marks(nlp, text)[1]
    assert mark.value == "2024-02-04"
    assert mark.when is not None
    assert mark.when.inferred_from == "passage"


def test_the_following_weekday_is_counted_from_the_day_told_before(nlp: Language) -> None:
    text = "On February 3, troops entered the capital. They left the following Monday."
    assert told(nlp, text)[1][1] == "2024-02-05"


def test_two_told_together_share_their_year(nlp: Language) -> None:
    text = "She governed from January to March 2011, and met them between 5 and 9 March 2012."
    assert [value for _, value in told(nlp, text)] == ["2011-01", "2011-03", "2012-03-05/2012-03-09"]


def test_an_hour_without_a_day_is_of_the_day_told_just_before(nlp: Language) -> None:
    text = "The ferry left on Monday and sank at 10 p.m. off the coast."
    assert told(nlp, text)[1][1] == "2024-03-25T22:00"


def test_what_settled_a_date_is_said(nlp: Language) -> None:
    inferred = [
        mark.when.inferred_from
        for mark in marks(
            nlp, "Clashes began on October 7; the accord of March 3, 1998 had collapsed a month ago."
        )
        if mark.when
    ]
    assert inferred == ["publication date, tense", None, "publication date"]


def test_a_day_known_without_its_year_is_that_day(nlp: Language) -> None:
    assert told(nlp, "The January 6 riot was investigated.") == [("January 6", "2021-01-06")]
    assert told(nlp, "The January 6 riot was investigated.", "1999-05-01") == [("January 6", "1999-01-06")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks resumed on Monday.", "XXXX-WXX-1"),
        ("Fighting broke out on October 8.", "XXXX-10-08"),
        ("He left last week.", "XXXX-WXX"),
        ("He left in the third quarter.", "XXXX-Q3"),
    ],
)
def test_without_a_date_of_publication_nothing_is_invented(nlp: Language, text: str, value: str) -> None:
    (mark,) = marks(nlp, text, None)
    assert mark.value == value
    assert mark.when is None


def test_a_full_date_needs_no_date_of_publication(nlp: Language) -> None:
    (mark,) = marks(nlp, "The accord was signed on May 5, 1998.", None)
    assert mark.when is not None
    assert mark.when.start == "1998-05-05"


def test_the_dateline_is_the_day_that_the_report_speaks_from(nlp: Language) -> None:
    text = "PORT SUDAN, March 26 (Agency) — The bridge fell on Tuesday."
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published="2024-03-28")
    doc._.passages = (
        Passage(start=0, end=29, kind="dateline"),
        Passage(start=32, end=len(text), kind="paragraph"),
    )
    mark = nlp(doc)._.times[-1]
    assert mark.when.start == "2024-03-26"
    assert mark.when.inferred_from == "dateline, tense"


def test_it_works_on_anyones_pipeline() -> None:
    blank = spacy.blank("en")
    blank.add_pipe(times.NAME)
    doc = blank("The accord was signed on May 5, 1998, and renewed last year.")
    assert [mark.value for mark in doc._.times] == ["1998-05-05", "XXXX"]


@pytest.mark.parametrize("text", ["- " * 50_000, "the " * 50_000, "two and a half " * 15_000, "last " * 40_000])
def test_no_text_takes_long(text: str) -> None:
    blank = spacy.blank("en")
    doc = blank.make_doc(text)
    assert list(times.marks(doc)) == []


def test_every_expression_is_to_the_letter(nlp: Language) -> None:
    text = "“It ends on Monday,” he said\nlast\nweek’s statement reads; 2½ years passed, and it’s May 5—9."
    for mark in marks(nlp, text):
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end] != ""
