"""Who did what to whom, from single sentences of our own."""

import pytest

from onrecord.model import Arrival, Event, Reading, Report
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str, published: str | None = "2024-05-16") -> Reading:
    return reader.read(Arrival(report=Report(id="r", text=text, published=published)))


def told(reader: Reader, text: str) -> list[Event]:
    return [event for event in read(reader, text).events if event.confidence >= 0.5]


def countries(codes: tuple[str, ...]) -> set[str]:
    return {code[:3] for code in codes}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("ACCUSE", "Chad condemned the shelling of the border post by Sudan."),
        ("ACCUSE", "Peru accused Bolivia of hiding the fugitives."),
        ("ACCUSE", "Moldova blamed Russia for the power cuts."),
        ("AGREE", "Ghana and Togo agreed to share the water of the river."),
        ("AID", "Norway sent medicine and tents to Malawi."),
        ("AID", "Turkey granted asylum to two Syrian pilots."),
        ("ASSAULT", "Ethiopian rebels shelled the garrison at dawn."),
        ("ASSAULT", "Yemeni gunmen opened fire on the Saudi patrol."),
        ("COERCE", "Egyptian police arrested nine journalists."),
        ("COERCE", "Nigeria imposed a curfew in three northern towns."),
        ("CONCEDE", "Algeria lifted the ban on Moroccan newspapers."),
        ("CONSULT", "The Greek prime minister met the Turkish president in Nicosia."),
        ("CONSULT", "The Irish foreign minister visited Kenya on Tuesday."),
        ("COOPERATE", "India and Japan held joint naval exercises off Chennai."),
        ("MOBILIZE", "Armenia has deployed troops along the border with Azerbaijan."),
        ("PROTEST", "Thousands of Georgian students marched against the law."),
        ("REJECT", "Iran rejected the German proposal."),
        ("REJECT", "Russia vetoed the resolution on Syria."),
        ("REJECT", "Iran slammed the door on the German proposal."),
        ("REQUEST", "Kenya urged Somalia to reopen the crossing."),
        ("RETREAT", "France withdrew its soldiers from Niger."),
        ("RETREAT", "Colombian rebels released two soldiers on Friday."),
        ("SANCTION", "Canada imposed sanctions on three Belarusian generals."),
        ("SANCTION", "Poland expelled two Belarusian diplomats."),
        ("SUPPORT", "Spain praised the Colombian government for the reform."),
        ("THREATEN", "North Korea threatened to attack Guam."),
    ],
)
def test_the_verb_and_its_object_give_the_type(reader: Reader, type_: str, text: str) -> None:
    assert type_ in {event.type for event in told(reader, text)}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("occurred", "The Chilean minister visited Peru on Tuesday."),
        ("planned", "The Chilean minister will visit Peru on Tuesday."),
        ("planned", "The Chilean minister plans to visit Peru."),
        ("possible", "The Chilean minister may visit Peru."),
        ("conditional", "The Chilean minister will visit Peru if the strike ends."),
        ("ongoing", "The Chilean minister is visiting Peru."),
        ("cancelled", "The Chilean minister called off his visit to Peru."),
        ("cancelled", "The Chilean minister's visit to Peru was cancelled."),
        ("postponed", "The Chilean minister put off his visit to Peru."),
        ("rescheduled", "Chile has agreed to reschedule its minister's visit to Peru."),
        ("refused", "The Chilean minister refused to visit Peru."),
        ("demanded", "Brazil urged the Chilean minister to visit Peru."),
        ("planned", "The planned visit of the Chilean minister to Peru was welcomed in Brazil."),
    ],
)
def test_the_words_above_a_visit_give_its_status(reader: Reader, status: str, text: str) -> None:
    assert [event.status for event in told(reader, text) if event.type == "CONSULT"] == [status]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("threatened", "Mali threatened to bomb the camps in Algeria."),
        ("denied", "Mali denied bombing the camps in Algeria."),
        ("failed", "Malian troops failed to capture the town."),
        ("planned", "Malian troops are preparing to attack the rebels."),
        ("possible", "Mali could attack the rebels within days."),
        ("demanded", "Niger called on Mali to attack the rebels."),
    ],
)
def test_the_words_above_an_attack_give_its_status(reader: Reader, status: str, text: str) -> None:
    assert status in {event.status for event in told(reader, text) if event.type == "ASSAULT"}


@pytest.mark.parametrize(
    ("actor", "recipient", "text"),
    [
        ("PER", "BOL", "Peru condemned Bolivia."),
        ("PER", "BOL", "Bolivia was condemned by Peru."),
        ("PER", "BOL", "Peru wants to condemn Bolivia and accused Bolivia of theft."),
        ("PER", "BOL", "Peruvian troops attacked Bolivian farmers."),
        ("PER", "BOL", "Peru, which borders Chile, attacked Bolivia."),
        ("PER", "BOL", "Peru's invasion of Bolivia began on Monday."),
        ("PER", "BOL", "The Peruvian bombing of Bolivia went on for three days."),
    ],
)
def test_parties_are_found_through_the_syntax(reader: Reader, actor: str, recipient: str, text: str) -> None:
    assert any(
        actor in countries(event.actor_codes) and recipient in countries(event.recipient_codes)
        for event in told(reader, text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Kenya and Uganda met in Kampala.",
        "Kenya held talks with Uganda.",
        "Kenya and Uganda signed a treaty.",
        "Kenya clashed with Uganda over the lake.",
    ],
)
def test_what_parties_do_together_has_no_recipient(reader: Reader, text: str) -> None:
    event = told(reader, text)[0]
    assert event.recipients == ()
    assert countries(event.actor_codes) >= {"KEN", "UGA"}


