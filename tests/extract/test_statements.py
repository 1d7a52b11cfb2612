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


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke at noon.",
        "They watched “Evening Report” at home on Sunday.",
        "She proposed no new date.",
        "The minister promised no help.",
        "The mayor declared a state of emergency.",
        "The two presidents signed the treaty.",
    ],
)
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


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Osei said on Tuesday it had closed the dam.", "Osei", "it had closed the dam"),
        ("However, the dam is safe, officials said.", "officials", "the dam is safe"),
        (
            "The bank said in a statement that it was concerned about the dam and urged the company to close it.",
            "The bank",
            "that it was concerned about the dam",
        ),
        (
            "Kenya said it would not attend the talks and accused Uganda of bad faith.",
            "Kenya",
            "it would not attend the talks",
        ),
        (
            "Osei said she understands the fears but hopes that the dam will hold.",
            "Osei",
            "she understands the fears but hopes that the dam will hold",
        ),
        (
            "The mayor rejected the report, which the engineers described as a warning.",
            "The mayor",
            "the report",
        ),
        ("Farmers accused the port of hiding the report.", "Farmers", "the port of hiding the report"),
        ("He called on both sides to stop the shelling.", "He", "both sides to stop the shelling"),
        (
            "The study found no link between the dam and the flood.",
            "The study",
            "no link between the dam and the flood",
        ),
        (
            "The council voted 12-1 on Monday, with two members abstaining, to demand that the mayor resign.",
            "The council",
            "that the mayor resign",
        ),
        ("Dam to close after talks, union says", "union", "Dam to close after talks"),
        (
            "Speaking at Lakeport Court, Jane Osei, 58, said she had written to the director.",
            "Jane Osei",
            "she had written to the director",
        ),
    ],
)
def test_a_content_holds_what_the_speaker_says_and_no_more(
    nlp: Language, text: str, speaker: str, content: str
) -> None:
    assert (speaker, [content]) in [(who, what) for _, who, what in outer(nlp, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers attacked the town for three days.",
        "The government recalled its ambassador.",
        "Residents protested against the shelling.",
        "Any commander who orders attacks on civilians can be brought before a court.",
        "The trial, expected to last six weeks, goes on.",
    ],
)
def test_a_deed_is_no_statement(nlp: Language, text: str) -> None:
    assert not outer(nlp, text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Eritrea rejected the resolution.", "declines"),
        ("The villagers rejected the claim that they had hidden the rebels.", "denies"),
        ("“Who will pay?” the mayor said.", "asks"),
        ("“We demand a hearing,” the lawyer said.", "demands"),
        ("“I promise you this will end,” the mayor said.", "promises"),
        ("The opposition vowed to fight the bill.", "promises"),
        ("The ministry acknowledged that the dam had cracked.", "asserts"),
        ("Greece wants Germany to return the helmets.", "demands"),
        ("Farmers begged the governor to open the gates.", "asks"),
    ],
)
def test_the_act_follows_the_cue_what_it_is_about_and_the_quotation(nlp: Language, text: str, act: str) -> None:
    assert [s.act for s in read(nlp, text) if s.within is None] == [act]


def test_reactions_are_listed_by_name_and_colon(nlp: Language) -> None:
    text = "Antonia Reyes, foreign minister of Peru: “We welcome this agreement and will respect it.”"
    ((kind, speaker, content),) = outer(nlp, text)
    assert (kind, speaker) == ("direct", "Antonia Reyes")
    assert content == ["“We welcome this agreement and will respect it.”"]


def test_a_name_that_opens_several_paragraphs_is_a_speaker(nlp: Language) -> None:
    text = "Jane Kolb: We had no choice.\n\nMODERATOR: Who told you so?\n\nJane Kolb: The insurers wrote to us."
    assert [who for _, who, _ in outer(nlp, text)] == ["Jane Kolb", "MODERATOR", "Jane Kolb"]


def test_a_quotation_may_be_signed(nlp: Language) -> None:
    text = "“I am so grateful. I can hug my grandmother again!” — Tyler, age 16"
    assert [(kind, who) for kind, who, _ in outer(nlp, text)] == [("direct", "Tyler")]


def test_a_title_in_quotation_marks_is_not_what_its_author_says(nlp: Language) -> None:
    text = "Jane Hale, author of “The Long Winter,” says the dam was never tested."
    assert [content for _, _, content in outer(nlp, text)] != [["“The Long Winter,”"]]


def test_a_post_names_its_platform(nlp: Language) -> None:
    (statement,) = read(nlp, "“The dam holds,” Osei wrote on Facebook.")
    assert statement.occasion == "post on Facebook"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "“Our patience,” the envoy, Jane Roe, wrote in a letter, “is not for sale.”",
            "the envoy",
            ["“Our patience,”", "“is not for sale.”"],
        ),
        (
            "Peru will not pay, its president said, “today, tomorrow or at Easter.”",
            "its president",
            ["Peru will not pay", "“today, tomorrow or at Easter.”"],
        ),
        (
            "Dr. Roe told us that she worries about the pumps: “Nobody has checked them.”",
            "Dr. Roe",
            ["that she worries about the pumps", "“Nobody has checked them.”"],
        ),
    ],
)
def test_a_content_may_stand_on_both_sides_of_its_cue(
    nlp: Language, text: str, speaker: str, content: list[str]
) -> None:
    ((_, who, what),) = outer(nlp, text)
    assert (who, what) == (speaker, content)


def test_a_quoted_part_of_the_reports_sentence_is_mixed(nlp: Language) -> None:
    text = "The mayor welcomed the verdict, which he called “a good day for the valley.”"
    assert ("mixed", "he", ["“a good day for the valley.”"]) in outer(nlp, text)


def test_what_is_so_called_is_nobodys_word(nlp: Language) -> None:
    assert not outer(nlp, "The so-called “sleeping giants” on the ring road are to go.")


def test_who_is_asked_does_not_speak(nlp: Language) -> None:
    found = read(nlp, "Asked whether the dam was safe, Osei declined to comment.")
    assert [(s.act, s.speaker_text is None) for s in found] == [("asks", True), ("declines", False)]


def test_a_semicolon_parts_what_two_tell(nlp: Language) -> None:
    text = "Police said about 300 people took part; organisers claimed 2,000."
    assert outer(nlp, text) == [("indirect", "Police", ["about 300 people took part"])]
