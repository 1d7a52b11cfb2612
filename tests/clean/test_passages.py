"""Where passages end, and what each is."""

import random
from itertools import pairwise

import pytest

from onrecord.model import Passage
from tests.clean.reports import LEAD, SECOND, THIRD, kinds, read

WRAPPED = """The ferry sank in shallow water off Ersin early on
Monday with 300 people on board, the coast guard
said, and divers went down at once to look for the
crew, who had stayed below."""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert kinds(f"{WRAPPED}\n\n{WRAPPED.upper()}") == [("paragraph", WRAPPED), ("paragraph", WRAPPED.upper())]


def test_an_indented_line_opens_a_paragraph() -> None:
    second = WRAPPED.replace("The ferry", "The trawler")
    assert kinds(f"{WRAPPED}\n    {second}") == [("paragraph", WRAPPED), ("paragraph", second)]


def test_a_paragraph_a_line_is_a_passage_a_line() -> None:
    assert kinds(f"{LEAD}\n{SECOND}\n{THIRD}\n") == [
        ("paragraph", LEAD),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n\n"])
def test_blank_lines_end_passages_whatever_they_are_made_of(end: str) -> None:
    assert kinds(f"{end}{LEAD}{end}{SECOND}{end}") == [("paragraph", LEAD), ("paragraph", SECOND)]


def test_a_lone_sentence_is_a_paragraph() -> None:
    assert kinds("Iran rejected the offer on Monday") == [("paragraph", "Iran rejected the offer on Monday")]


def test_an_empty_text_has_no_passages() -> None:
    assert read(" \n\n ") == ()


def test_passages_never_overlap_and_have_no_white_space_at_their_ends() -> None:
    rng = random.Random(7)
    for _ in range(200):
        text = "".join(
            rng.choice(["\n", "\n\n", " ", "“", "”", LEAD, "ERSIN (AP) — ", "By Ana Ruiz", "(right)", "é"])
            for _ in range(12)
        )
        found = read(text)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(text[p.start : p.end] == text[p.start : p.end].strip() != "" for p in found)
        assert all(p.start <= d.start < d.end <= p.end and d.end - d.start <= 120 for p in found for d in p.damage)


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry sinks off Ersin",
        "Ferry sinks off Ersin: What we know about the night",
        "‘We saw nothing’: survivors of the Ersin ferry speak",
        "Will the Ersin ferry ever sail again?",
        "Ersin Ferry Sinks After Captain ‘Fell Asleep.’",
    ],
)
def test_a_title_is_the_headline(headline: str) -> None:
    assert kinds(f"{headline}\n\n{LEAD}\n\n{SECOND}")[0] == ("headline", headline)


def test_the_headline_may_stand_below_furniture() -> None:
    text = f"Advertisement\n\nFerry sinks off Ersin\n\nBy Ana Ruiz\n\n{LEAD}"
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "headline", "byline", "paragraph"]


def test_a_lead_is_no_headline() -> None:
    assert [kind for kind, _ in kinds(f"{LEAD}\n\n{SECOND}")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "dateline",
    [
        "ERSIN (AP) —",
        "PORT VILA, Oct. 3 (Reuters) -",
        "ERSIN, Turkey, Oct. 3 -",
        "NEWPORT NEWS, Va. -",
        "GENEVA, 3 October (AFP) –",
        "BEIRUT/ANKARA (Reuters) -",
        "Ersin, Turkey (CNN) --",
        "14:32 GMT",
        "10.05am BST —",
        "UNITED NATIONS, March 25 (Xinhua) --",
        "ST. LOUIS —",
    ],
)
def test_the_dateline_is_cut_off_its_paragraph(dateline: str) -> None:
    assert kinds(f"Ferry sinks off Ersin\n\n{dateline} {LEAD}")[1:] == [
        ("dateline", dateline),
        ("paragraph", LEAD),
    ]


