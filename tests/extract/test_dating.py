"""Which time a verb or a noun is given, in a report of Thursday, 28 March 2024."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.extract.dating import date_of, date_said
from onrecord.model import Report


def read(nlp: Language, text: str, published: str | None = "2024-03-28") -> Doc:
    doc = nlp.make_doc(text)
    doc._.report = Report(id="r", text=text, published=published)
    return nlp(doc)


def starts(nlp: Language, text: str, word: str) -> str | None:
    doc = read(nlp, text)
    when = date_of(next(token for token in doc if token.text == word), doc)
    return when.start if when else None


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
        ("The minister will hand in her resignation on Monday.", "hand", "2024-04-01"),
        ("The talks had been due to open in Ganja on Monday.", "talks", "2024-03-25"),
        ("The talks, first planned for April 3, will begin on May 2.", "talks", "2024-05-02"),
    ],
)
def test_a_time_dates_what_it_hangs_on(nlp: Language, text: str, word: str, start: str | None) -> None:
    doc = read(nlp, text)
    token = next(token for token in doc if token.text == word)
    when = date_of(token, doc)
    assert (when.start if when else None) == start


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("Troops shelled the town on Friday, killing 17 people.", "killing", "2024-03-22"),
        ("Police cleared the bridge on Monday and charged 17 people.", "charged", "2024-03-25"),
        ("Police opened fire and killed six people on Friday.", "opened", "2024-03-22"),
        ("The president met the envoy on Monday and flew home on Tuesday.", "met", "2024-03-25"),
        ("The president met the envoy on Monday and flew home on Tuesday.", "flew", "2024-03-26"),
        ("The miners were seized on Saturday when police tried to clear a road.", "tried", "2024-03-23"),
        ("The mayor, speaking in Oslo on Monday, called the deal a farce.", "called", "2024-03-25"),
        ("Twelve men were detained and released the next morning.", "detained", None),
        ("The council voted on Monday to accept the plan.", "accept", "2024-03-25"),
        ("The minister met rebels on Monday and has vowed to visit them.", "vowed", None),
        ("The ship, which left the port on Sunday, sank.", "sank", None),
        ("Protesters stormed parliament on Monday after lawmakers passed the bill.", "passed", None),
        ("The minister is to fly to Oslo on Monday to meet the king.", "meet", "2024-04-01"),
        ("The minister will travel to Oslo on Monday, where he will meet the king.", "meet", "2024-04-01"),
        ("The minister vowed on Monday to meet the king.", "meet", None),
    ],
)
def test_clauses_that_are_told_together_share_a_time(
    nlp: Language, text: str, word: str, start: str | None
) -> None:
    assert starts(nlp, text, word) == start


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("Congress voted on Tuesday to impeach him, a day after police opened fire.", "opened", "2024-03-25"),
        ("A bomb killed five people on Monday, hours after talks collapsed.", "collapsed", "2024-03-25"),
        ("Two days after the quake on Sunday, troops closed the road.", "closed", "2024-03-26"),
        ("The envoy will arrive on Monday, a day before the ceasefire expires.", "expires", "2024-04-02"),
        ("Police fined 40 men on Tuesday and left, a day after a court banned tractors.", "banned", "2024-03-25"),
    ],
)
def test_days_are_counted_from_the_other_clause(nlp: Language, text: str, word: str, start: str) -> None:
    assert starts(nlp, text, word) == start


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("He was convicted in the 2015 attack.", "convicted", None),
        ("Parliament, in recess until Sunday, rejected a bill.", "rejected", None),
        ("The airline suspended flights until Sunday.", "suspended", None),
        ("The vote was postponed until April 4.", "postponed", "2024-04-04"),
        ("The court struck down the ban before dawn on Monday.", "struck", "2024-03-25"),
        ("They were injured in Monday’s blast.", "injured", "2024-03-25"),
        ("The minister offered to resign on Wednesday.", "offered", "2024-03-27"),
        ("The minister offered to resign on Wednesday.", "resign", None),
        ("The minister agreed on Monday to resign on Friday.", "resign", "2024-03-29"),
        ("The prosecutor issued a warrant for his arrest on Monday.", "issued", "2024-03-25"),
        ("The prosecutor issued a warrant for his arrest on Monday.", "arrest", None),
        ("She called for the release of the hostages on Sunday.", "called", "2024-03-24"),
        ("Oslo turned down Lima’s proposal for talks on Sunday.", "turned", "2024-03-24"),
        ("Talks between Oslo and Lima over the dam collapsed on Sunday.", "Talks", "2024-03-24"),
        ("The visit, originally planned for January, has been moved to next month.", "visit", "2024-04-01"),
        ("She apologised for the attack on Sunday.", "attack", "2024-03-24"),
        ("A group claimed responsibility in a message posted on Tuesday.", "claimed", "2024-03-26"),
        ("The prime minister, in office since May, refused on Tuesday to go.", "refused", "2024-03-26"),
        ("Spain jailed two men in April over a plot.", "jailed", "2023-04-01"),
        ("He said so in a statement issued on Monday.", "said", "2024-03-25"),
        ("The company held drills between Friday and Sunday.", "held", "2024-03-22"),
    ],
)
def test_a_term_or_another_event_is_no_date(nlp: Language, text: str, word: str, start: str | None) -> None:
    assert starts(nlp, text, word) == start


def test_what_was_called_off_has_the_day_on_which_it_was(nlp: Language) -> None:
    doc = read(nlp, "On Saturday, Norway cancelled the visit.")
    when = date_of(next(token for token in doc if token.text == "visit"), doc)
    assert when is not None
    assert when.start == "2024-03-23"


def test_who_goes_on_speaking_does_so_on_the_same_day(nlp: Language) -> None:
    doc = read(nlp, "“We won,” Kate Brown said on Monday. “It is over,” she added.")
    added = next(token for token in doc if token.text == "added")
    when = date_said(added, doc)
    assert when is not None
    assert (when.start, when.inferred_from) == ("2024-03-25", "passage")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The Laotian minister's visit to Peru was moved from Tuesday to May 3.", "2024-05-03"),
        ("A visit by the Laotian minister was moved from May 2 to May 9.", "2024-05-09"),
    ],
)
def test_what_is_moved_from_one_day_to_another_has_the_other(nlp: Language, text: str, start: str) -> None:
    assert starts(nlp, text, "visit") == start
