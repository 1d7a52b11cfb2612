"""The act of a cue that no rule has read."""

import pytest
from spacy.language import Language

from onrecord.extract.statements.acts import act_of
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model.statement import StatementKind


def tokens(nlp: Language, text: str, words: str) -> Range:
    start = text.index(words)
    span = nlp(text).char_span(start, start + len(words))
    assert span is not None
    return span.start, span.end


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        (
            "Roe made the allegation that the vote was rigged.",
            "made the allegation",
            "that the vote was rigged",
            "asserts",
        ),
        ("Kaya has been vocal about the cuts.", "has been vocal about", "the cuts", "asserts|believes"),
        ("The mayor is hell-bent on closing the pool.", "is hell-bent on", "closing the pool", "intends"),
        (
            "Scientists are specifically focused on the glacier.",
            "are specifically focused on",
            "the glacier",
            "intends",
        ),
        ("An aide floated the idea of a tax.", "floated", "the idea of a tax", "asserts"),
        ("The firm issued a denial that it had paid.", "issued a denial", "that it had paid", "denies"),
        ("The club has refused to say who paid.", "has refused to say", "who paid", "declines"),
        ("The bank would not say who paid.", "would not say", "who paid", "declines"),
        ("The bank had no comment on the raid.", "had no comment on", "the raid", "declines"),
        ("The judge did not deny that he knew her.", "did not deny", "that he knew her", "asserts"),
        ("The pilot does not want to fly again.", "does not want", "to fly again", "intends|believes"),
        (
            "Nurses expressed hope that the ward would open.",
            "expressed hope",
            "that the ward would open",
            "believes",
        ),
        (
            "Villagers voiced fears that the dam would break.",
            "voiced fears",
            "that the dam would break",
            "believes",
        ),
        ("She made a promise to come back.", "made a promise", "to come back", "promises"),
        ("The party has plans to sue.", "has plans", "to sue", "intends"),
        ("He is very confident that they will win.", "is very confident", "that they will win", "believes"),
        ("They repeated a demand for new talks.", "repeated a demand for", "new talks", "demands"),
        ("Reporters posed the question of who paid.", "posed the question", "of who paid", "asks"),
        ("Farmers want the dam to be opened.", "want", "the dam to be opened", "demands|intends"),
        (
            "The guild was quick to point out that it rained.",
            "was quick to point out",
            "that it rained",
            "asserts",
        ),
        ("“Why us?” the nurse asked softly.", "asked softly", "“Why us?”", "asks"),
        ("“We will rebuild,” the mayor promised the crowd.", "promised", "“We will rebuild,”", "promises"),
    ],
)
def test_the_words_of_a_cue_tell_its_act(nlp: Language, text: str, cue: str, content: str, act: str) -> None:
    doc = nlp(text)
    words = tokens(nlp, text, cue)
    draft = Draft(
        rule="extract.statements.tagged:tagged",
        frame="tagged",
        content=[tokens(nlp, text, content)],
        predicate=doc[words[0] : words[1]].root,
        cue=words,
    )
    kind: StatementKind = "direct" if content.startswith("“") else "indirect"
    assert act_of(draft, kind, doc) in act.split("|")