@pytest.mark.parametrize(
    "text",
    [
        "Spain did not condemn Portugal.",
        "No Spanish soldier attacked the town.",
        "Nobody from Spain met the Portuguese minister.",
        "Rather than attack Portugal, Spain waited.",
        "Spain beat Portugal 2-1 and Ramos scored the winning goal in the final of the championship.",
        "Shares in Madrid retreated after a Spanish bank cut its forecast.",
        "An earthquake killed 40 people in Portugal.",
        "The company released a report on its Spanish customers.",
        "Spanish exports hit a record in May.",
        "The weather in Portugal was fine, and the harvest was good.",
        "Portuguese cooking owes much to the sea.",
    ],
)
def test_no_event_is_invented(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_a_speech_act_and_what_it_is_about_are_two_events(reader: Reader) -> None:
    found = {(event.type, event.status) for event in told(reader, "Norway refused to meet the Swedish envoy.")}
    assert found == {("REJECT", "occurred"), ("CONSULT", "refused")}


def test_calling_off_a_visit_is_one_event(reader: Reader) -> None:
    found = told(reader, "The Norwegian minister called off the planned visit to Sweden.")
    assert [(event.type, event.status) for event in found] == [("CONSULT", "cancelled")]


def test_a_journey_at_home_is_no_visit(reader: Reader) -> None:
    assert told(reader, "The Norwegian minister travelled to Bergen, in Norway.") == []


def test_captions_and_repeats_give_no_event(reader: Reader) -> None:
    text = (
        "Chad's army shelled the town of Kovo on Monday.\n\n"
        "Smoke rises after Chad's army shelled the town of Kovo (Photo: J. Doe/Agency)\n\n"
        "Chad's army shelled the town of Kovo on Monday."
    )
    assert len([event for event in told(reader, text) if event.type == "ASSAULT"]) == 1


def test_an_event_takes_nothing_from_another_sentence(reader: Reader) -> None:
    text = "The foreign minister of Laos spoke on the radio. Troops from Angola shelled a village."
    assert all("LAO" not in countries(event.actor_codes) for event in told(reader, text))


def test_an_event_inside_a_statement_says_whose(reader: Reader) -> None:
    reading = read(reader, "The Kenyan army shelled the port, the Somali defence minister said on Monday.")
    event = next(event for event in reading.events if event.type == "ASSAULT")
    assert event.attributed_to in {statement.id for statement in reading.statements}


def test_the_trigger_is_a_short_piece_of_the_text(reader: Reader) -> None:
    text = "Angola's parliament turned down the Zambian offer on Thursday."
    event = next(event for event in told(reader, text) if event.type == "REJECT")
    assert text[slice(*event.trigger)] == "turned down"
    assert event.evidence == ((0, len(text)),)


def test_codes_follow_the_type(reader: Reader) -> None:
    event = told(reader, "The Irish foreign minister visited Kenya on Tuesday.")[0]
    assert (event.mode, event.cameo, event.quad) == ("visit", "042", 1)
    assert "diplomatic" in event.contexts


def test_date_and_place_come_from_the_sentence(reader: Reader) -> None:
    event = told(reader, "Zambia and Malawi held talks in Nairobi on Tuesday.")[0]
    assert event.date is not None
    assert event.date.start == "2024-05-14"
    assert event.place is not None
    assert event.place.name == "Nairobi"


def test_a_very_long_sentence_gives_no_event(reader: Reader) -> None:
    text = "Chad attacked Sudan, " + ", ".join(["Chad attacked Sudan again"] * 120) + "."
    assert told(reader, text) == []


def test_empty_text_gives_no_event(reader: Reader) -> None:
    assert told(reader, "") == []


def test_who_is_arrested_for_a_deed_is_told_of_both(reader: Reader) -> None:
    found = told(reader, "Eleven islanders were arrested last week for boarding a survey vessel.")
    arrest = next(event for event in found if event.mode == "arrest")
    assert (arrest.actors, len(arrest.recipients)) == ((), 1)


@pytest.mark.parametrize(
    "text",
    [
        "India beat Nepal by 40 runs on Sunday.",
        "The ministry eliminated a tax on fuel.",
        "Several hundred drivers hung a black banner from the customs house.",
    ],
)
def test_what_only_sounds_like_harm_is_no_attack(reader: Reader, text: str) -> None:
    assert all(event.type != "ASSAULT" for event in told(reader, text))


def test_a_crowd_that_marches_on_a_parliament_protests(reader: Reader) -> None:
    (event,) = told(reader, "Some 4,000 monks marched on parliament on Thursday.")
    assert (event.type, event.mode) == ("PROTEST", "demo")


def test_who_plants_a_bomb_attacks(reader: Reader) -> None:
    (event,) = told(reader, "Police said rebels planted a bomb under the bridge on Monday.")
    assert (event.type, event.mode) == ("ASSAULT", "explosives")
