"""Sentences that broke in the middle, and sound ones that only look so."""

import pytest

from onrecord import annotate, clean
from onrecord.model import Arrival, Report
from tests.clean.reports import LEAD, SECOND


def broken(text: str) -> list[str]:
    arrival = Arrival(report=Report(id="r", text=text))
    nlp = annotate.build()
    doc = nlp(annotate.doc_of(nlp, arrival, clean.passages(arrival)))
    found = clean.broken_syntax(doc, doc._.passages)
    return [text[d.start : d.end] for p in found for d in p.damage if d.kind == "broken syntax"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The escalation could kill half of the could push a million people out.", "of the could"),
        ("The judge spoke in the which nobody had expected from him.", "in the which"),
        ("Heavy rain had kept many of the voters from the.", "from the."),
        ("The minister said on Monday that the deficit will fell to three percent.", "deficit will fell"),
        ("She said that she did knew where the money was.", "she did knew"),
        ("The unions have announce a strike for the spring.", "unions have announce"),
        ("The company promised to rebuilt the harbour by May.", "promised to rebuilt"),
        ("The budget gives 300 million euros to of the railways.", "to of"),
        ("Three other sailors are been held in the fort.", "sailors are been"),
        ("The two sides will to meet again on Friday.", "will to"),
        ("It could cut the rations of half of could leave thousands hungry.", "of could"),
        ("The talks in in Oslo went on until the morning.", "in in"),
        ("The doctor, Lena Moe, asked for help. Moe told that two men had died.", "told that"),
        ("The envoy answered the rebels, who had sent the letter wrote.", "letter wrote"),
    ],
)
def test_words_that_cannot_stand_side_by_side(text: str, words: str) -> None:
    assert broken(f"{LEAD}\n\n{text}\n\n{SECOND}") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The would-be captain met the have-nots, and the A team beat the B team.",
        "What she did was walk out, and what it is is a shame.",
        "The committee she is a member of has a vote, and the men she spoke to were afraid.",
        "Those told that they would have to leave had nowhere to go.",
        "The doctors are doing everything they can to help, should the worst come.",
        "They did not respond to emailed questions, and voters ranged from disappointed to disgruntled.",
        "The dispute has hurt the party, which is a lesson to all who had access to the files.",
        "The by now familiar line, the mayor said, was one of the not yet answered questions.",
        "The question is will she go or not.",
        "The fleet belongs to Karl Moe, who had paid for the damage done.",
        "The law was drawn up by Ana Ruiz, who had won most of the votes cast.",
        "It was a thing to do given the price, and she had better go.",
    ],
)
def test_sound_sentences_are_left_alone(text: str) -> None:
    assert broken(f"{LEAD}\n\n{text}\n\n{SECOND}") == []


def test_what_a_report_says_in_two_sentences_is_its_way_to_write() -> None:
    text = "The band was called the a by its fans.\n\nThe mayor, who likes the a by night, was there.\n\n"
    assert broken(text + LEAD) == []


def test_a_repeat_makes_no_habit() -> None:
    text = "The minister said on Monday that the deficit will fell to three percent."
    assert len(broken(f"{text}\n\n{LEAD}\n\n{text}")) == 2
