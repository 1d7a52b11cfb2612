"""Sentences don't break at quotation marks and end with their passages."""

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "“The dam holds,” said the engineer.",
        "“The dam holds!” the engineer said.",
        "“Does the dam hold?” asked the mayor on Monday.",
        "The engineer called the dam “a marvel” and left.",
        "He said the dam was “safe.”",
    ],
)
def test_a_quotation_and_its_cue_are_one_sentence(nlp: Language, text: str) -> None:
    assert [s.text for s in nlp(text).sents] == [text]


def test_a_closing_mark_belongs_to_what_it_closes(nlp: Language) -> None:
    sentences = [s.text for s in nlp("“We will rebuild.” The mayor left the hall before noon.").sents]
    assert sentences[0] == "“We will rebuild.”"


def test_a_headline_without_a_full_stop_ends_with_its_line(nlp: Language) -> None:
    doc = nlp("Mayor promises new dam\n\nThe mayor of Lakeport promised a new dam on Monday.")
    assert next(s.text.strip() for s in doc.sents) == "Mayor promises new dam"


def test_an_empty_text_has_no_sentences(nlp: Language) -> None:
    assert not list(nlp("").sents)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The hearing starts at 9 a.m. Kaya has promised to come.", 2),
        ("The hearing starts at 9 a.m. Monday in the town hall.", 1),
        ("The hearing starts at 9 a.m. Eastern time.", 1),
    ],
)
def test_a_time_of_day_ends_a_sentence_before_a_new_one(nlp: Language, text: str, count: int) -> None:
    assert len(list(nlp(text).sents)) == count
