"""Which act a word tells: strikes, drills, protests, tests, closures. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Reading, Report
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("PROTEST", "The nurses' union in Ghana called off a strike on Friday."),
        ("PROTEST", "Farmers in Poland blocked the border with Ukraine."),
        ("COERCE", "Poland blocked the border crossing with Belarus."),
        ("ASSAULT", "Syria called off an air strike on the town of Dera in Jordan."),
        ("ACCUSE", "China protested the arrest of its envoy in Peru."),
        ("PROTEST", "Hundreds of Peruvian students protested against the arrest."),
        ("MOBILIZE", "North Korea test-fired a missile on Sunday."),
        ("ASSAULT", "North Korea fired a missile at a South Korean ship."),
        ("MOBILIZE", "China began drills around Taiwan on Monday."),
        ("COOPERATE", "Japan and India held joint drills on Monday."),
        ("MOBILIZE", "France will send a frigate to Lebanon."),
        ("AID", "A convoy with food reached the town of Tigray in Ethiopia on Monday."),
        ("SANCTION", "Norway said it would suspend 20 million euros in aid to Uganda."),
    ],
)
def test_what_stands_around_a_word_says_which_act_it_is(reader: Reader, type_: str, text: str) -> None:
    assert [event.type for event in told(reader, text)][:1] == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "The governor accused the rebels in Mali of taking a whole city hostage.",
        "Bolivia has had more than 190 coups.",
        "The United States evacuated its staff from Niger.",
        "American support would end, the Polish minister said.",
    ],
)
def test_figures_of_speech_and_one_s_own_people_make_no_event(reader: Reader, text: str) -> None:
    assert {event.type for event in told(reader, text)} <= {"ACCUSE"}


def test_exercises_off_a_coast_are_not_held_off(reader: Reader) -> None:
    (event,) = told(reader, "Japan and India will hold joint exercises off Chennai.")
    assert event.status == "planned"


def test_who_is_dispersed_is_who_the_gas_was_fired_at(reader: Reader) -> None:
    event = told(reader, "Peruvian police fired tear gas to disperse Bolivian farmers.")[0]
    assert "BOL" in {code[:3] for code in event.recipient_codes}


def test_an_arrest_befalls_its_owner(reader: Reader) -> None:
    text = "The arrest came first. The Malian president's arrest set off riots."
    arrests = [event for event in told(reader, text) if event.type == "COERCE"]
    assert all("MLI" not in {code[:3] for code in event.actor_codes} for event in arrests)


def test_the_visit_that_is_called_off_is_the_one_told_before(reader: Reader) -> None:
    text = "The Greek minister will visit Cyprus on Monday. Later the visit was called off."
    planned, cancelled = told(reader, text)
    assert cancelled.status == "cancelled"
    assert (cancelled.actors, cancelled.recipient_codes) == (planned.actors, planned.recipient_codes)
    assert cancelled.inputs["told again"] == planned.id


def test_a_plan_and_its_end_in_one_sentence_are_a_reversal(reader: Reader) -> None:
    reading = read(
        reader,
        "Kenya, which had planned to deploy troops on the border with Somalia, put off the deployment on Tuesday.",
    )
    (change,) = [change for change in reading.changes if change.kind == "reversal"]
    by_id = {event.id: event.status for event in reading.events}
    assert [by_id[step] for step in change.steps] == ["planned", "postponed"]


def test_who_calls_off_a_trip_and_receives_a_guest_reverses_nothing(reader: Reader) -> None:
    text = "Kenya's president cancelled a trip to Chad. He will receive the opposition leader on Monday instead."
    assert [change for change in read(reader, text).changes if change.kind == "reversal"] == []


def test_a_plan_that_is_on_again_comes_last(reader: Reader) -> None:
    text = (
        "Armenia's foreign minister will travel to Georgia after all, officials said on Wednesday. "
        "The ministry had called off the visit on Monday."
    )
    reading = read(reader, text)
    (change,) = [change for change in reading.changes if change.kind == "reversal"]
    by_id = {event.id: event.status for event in reading.events}
    assert [by_id[step] for step in change.steps] == ["cancelled", "planned"]


def test_a_semicolon_keeps_two_heads_apart(reader: Reader) -> None:
    events = told(reader, "Chad's opposition leader threatens boycott; army denies shooting at rally")
    assert {event.status for event in events if event.type == "THREATEN"} == {"occurred"}


def test_what_lexicon_and_network_agree_on_is_surer_than_what_they_dispute(reader: Reader) -> None:
    plain, odd = told(reader, "Chad condemned Sudan.")[0], told(reader, "Chad slammed Sudan into the record book.")
    assert plain.confidence > 0.85
    assert all(event.confidence < plain.confidence for event in odd)
