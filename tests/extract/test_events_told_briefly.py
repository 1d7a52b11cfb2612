"""What agency reports tell in a few words, several acts a sentence: each on record, with who did it. Sentences of
our own."""

import pytest

from onrecord.model import Event
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def actors(event: Event) -> set[str]:
    return {code[:3] for code in event.actor_codes}


@pytest.mark.parametrize(
    ("type_", "status", "actor", "text"),
    [
        ("COERCE", "occurred", "TGO", "The Togolese army suspended the constitution."),
        ("COERCE", "occurred", "TGO", "Togolese soldiers turned back a convoy of 30 lorries."),
        ("CONCEDE", "occurred", "TGO", "On Friday Togo let the convoy through."),
        ("COOPERATE", "planned", "TGO", "Togo and Benin will exchange ambassadors by May."),
        ("RETREAT", "occurred", "TGO", "Togo sent 200 troops to the border and later pulled them back."),
        ("AGREE", "occurred", "TGO", "The Togolese army agreed on Sunday; the rebels asked for more time."),
        ("CONSULT", "planned", "IGO", "The African Union called an emergency session for Thursday."),
        ("CONSULT", "cancelled", "TGO", "Togo's justice minister, Ama Roe, cut short a visit to Lima."),
        (
            "COERCE",
            "occurred",
            "TGO",
            "Togo's lawmakers voted 71 to 52 to ban the party, and Togo shut the airport.",
        ),
    ],
)
def test_it_is_on_record(reader: Reader, type_: str, status: str, actor: str, text: str) -> None:
    assert any((e.type, e.status) == (type_, status) and actor in actors(e) for e in told(reader, text))


@pytest.mark.parametrize(
    ("type_", "actor", "text"),
    [
        ("ACCUSE", "OMN", "Oman said the boat had ignored warnings and accused Qatar of provocation."),
        ("REQUEST", "OMN", "Oman, which also claims the reef, called for dialogue."),
    ],
)
def test_whoever_speaks_outside_does_what_the_next_verb_tells(
    reader: Reader, type_: str, actor: str, text: str
) -> None:
    assert next(actors(e) for e in told(reader, text) if e.type == type_) == {actor}


def test_measures_in_a_row_are_several(reader: Reader) -> None:
    text = "The army in Peru shut the airport, imposed a curfew and took state television off the air."
    assert [e.type for e in told(reader, text)] == ["COERCE"] * 3


def test_talks_that_broke_down_are_told_beside_the_meeting(reader: Reader) -> None:
    text = "Kenya's premier met the Ugandan president on Wednesday, but the talks broke down."
    assert [e.status for e in told(reader, text)] == ["occurred", "failed"]


def test_the_two_are_those_who_met(reader: Reader) -> None:
    text = "Kenyan premier Ann Roe met Somali President Abdi Dow in Oslo, and the two signed an agreement."
    assert actors(told(reader, text)[-1]) == {"KEN", "SOM"}


def test_a_strike_is_told_by_what_it_does(reader: Reader) -> None:
    assert [e.type for e in told(reader, "A general strike paralysed the ports of Peru.")] == ["PROTEST"]


def test_supporters_gather_and_not_their_president(reader: Reader) -> None:
    text = "Peruvian police fired tear gas at supporters of the president who had gathered outside the palace."
    protest = next(e for e in told(reader, text) if e.type == "PROTEST")
    assert "PERGOV" not in protest.actor_codes


@pytest.mark.parametrize(
    "text",
    [
        "The Vatican called the truce a gift.",
        "The judge cut the session short.",
        "Two Ghanaian drivers said their vehicle struck a mine.",
    ],
)
def test_it_is_no_event(reader: Reader, text: str) -> None:
    assert not [e for e in told(reader, text) if e.type in ("CONSULT", "ASSAULT") or e.status == "planned"]
