"""What is broken, and what only looks so."""

import time

import pytest

from onrecord.model import Passage
from tests.clean.reports import LEAD, SECOND, damage, read


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The envoy left the the hall before the vote was over.", "the the"),
        ("The office has agreed, has agreed, to move the talks to May.", "has agreed, has agreed"),
        ("They are going to going to keep the harbour closed.", "going to going to"),
        ("The twelve passengers were were taken to hospital.", "were were"),
        ("The council rejected rejected the motion by a show of hands.", "rejected rejected"),
        ("The captain had been, had been, asleep when the ship went down.", "had been, had been"),
        (
            "The board takes up the question of, the question of, smart watches.",
            "the question of, the question of",
        ),
        ("The the envoy left the hall before the vote was over.", "The the"),
    ],
)
def test_doubled_words(text: str, broken: str) -> None:
    assert damage(text) == [("doubled words", broken)]


@pytest.mark.parametrize(
    "text",
    [
        "She had had enough, and she said that that was all there was to it.",
        "It was a very, very long night, and many, many people were afraid.",
        "They flew from Bora Bora by way of Walla Walla to New York, New York, and on.",
        "The boys went over and over and over the same ground, side by side by the wall.",
        "The crowd shouted: “Let them in, let them in, let them in!”",
        "What it is is a question of time, and whatever he does he does to win.",
        "They went from door to door to door, forcing people to leave.",
        "They met face to face to talk, and they walked hand in hand in the rain.",
        "Sirhan Sirhan was moved to another prison.",
        "“No, no, no,” he said. “We have to go, we have to go now.”",
        "The place that they had gone in in May was shut.",
        "Will will run again, and day by day, day by day, the water rose.",
        "We are going to have to have a plan, she said, for violence, fire etc etc.",
    ],
)
def test_rightly_doubled_words_are_sound(text: str) -> None:
    assert damage(text) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("He spoke of ‘open doors’ and a ‘long road’ with his vote ended’ in the hall.", "ended’"),
        ("“The sea was calm,” she said. “Nobody was afraid. Then the lights went out.", "“Nobody"),
        ("The sea was calm, she said. Nobody was afraid.” Then the lights went out.", "afraid.”"),
        ("The captain, she said, was “asleep.” ‘", "” ‘"),
        ('The owner called it "a small leak and said that nobody had been in danger.', '"a'),
    ],
)
def test_quotation_marks_without_a_partner(text: str, broken: str) -> None:
    assert damage(f"{text}\n\n{LEAD}") == [("unbalanced quotation mark", broken)]


@pytest.mark.parametrize(
    "text",
    [
        "“The sea was calm,” she said. “Nobody was afraid.”",
        "‘The sea was calm,’ she said. ‘The boys’ mother wasn’t afraid.’",
        "The workers’ union, the class of ’68 and the boys’ choir sang rock ’n’ roll and went swimmin’ there.",
        '"The sea was calm," she said. "They told me, \'Go home.\' I went."',
        "The mast is 6'2\" thick, and the plank 12\" wide, the builders' manual says.",
        "“They told me, ‘Go home,’” she said, “and I said, ‘No.’”",
        "``The sea was calm,'' she said. ``They told me, `Go home.' I did.''",
        "The `` harbour master 's '' office was shut , and the owners ' lawyers left .",
        "Ta’iz, Sana’a and Hawai‘i are names, and O’Hara’s a name too.",
    ],
)
def test_paired_marks_and_apostrophes_are_sound(text: str) -> None:
    assert damage(f"{text}\n\n{LEAD}") == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_sound() -> None:
    text = "“The sea was calm,” she said. “Nobody was afraid.\n\n“Then the lights went out,” she said."
    assert damage(text) == []


def test_a_text_that_lost_its_paragraphs_may_open_a_quotation_anew() -> None:
    said = "“The sea was calm. “Nobody was afraid,” said the boy. "
    assert damage(said + LEAD) != []
    assert damage(said + " ".join([LEAD[:-1] + f" {n}." for n in range(20)])) == []


def test_a_quotation_that_closes_some_paragraphs_later_is_sound() -> None:
    assert damage(f'She wrote:\n\n"The sea was calm.\n\n{LEAD}\n\nThen the lights went out."\n\n{SECOND}') == []


def test_a_quotation_over_the_lines_of_a_sentence_a_line_is_sound() -> None:
    text = f"{LEAD}\n“The sea was calm .\nNobody was afraid .\nThen the lights went out , ” she said .\n{SECOND}"
    assert damage(text) == []


def test_a_quotation_that_closes_some_lines_later_is_sound() -> None:
    text = f"{LEAD}\nShe said , `` The sea was calm .\nIt was .\nThen the lights went out . ''\n{SECOND}"
    assert damage(text) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The war could push a million people to the brink of ruin. thirsty.", "ruin. thirsty."),
        (
            "It was meant to end the quarrel of the two groups. neighbours. Then it began again.",
            "groups. neighbours.",
        ),
    ],
)
def test_stray_words_are_fragments(text: str, broken: str) -> None:
    assert damage(text) == [("fragment", broken)]


@pytest.mark.parametrize(
    "text",
    [
        "The plane left at 9 a.m. sharp. It landed at 11 p.m. sharp.",
        "The firm, Moe Bros. shipyards. The other, Ruiz Inc. shipyards.",
        "He lives in the U.S. now. She does not.",
        "Write to harbour. com or to the office.",
        "The ship … well … sank.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert damage(text) == []


def test_mojibake_left_over_is_damage() -> None:
    assert damage("The mayor of OrlÃ©ans said that it wasnâ€™t true.") == [("mojibake", "Ã©"), ("mojibake", "â€™")]


def test_boilerplate_is_not_looked_at() -> None:
    assert damage(f"{LEAD}\n\nSign up for the the newsletter") == []


@pytest.mark.parametrize(
    "piece", ["“", "’", "has agreed, ", "the ", "a. b ", "(right) ", "A, ", "By A ", "\n", "Ã", "3"]
)
def test_an_endless_line_takes_seconds(piece: str) -> None:
    begun = time.perf_counter()
    found: tuple[Passage, ...] = read(piece * (200_000 // len(piece)))
    assert time.perf_counter() - begun < 15
    assert all(d.end - d.start <= 120 for p in found for d in p.damage)
