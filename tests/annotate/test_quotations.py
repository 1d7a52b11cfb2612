"""Quotation marks are paired in their paragraph, and apostrophes are none."""

import time

import pytest
from spacy.language import Language

from onrecord.annotate.quotations import PARAGRAPHS, paired
from onrecord.model.marks import Quotation


def found(text: str) -> list[Quotation]:
    return list(paired(text, [m.span() for m in PARAGRAPHS.finditer(text)]))


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam holds,” said Osei.", ["“The dam holds,”"]),
        ('Osei said: "The dam holds."', ['"The dam holds."']),
        ("``The dam holds,'' she said.", ["``The dam holds,''"]),
        ("« Le barrage tient », dit-elle.", ["« Le barrage tient »"]),
        ("‘The dam holds,’ said Osei.", ["‘The dam holds,’"]),
        ("'The dam holds,' said Osei, who didn't smile.", ["'The dam holds,'"]),
        ("The farmers' union and the farmers’ league don’t agree.", []),
        ("It was the '90s; rock 'n' roll wasn't dead.", []),
        ("‘The farmers’ league has won,’ she said.", ["‘The farmers’ league has won,’"]),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”", "‘go’"]),
        ("A board of 6'2\" hung there.", []),
        ('<div class="lead">The dam holds', []),
    ],
)
def test_marks_pair_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_inner_leaves_the_marks_out() -> None:
    text = "``It holds,'' she said."
    (q,) = found(text)
    assert text[slice(*q.inner)] == "It holds,"


def test_a_nested_quotation_stands_deeper() -> None:
    assert [q.level for q in found("“He said ‘go’ to me,” she said.")] == [1, 2]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "“The dam holds for now.\nNobody else spoke."
    (q,) = found(text)
    assert not q.closed
    assert text[q.start : q.end] == "“The dam holds for now."


def test_a_paragraph_that_opens_anew_goes_on_from_the_last() -> None:
    text = "“The dam holds.\n\n“The bridge does not,” said Osei."
    assert [(q.closed, q.continues) for q in found(text)] == [(False, None), (True, 0)]


def test_a_paragraph_that_only_closes_goes_on_from_the_last() -> None:
    text = "“The dam holds.\n\nThe bridge does not,” said Osei."
    assert [(text[q.start : q.end], q.continues) for q in found(text)][1] == ("The bridge does not,”", 0)


def test_an_unclosed_mark_does_not_swallow_the_next_quotation() -> None:
    assert words("“The dam holds, said Osei. “The bridge does not,” he said.")[1] == "“The bridge does not,”"


@pytest.mark.parametrize("text", ["They watched “Evening Report” at home.", "A so-called “safe corridor” opened."])
def test_titles_and_terms_are_scare_quotes(text: str) -> None:
    assert [q.scare for q in found(text)] == [True]


@pytest.mark.parametrize("text", ["“Never again,” she said.", "He said it was “beyond repair.”"])
def test_speech_is_no_scare_quote(text: str) -> None:
    assert [q.scare for q in found(text)] == [False]


def test_a_very_long_line_of_marks_is_read_quickly() -> None:
    started = time.process_time()
    found("“the farmers’ ‘league " * 10_000)
    assert time.process_time() - started < 10


def test_the_component_sets_the_marks(nlp: Language) -> None:
    doc = nlp("“The dam holds,” said Osei.")
    assert [(q.start, q.end) for q in doc._.quotations] == [(0, 16)]
