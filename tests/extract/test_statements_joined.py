"""The rules and the trained tagger together."""

from collections.abc import Sequence

import pytest
from spacy.language import Language

from onrecord import annotate, clean
from onrecord.extract import statements
from onrecord.model import Arrival, Report, Statement, report_id

REPORT = "\n\n".join(
    (
        "Bridge stays shut, harbour board says.",
        "The harbour board has been vocal about the state of the old bridge, and its chairwoman, Ilse "
        "Brandt, made the case on Monday for a new one. “Nobody should have to cross that bridge,” she "
        "told reporters. “It moves when you look at it.”",
        "Brandt is at odds with the mayor over who should pay. The mayor, Per Holm, has long been "
        "opposed to spending more money on the port, and remains hopeful that the old bridge can be "
        "mended. Holm’s aides put the cost at 4 million euros.",
    )
)


def read(nlp: Language, text: str) -> list[Statement]:
    arrival = Arrival(report=Report(id=report_id(text=text), text=text))
    doc = nlp(annotate.doc_of(nlp, arrival, clean.passages(arrival)))
    return [s for s in statements(doc) if s.confidence >= 0.5]


def words(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(text[a:b] for a, b in spans)


@pytest.fixture(scope="module")
def told(nlp: Language) -> list[Statement]:
    return read(nlp, REPORT)


def test_a_cue_that_no_lexicon_has_is_found(told: list[Statement]) -> None:
    assert any("state of the old bridge" in words(REPORT, s.content) for s in told)


def test_a_quotation_that_goes_on_behind_its_cue_is_one_statement(told: list[Statement]) -> None:
    (direct,) = [s for s in told if s.kind == "direct"]
    assert words(REPORT, direct.content) == (
        "“Nobody should have to cross that bridge,” … “It moves when you look at it.”"
    )


def test_what_the_tagger_alone_sees_says_so(nlp: Language) -> None:
    text = "His critics see a ploy to hold on to power."
    (told,) = read(nlp, text)
    assert (told.rule.rsplit(":", 1)[1], words(text, told.content)) == (
        "tagged_only",
        "a ploy to hold on to power",
    )


def test_a_statement_tells_what_its_confidence_was_weighed_from(told: list[Statement]) -> None:
    assert all({"tagger's cue", "tagger's content"} <= set(s.inputs) for s in told if s.within is None)


def test_turns_of_a_transcript_are_said_by_whom_they_name(nlp: Language) -> None:
    text = (
        "BRANDT: The bridge moves when you look at it.\n\nHOLM: It has moved for a hundred years.\n\n"
        "BRANDT: Then somebody will fall off it one day."
    )
    named = [words(text, [s.speaker_text]) for s in read(nlp, text) if s.speaker_text]
    assert named == ["BRANDT", "HOLM", "BRANDT"]


def test_what_stands_inside_a_statement_names_it(nlp: Language) -> None:
    text = "Brandt said on Monday that the mayor had promised to pay for a new bridge."
    outer, inner = read(nlp, text)
    assert (inner.within, inner.act) == (outer.id, "promises")


@pytest.mark.parametrize("text", ["", "\n\n\n", "“", "”" * 50, "said " * 400, "“No,” " * 300, "a" * 30_000])
def test_broken_text_ends_without_an_error(nlp: Language, text: str) -> None:
    assert read(nlp, text) is not None


def test_when_it_was_said_is_not_what_was_said(nlp: Language) -> None:
    text = (
        "Uganda has no plans to reopen the Busia crossing this month, the trade minister said on Tuesday, "
        "a day after lorry drivers blocked the road."
    )
    (said,) = [s for s in read(nlp, text) if s.cue and text[slice(*s.cue)] == "said"]
    assert words(text, said.content) == "Uganda has no plans to reopen the Busia crossing this month"