@pytest.mark.parametrize("line", ["March 28, 2024", "Thursday, 28 March 2024 10:30 GMT", "Published: 2024-03-28"])
def test_a_line_with_only_a_day_is_a_dateline(line: str) -> None:
    assert kinds(f"Ferry sinks off Ersin\n{line}\n\n{LEAD}")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "opening",
    [
        "NATO said on Monday — and not for the first time — that it would not take part.",
        "“UPDATE,” the captain wrote — nothing else — and fell silent for the night.",
        "UPDATE - The number of those who were hurt has risen, the doctors in Ersin said.",
        "Captain Moe, 54, who has sailed these waters — and built ships for them — since 1990, was calm.",
    ],
)
def test_a_dash_makes_no_dateline(opening: str) -> None:
    assert kinds(f"Ferry sinks off Ersin\n\n{opening}\n\n{SECOND}")[1] == ("paragraph", opening)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ana Ruiz",
        "By ANA RUIZ, Associated Press",
        "By Ana Ruiz and Tom Hale in Ersin",
        "By Ana Ruiz | The Daily Buoy",
        "(Reporting by Ana Ruiz in Ersin; editing by Tom Hale)",
        "Additional reporting by Tom Hale.",
        "Ana Ruiz, Staff Reporter",
        "Maria Ruiz in Ersin",
        "BBC Scotland News",
        "Editor: Ana Ruiz",
        "The Associated Press",
    ],
)
def test_those_who_wrote_it_are_a_byline(byline: str) -> None:
    assert ("byline", byline) in kinds(f"Ferry sinks off Ersin\n\n{byline}\n\n{LEAD}\n\n{SECOND}")


def test_a_sentence_that_opens_with_by_is_no_byline() -> None:
    text = "By Monday the water had fallen and the people of Ersin went home."
    assert ("paragraph", text) in kinds(f"Ferry sinks off Ersin\n\n{LEAD}\n\n{text}")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The fleet that never sails",
        "READ NEXT: Copper closes lower",
        "Sign up for our newsletter",
        "Share this article on Facebook Twitter Email",
        "Share Tweet Email",
        "Advertisement",
        "Follow us on Instagram for more.",
        "Copyright 2024 The Daily Buoy. All rights reserved.",
        "© 2024 The Daily Buoy",
        "This article was amended on 29 March 2024 to correct a name.",
        "Tom Hale in Ersin contributed to this report.",
        "https://buoy.example/ferry",
        "45 View comments",
        "4 min read",
        "1 of 6",
        "Updated 2 hours ago",
        "Key points",
        "___",
        "(Adds quotes, background)",
        "Contact Ana Ruiz at aruiz@buoy.example or on Twitter @aruiz",
        "This advertisement has not loaded yet, but your article continues below.",
        "We use cookies to make this site better.",
        "* * *",
    ],
)
def test_furniture_is_boilerplate(line: str) -> None:
    assert ("boilerplate", line) in kinds(f"Ferry sinks off Ersin\n\n{LEAD}\n\n{line}\n\n{SECOND}")


def test_the_links_below_a_list_are_furniture_and_the_next_paragraph_is_not() -> None:
    links = "Related articles\n\nWho built the ferry?\n\nThe fleet that never sails"
    found = kinds(f"Ferry sinks off Ersin\n\n{LEAD}\n\n{links}\n\n{SECOND}")
    assert [kind for kind, _ in found] == ["headline", "paragraph", *["boilerplate"] * 3, "paragraph"]


def test_furniture_that_a_copy_ran_together_with_a_paragraph_is_cut_off() -> None:
    found = kinds(f"Ferry sinks off Ersin\n\nAll rights reserved. {LEAD} Follow us for more.\n\n{SECOND}")
    assert found[1:4] == [
        ("boilerplate", "All rights reserved."),
        ("paragraph", LEAD),
        ("boilerplate", "Follow us for more."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the harbour master angered the families, who left the room before he had ended.",
        "Sources in the harbour said that the ferry had been overloaded for weeks before it sank.",
        "Related families were put on the same bus, and nobody was sent home alone that night.",
        "Email was the only way to reach the crew.",
    ],
)
def test_a_sentence_that_opens_like_furniture_is_a_paragraph(line: str) -> None:
    assert ("paragraph", line) in kinds(f"Ferry sinks off Ersin\n\n{LEAD}\n\n{line}\n\n{SECOND}")


def test_what_the_markup_says_stands() -> None:
    text = f"Ferry sinks\n\n{LEAD}\n\nThe sea was calm that night.\n\n{SECOND}"
    start = text.index("The sea")
    caption = Passage(start=start, end=start + 28, kind="caption")
    assert [p.kind for p in read(text, caption)] == ["headline", "paragraph", "caption", "paragraph"]
