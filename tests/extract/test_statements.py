"""Who said what: content, cue, speaker, act."""

import pytest
from spacy.language import Language

from onrecord.extract.statements import statements
from onrecord.model import Statement


def read(nlp: Language, text: str) -> list[Statement]:
    return list(statements(nlp(text)))


def outer(nlp: Language, text: str) -> list[tuple[str, str | None, list[str]]]:
    """Kind, speaker's words and content of the statements that stand inside no other."""
    return [
        (s.kind, s.speaker_text and text[slice(*s.speaker_text)], [text[a:b] for a, b in s.content])
        for s in read(nlp, text)
        if s.within is None and s.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam holds,” said Kwame Osei.", ("direct", "Kwame Osei", ["“The dam holds,”"])),
        ("Kwame Osei said: “The dam holds.”", ("direct", "Kwame Osei", ["“The dam holds.”"])),
        (
            "“The dam holds,” Osei said. “The bridge does not.”",
            ("direct", "Osei", ["“The dam holds,”", "“The bridge does not.”"]),
        ),
        ("Osei said that the dam would hold.", ("indirect", "Osei", ["that the dam would hold"])),
        ("The dam would hold, officials said.", ("indirect", "officials", ["The dam would hold"])),
        (
            "According to the ministry, the dam is safe.",
            ("indirect", "the ministry", ["the dam is safe"]),
        ),
        ("Osei said the dam was “beyond repair.”", ("mixed", "Osei", ["the dam was “beyond repair.”"])),
        ("The mayor wants to rebuild the dam.", ("indirect", "The mayor", ["to rebuild the dam"])),
        ("The mayor criticized the new dam.", ("indirect", "The mayor", ["the new dam"])),
        (
            "The mayor accused the company of hiding the report.",
            ("indirect", "The mayor", ["the company of hiding the report"]),
        ),
        ("Osei asked whether the dam was safe.", ("indirect", "Osei", ["whether the dam was safe"])),
        ("The governor called for an inquiry.", ("indirect", "The governor", ["an inquiry"])),
        (
            "Osei's claim that the dam is safe was false.",
            ("indirect", "Osei", ["that the dam is safe"]),
        ),
        ("The mayor is confident that the dam will hold.", ("indirect", "The mayor", ["that the dam will hold"])),
        (
            "The mayor called the plan “a disgrace.”",
            ("mixed", "The mayor", ["the plan “a disgrace.”"]),
        ),
    ],
)
def test_an_attribution_has_its_kind_speaker_and_content(
    nlp: Language, text: str, expected: tuple[str, str, list[str]]
) -> None:
    assert outer(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The company denied that the dam had cracked.", "denies"),
        ("Osei asked whether the dam was safe.", "asks"),
        ("The governor urged residents to leave the valley.", "demands"),
        ("The mayor promised to rebuild the dam.", "promises"),
        ("The company declined to answer questions.", "declines"),
        ("Residents believe that the dam will fail.", "believes"),
        ("The mayor plans to rebuild the dam.", "intends"),
        ("Osei said that the dam would hold.", "asserts"),
        ("The minister did not say where the money went.", "declines"),
    ],
)
def test_the_cue_names_the_act(nlp: Language, text: str, act: str) -> None:
    assert [s.act for s in read(nlp, text) if s.within is None] == [act]


def test_a_paragraph_with_no_cue_goes_on_with_the_last_speaker(nlp: Language) -> None:
    text = "“The dam holds,” Osei said on Monday.\n\n“We have checked every gate of it, and it is sound.”"
    ((kind, speaker, content),) = outer(nlp, text)
    assert (kind, speaker) == ("direct", "Osei")
    assert content[1] == "“We have checked every gate of it, and it is sound.”"


def test_where_it_was_said_is_the_occasion(nlp: Language) -> None:
    (statement,) = read(nlp, "“The dam holds,” Osei said at a news conference in Lakeport.")
    assert statement.occasion == "news conference"


def test_whom_one_tells_is_no_occasion(nlp: Language) -> None:
    (statement,) = read(nlp, "“The dam holds,” Osei told reporters.")
    assert statement.occasion is None


def test_a_statement_inside_another_names_it(nlp: Language) -> None:
    found = {s.id: s for s in read(nlp, "Osei said the company believes that the dam is safe.")}
    inner = [s for s in found.values() if s.within is not None]
    assert [s.act for s in inner] == ["believes"]
    assert found[inner[0].within or ""].act == "asserts"


def test_i_think_in_a_quotation_is_no_statement_of_its_own(nlp: Language) -> None:
    assert len(read(nlp, "“I think the dam holds,” Osei said.")) == 1


@pytest.mark.parametrize("text", ["The dam broke at noon.", "They watched “Evening Report” at home on Sunday."])
def test_where_nobody_says_anything_there_is_no_statement(nlp: Language, text: str) -> None:
    assert not outer(nlp, text)


def test_the_evidence_is_the_sentences_that_it_stands_in(nlp: Language) -> None:
    text = "The rain fell. “The dam holds,” Osei said. The river rose."
    (statement,) = read(nlp, text)
    assert [text[a:b] for a, b in statement.evidence] == ["“The dam holds,” Osei said."]


def test_a_transcript_names_its_speakers_by_a_colon(nlp: Language) -> None:
    text = "COSTA: The dam is safe and it will stay safe for years.\n\nThe crowd cheered."
    assert outer(nlp, text)[0][1:] == ("COSTA", ["The dam is safe and it will stay safe for years"])


def test_every_rule_can_be_looked_up(nlp: Language) -> None:
    from importlib import import_module

    text = "“The dam holds,” Osei said. The ministry's claim that it is safe is false, according to Kaya."
    for statement in read(nlp, text):
        module, function = statement.rule.split(":")
        assert getattr(import_module(f"onrecord.{module}"), function).__doc__
