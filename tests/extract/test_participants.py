"""From tokens of the parse to the report's actors."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.annotate import doc_of
from onrecord.clean import passages
from onrecord.extract.participants import actors_of, affiliated, mention_of
from onrecord.model import Arrival, Report

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> Doc:
        arrival = Arrival(report=Report(id="r", text=text, published="2019-05-03"))
        return nlp(doc_of(nlp, arrival, passages(arrival)))

    return run


def token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


def name(doc: Doc, actor: str) -> str:
    found: str = next(a.name for a in doc._.actors if a.id == actor)
    return found


def test_a_noun_phrase_gives_all_its_conjuncts(read: Read) -> None:
    doc = read("Russia, China and Iran condemned the attack.")
    assert [name(doc, a) for a in actors_of(token(doc, "Russia"), doc)] == ["Russia", "China", "Iran"]


def test_a_relative_pronoun_is_what_its_clause_describes(read: Read) -> None:
    doc = read("Lena Vogel, who chairs the panel, resigned.")
    mention = mention_of(token(doc, "who"))
    assert mention is not None
    assert name(doc, mention.actor) == "Lena Vogel"


def test_one_of_many_means_the_many(read: Read) -> None:
    doc = read("One of the rebels opened fire.")
    mention = mention_of(token(doc, "One"))
    assert mention is not None
    assert name(doc, mention.actor) == "rebels"


@pytest.mark.parametrize(
    ("sentence", "noun", "whose"),
    [
        ("The Kenyan bombing of the camp continued.", "bombing", "Kenya"),
        ("Kenya's rejection of the plan came late.", "rejection", "Kenya"),
    ],
)
def test_a_nominal_event_belongs_to_what_stands_before_it(
    read: Read, sentence: str, noun: str, whose: str
) -> None:
    doc = read(sentence)
    mention = affiliated(token(doc, noun))
    assert mention is not None
    assert name(doc, mention.actor) == whose


def test_what_is_no_actor_gives_none(read: Read) -> None:
    doc = read("The bridge collapsed.")
    assert mention_of(token(doc, "bridge")) is None
    assert actors_of(token(doc, "bridge"), doc) == ()
