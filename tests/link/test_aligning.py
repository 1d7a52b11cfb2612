"""Two texts side by side: which sentences say the same."""

import pytest

from onrecord.link.aligning import Told, aligned
from onrecord.link.aligning.sentences import split
from onrecord.model import Passage

SOURCE = (
    "The harbour of Arvik was closed on Monday after a crane fell into the basin.\n\n"
    "Mayor Petra Hollan said that 14 dockers had been taken to hospital. “We heard a bang and then "
    "nothing,” said Hollan. The port authority, which employs 320 people, sent its divers home.\n\n"
    "Ferries to Norland were cancelled until Friday. The insurer Berg & Sohn declined to comment."
)


def said(one: str, other: str) -> list[tuple[str, str]]:
    """The aligned sentences of two texts."""
    return [
        (one[pair.one[0] : pair.one[1]], other[pair.other[0] : pair.other[1]])
        for pair in aligned(one, other).pairs
    ]


def test_a_text_beside_itself_has_every_sentence_paired_and_nothing_altered() -> None:
    found = aligned(SOURCE, SOURCE)
    assert all(pair.same and pair.one == pair.other for pair in found.pairs)
    assert (len(found.pairs), found.only_one, found.only_other, found.altered) == (6, (), (), ())


def test_sentences_are_found_wherever_they_stand() -> None:
    one = (
        "The insurer Berg & Sohn would not comment. Ferries to Norland stay cancelled until Friday. "
        "A crane had fallen into the basin, so the harbour of Arvik was shut on Monday."
    )
    assert [other[:12] for _, other in said(one, SOURCE)] == ["The insurer ", "Ferries to N", "The harbour "]


def test_a_sentence_that_was_split_in_two_stays_with_its_source() -> None:
    one = "The port authority sent its divers home. It employs 320 people."
    [(mine, yours)] = said(one, SOURCE)
    assert (mine, yours[:18]) == (one, "The port authority")


def test_two_sentences_that_were_made_one_stay_with_their_sources() -> None:
    one = (
        "Ferries to Norland were cancelled until Friday, and the insurer Berg & Sohn declined to comment on the "
        "accident."
    )
    [(_, yours)] = said(one, SOURCE)
    assert (yours[:7], yours[-8:]) == ("Ferries", "comment.")


def test_what_only_one_text_says_is_told_apart() -> None:
    new = "The court in Lund will hear the owners in autumn."
    found = aligned(f"{SOURCE} {new}", SOURCE)
    assert [(SOURCE + " " + new)[a:b] for a, b in found.only_one] == [new]
    assert aligned(SOURCE, f"{SOURCE} {new}").only_one == ()


def test_sentences_about_something_else_are_not_paired() -> None:
    one = "Three ministers met in Lindau. The budget was adopted by 31 votes to 4."
    assert aligned(one, SOURCE).pairs == ()


def test_furniture_is_left_aside_where_the_passages_are_known() -> None:
    furniture = "Share this article"
    one = f"{furniture}\n\n{SOURCE}"
    passages = (
        Passage(start=0, end=len(furniture), kind="boilerplate"),
        Passage(start=len(furniture) + 2, end=len(one), kind="paragraph"),
    )
    assert aligned(Told(one, passages), SOURCE).only_one == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Roe met Mr. Novak in the U.S. He left.", ["Gen. Roe met Mr. Novak in the U.S.", "He left."]),
        ("“Never again.” The hall rose.", ["“Never again.”", "The hall rose."]),
        ("J. K. Moss asked why? Nobody knew.", ["J. K. Moss asked why?", "Nobody knew."]),
        ("It rose by 2.5 percent. Rates fell.", ["It rose by 2.5 percent.", "Rates fell."]),
        ("The plan failed ... The talks go on.", ["The plan failed ...", "The talks go on."]),
    ],
)
def test_a_text_is_split_at_the_ends_of_its_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, 0, len(text))] == sentences
