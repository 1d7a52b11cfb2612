"""What is said twice in one report."""

import time

import pytest

from tests.clean.reports import LEAD, SECOND, THIRD, read


def repeat_of(*paragraphs: str) -> list[int | None]:
    return [p.repeats for p in read("\n\n".join(paragraphs))]


def test_a_repeat_to_the_letter_points_at_the_first() -> None:
    assert repeat_of(LEAD, SECOND, LEAD, THIRD, LEAD) == [None, None, 0, None, 0]


@pytest.mark.parametrize(
    "again",
    [
        "Early on Monday the ferry sank in shallow water off Ersin with 300 people on board, the guard said.",
        "In the small hours, the ferry sank in shallow water off Ersin early Monday with 300 people on board.",
        "The ferry sank in shallow waters off Ersin on Monday, with 300 people on board, coast guards said.",
    ],
)
def test_a_reworded_repeat_is_one(again: str) -> None:
    assert repeat_of(LEAD, SECOND, again) == [None, None, 0]


@pytest.mark.parametrize(
    "other",
    [
        LEAD.replace("300", "340"),
        LEAD.replace("Ersin", "Port Vila"),
        LEAD.replace("sank", "never sank"),
        LEAD[:-1]
        + ", while the owner of the ship put the number at 340 and said that most of them were no guests.",
        "The coast guard said that nobody would be allowed near the ferry for as long as the search went on.",
    ],
)
def test_other_numbers_names_and_news_are_no_repeat(other: str) -> None:
    assert repeat_of(LEAD, SECOND, other) == [None, None, None]


def test_short_and_full_names_and_numbers_agree() -> None:
    first = "The firm was fined $4m on Tuesday for selling twelve boats to a state under a United Nations embargo."
    again = "On Tuesday the firm was fined $4 million for selling 12 boats to a state under a U.N. embargo."
    assert repeat_of(first, SECOND, again) == [None, None, 0]


def test_another_subject_is_no_repeat() -> None:
    first = "Moe also won the harbour wards and the old town of Ersin by large margins, the count showed."
    other = "Ruiz also won the harbour wards and the old town of Ersin by large margins, the count showed."
    assert repeat_of(first, "The count was watched by Moe and by Ruiz.", other) == [None, None, None]


def test_headline_and_lead_repeat_not_each_other() -> None:
    headline = "Ferry sinks in shallow water off Ersin early on Monday with 300 people on board"
    assert repeat_of(headline, LEAD, SECOND) == [None, None, None]


def test_a_paragraph_repeats_no_caption() -> None:
    caption = "The wreck of the ferry in the harbour of Ersin after the storm of the night"
    assert repeat_of(LEAD, caption, SECOND, caption + ".") == [None, None, None, None]


def test_a_short_answer_given_twice_is_no_repeat() -> None:
    assert repeat_of(LEAD, "“No,” he said.", SECOND, "“No,” he said.") == [None, None, None, None]


def test_one_sentence_of_a_longer_paragraph_said_again_is_a_repeat() -> None:
    assert repeat_of(f"{LEAD} {SECOND}", THIRD, SECOND) == [None, None, 0]


def test_thousands_of_paragraphs_take_no_longer_than_their_length() -> None:
    text = "\n\n".join(
        f"In ward {n} of {n * 7} voters the count went on until {n % 12} o’clock, said clerk {n}."
        for n in range(4_000)
    )
    begun = time.perf_counter()
    read(text)
    assert time.perf_counter() - begun < 20
