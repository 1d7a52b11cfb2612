"""What is broken off and put back, called home and sent back, held up and handed over. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


@pytest.mark.parametrize(
    ("statuses", "text"),
    [
        (["cancelled"], "The Blue Guard of Bolivia declared its truce with the government over on Friday."),
        (["cancelled"], "Bolivia's rebels have renounced the truce."),
        (["cancelled"], "The Blue Guard walked out of its ceasefire with the Bolivian government."),
        (["failed"], "The truce between Bolivia's army and the Blue Guard collapsed on Monday."),
        (["ongoing"], "The truce between Bolivia's army and the Blue Guard has been in force since Monday."),
        (["rescheduled"], "Bolivia and the Blue Guard put their truce back into force on Monday."),
        (
            ["failed", "occurred"],
            "The truce between Bolivia and the Blue Guard, which collapsed last week, was restored on Friday.",
        ),
        (
            ["occurred", "cancelled"],
            "A truce between Bolivia's army and the rebels came back into force, a week after they broke it off.",
        ),
    ],
)
def test_a_truce_holds_until_somebody_ends_it(reader: Reader, statuses: list[str], text: str) -> None:
    assert [event.status for event in told(reader, text) if event.mode == "ceasefire"] == statuses


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("SANCTION", "Ghana has called its ambassador home."),
        ("SANCTION", "Ghana called its ambassador to Togo home on Monday."),
        ("CONCEDE", "Ghana is sending its ambassador back to Lome."),
        ("CONCEDE", "Ghana's ambassador returned to his post in Lome on Monday."),
        ("CONSULT", "Ghana will send an ambassador back to Lome in May."),
    ],
)
def test_an_ambassador_is_called_home_and_sent_back(reader: Reader, type_: str, text: str) -> None:
    assert [event.type for event in told(reader, text)] == [type_]


def test_an_ambassador_who_goes_home_yields_nothing(reader: Reader) -> None:
    assert not told(reader, "Ghana's ambassador to Togo returned to Accra for consultations.")


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("RETREAT", "Togo demanded that Ghana release 30 jailed fishermen."),
        ("RETREAT", "Togo insisted that Ghana withdraw its troops from the bridge."),
        ("COOPERATE", "Togo demanded that Ghana hand over the logbooks of the dam."),
    ],
)
def test_what_is_demanded_of_a_country_is_a_second_event(reader: Reader, type_: str, text: str) -> None:
    wanted = [event for event in told(reader, text) if event.status == "demanded"]
    assert [(event.type, event.actor_codes) for event in wanted] == [(type_, ("GHA",))]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (("COERCE", "occurred"), "Customs officers in Ghana stopped a convoy of the Red Cross on Monday."),
        (("AID", "postponed"), "The African Union put off the arrival of its observers in Togo."),
        (("AID", "occurred"), "The first 40 observers of the African Union came ashore in Togo on Monday."),
        (("COOPERATE", "occurred"), "Ghana gave the logbooks of the dam to Togo on Monday."),
        (("COERCE", "occurred"), "Police in Togo took the union leader Kofi Mensah from his home."),
        (("CONSULT", "planned"), "Ghana's foreign minister will come to N'Djamena on Monday."),
        (
            ("CONSULT", "postponed"),
            "LOME - Talks between Ghana and Togo that were to open here have been put off.",
        ),
    ],
)
def test_convoys_observers_papers_and_journeys(reader: Reader, kind: tuple[str, str], text: str) -> None:
    assert kind in [(event.type, event.status) for event in told(reader, text)]


def test_police_who_lead_a_parade_arrest_nobody(reader: Reader) -> None:
    assert not told(reader, "Police led the parade out of the city in Peru.")


def test_what_was_called_off_and_is_on_again_is_told_twice(reader: Reader) -> None:
    text = "Ghana's president will travel to Lome after all, a week after his office had called off the visit."
    assert [event.status for event in told(reader, text)] == ["rescheduled", "cancelled"]


def test_a_strike_called_for_a_day_is_planned(reader: Reader) -> None:
    found = told(reader, "The miners' union in Zambia has called a strike for Tuesday.")
    assert [(event.type, event.status) for event in found] == [("PROTEST", "planned")]
