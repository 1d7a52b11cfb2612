"""Statements on pages that are no wire report: advice, blogs, boards, questions and answers, releases."""

import pytest
from spacy.language import Language

from onrecord.extract.statements import statements


def told(nlp: Language, text: str) -> list[tuple[str | None, str]]:
    """Who says what, in the text's own words."""
    found = []
    for s in statements(nlp(text)):
        speaker = None if s.speaker_text is None else text[s.speaker_text[0] : s.speaker_text[1]]
        found.append((speaker, text[s.content[0][0] : s.content[-1][1]]))
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The mill told investors on a conference call that the plant at Rask would close in autumn.",
            "The mill",
            "that the plant at Rask would close in autumn",
        ),
        (
            "Shares fell after the firm said in a communiqué that profit would be half of last year's.",
            "the firm",
            "that profit would be half of last year's",
        ),
        ("The council ruled out a referendum.", "The council", "a referendum"),
        ("The bakery begged creditors for three more months.", "The bakery", "three more months"),
        ("We are considering whether to publish a single list.", "We", "whether to publish a single list"),
        (
            "The abbey teaches that fasting without mercy is worth nothing.",
            "The abbey",
            "that fasting without mercy is worth nothing",
        ),
        (
            "My mechanic swears the chain on these goes at 90,000 miles.",
            "My mechanic",
            "the chain on these goes at 90,000 miles",
        ),
        ("The handbook says to use thin oil.", "The handbook", "to use thin oil"),
        (
            "The institute found no link between sugar and sleep.",
            "The institute",
            "no link between sugar and sleep",
        ),
        ("In my opinion, the novel comes a year too late.", "my", "the novel comes a year too late"),
    ],
)
def test_who_says_what_on_a_page(nlp: Language, text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ask your seed dealer about the frost.",
        "Tell us what you think.",
        "Should you worry about sleep trackers?",
        "The embassy can tell you whether you need a permit.",
        "Frequently asked questions about tap water",
    ],
)
def test_the_reader_of_a_page_says_nothing(nlp: Language, text: str) -> None:
    assert [s for s in statements(nlp(text)) if s.confidence >= 0.5] == []


def test_what_is_told_after_the_claim_is_the_companys_own_promise(nlp: Language) -> None:
    text = "The company says the coating is safe and has promised to replace damaged hooks."
    assert ("The company", "the coating is safe") in told(nlp, text)


def test_a_verb_with_its_own_clause_does_not_sign_the_quotation_before_it(nlp: Language) -> None:
    text = (
        '"Nobody laughed at me," recalls Tom Ekers, a farmer near Dell. "Now they borrow my drill." '
        "Ekers reckons he saves forty dollars an acre."
    )
    assert ("Ekers", "he saves forty dollars an acre") in told(nlp, text)
