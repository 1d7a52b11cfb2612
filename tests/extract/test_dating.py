"""Which time a verb or a noun is given, in a report of Thursday, 28 March 2024."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.extract.dating import date_of, report_date
from onrecord.model import Report


def read(nlp: Language, text: str, published: str | None = "2024-03-28") -> Doc:
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published=published)
    return nlp(doc)


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("He praised the soldiers captured during the surprise attack by rebels on October 8.", "praised", None),
        (
            "He praised the soldiers captured during the surprise attack by rebels on October 8.",
            "attack",
            "2023-10-08",
        ),
        ("“We will not stop,” said Kirby on Monday.", "said", "2024-03-25"),
        ("“We will not stop,” spokesman John Kirby said at Wednesday’s news conference.", "said", "2024-03-27"),
        ("“We will not stop,” spokesman John Kirby said at Wednesday’s news conference.", "stop", None),
        ("The premier plans to visit Oslo on Monday.", "plans", None),
        ("The premier plans to visit Oslo on Monday.", "visit", "2024-04-01"),
        ("The army launched an attack on the town on Sunday.", "launched", "2024-03-24"),
        ("The army launched an attack on the town on Sunday.", "attack", "2024-03-24"),
        ("On Tuesday, troops entered the city and arrested five people.", "entered", "2024-03-26"),
        ("On Tuesday, troops entered the city and arrested five people.", "arrested", "2024-03-26"),
        ("The minister said on Friday that the army attacked the village on Wednesday.", "said", "2024-03-22"),
        ("The minister said on Friday that the army attacked the village on Wednesday.", "attacked", "2024-03-27"),
        ("The talks, which began on Monday, collapsed on Thursday.", "began", "2024-03-25"),
        ("The talks, which began on Monday, collapsed on Thursday.", "collapsed", "2024-03-28"),
        ("The group, which was founded in 1987, took 20 hostages in October.", "founded", "1987-01-01"),
        ("The group, which was founded in 1987, took 20 hostages in October.", "took", "2023-10-01"),
        ("The two leaders met in Cairo last week.", "met", "2024-03-18"),
        ("Since October, more than 30,000 people have been killed.", "killed", "2023-10-01"),
        ("The council adopted the plan.", "adopted", None),
        ("Monday’s blast killed five people.", "killed", "2024-03-25"),
        ("The 2015 accord collapsed.", "collapsed", None),
        ("The party is considering candidates for the June election.", "considering", None),
        ("He rejected the offer in Monday’s interview.", "rejected", "2024-03-25"),
        ("The premier on Tuesday expressed hope.", "expressed", "2024-03-26"),
    ],
)
def test_a_time_dates_what_it_hangs_on(nlp: Language, text: str, word: str, start: str | None) -> None:
    doc = read(nlp, text)
    token = next(token for token in doc if token.text == word)
    when = date_of(token, doc)
    assert (when.start if when else None) == start


def test_the_day_of_publication_is_inferred(nlp: Language) -> None:
    when = report_date(read(nlp, "The council met."))
    assert when is not None
    assert (when.start, when.text, when.inferred_from) == ("2024-03-28", None, "publication date")


def test_no_day_of_publication_gives_none(nlp: Language) -> None:
    assert report_date(read(nlp, "The council met.", None)) is None
