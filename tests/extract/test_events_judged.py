"""What the trained network adds to the lexicon, and what it keeps out."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.test_events import countries, told


def test_a_verb_of_no_frame_is_judged(reader: Reader) -> None:
    (event,) = told(reader, "Kyrgyz border guards clobbered four Tajik shepherds.")
    assert event.type == "ASSAULT"
    assert (countries(event.actor_codes), countries(event.recipient_codes)) == ({"KGZ"}, {"TJK"})
    assert event.rule == "extract.events.rules:judged"


@pytest.mark.parametrize(
    "text",
    [
        "Moldova serenaded Romania with a choir of children.",
        "Lebanese officials threw Syria a party.",
        "Gabon hit Cameroon for six in the final.",
        "Poland outfoxed Hungary in the vote on the budget.",
    ],
)
def test_what_is_done_to_a_country_is_no_event_for_that_alone(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_the_record_says_what_the_network_took_it_for(reader: Reader) -> None:
    (event,) = told(reader, "Peru accused Bolivia of hiding the fugitives.")
    assert event.inputs["network"].startswith("ACCUSE ")
    assert event.inputs["frame"] != "none"


def test_a_round_of_talks_that_is_off_is_one_event(reader: Reader) -> None:
    text = "Algeria on Tuesday called off a second round of talks between Mali's government and Tuareg rebels."
    (event,) = [event for event in told(reader, text) if event.type == "CONSULT"]
    assert event.status == "cancelled"
