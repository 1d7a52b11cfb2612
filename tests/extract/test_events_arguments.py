"""What speech acts ask for, pledge, deny and refuse; who would do it. Sentences of our own."""

import pytest

from onrecord.model import Event
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def acts(reader: Reader, text: str) -> set[tuple[str, str]]:
    return {(event.type, event.status) for event in told(reader, text)}


def parties(event: Event) -> tuple[set[str], set[str]]:
    return {code[:3] for code in event.actor_codes}, {code[:3] for code in event.recipient_codes}


@pytest.mark.parametrize(
    ("speech", "act", "text"),
    [
        (("REQUEST", "occurred"), ("AID", "demanded"), "Malawi asked Norway for food."),
        (("AGREE", "occurred"), ("AID", "planned"), "Norway pledged $9 million to Malawi."),
        (("AGREE", "occurred"), ("RETREAT", "planned"), "Chad promised to withdraw its troops from Niger."),
        (("REJECT", "occurred"), ("CONSULT", "refused"), "Peru turned down Bolivia's proposal for talks."),
        (("REJECT", "occurred"), ("CONCEDE", "refused"), "The Greek minister ruled out resigning."),
        (("REJECT", "occurred"), ("RETREAT", "refused"), "Peru rejected a demand that it withdraw its troops."),
        (
            ("REQUEST", "occurred"),
            ("RETREAT", "demanded"),
            "Kenya called on Chad on Monday to withdraw its troops.",
        ),
        (("AGREE", "occurred"), ("CONCEDE", "planned"), "The Greek minister, Petros Vala, offered to resign."),
        (
            ("THREATEN", "occurred"),
            ("ASSAULT", "threatened"),
            "Syria warned that it would retaliate against Iraq.",
        ),
    ],
)
def test_a_speech_act_and_its_argument_are_two_events(
    reader: Reader, speech: tuple[str, str], act: tuple[str, str], text: str
) -> None:
    assert {speech, act} <= acts(reader, text)


def test_who_is_asked_would_give_and_who_asks_would_receive(reader: Reader) -> None:
    (aid,) = [event for event in told(reader, "Malawi asked Norway for food.") if event.type == "AID"]
    assert parties(aid) == ({"NOR"}, {"MWI"})


@pytest.mark.parametrize(
    "text",
    [
        "Kenya called on Chad to withdraw its troops.",
        "Kenya appealed to Chad to withdraw its troops.",
        "Kenya urged Chad to withdraw its troops.",
    ],
)
def test_who_is_called_on_would_act(reader: Reader, text: str) -> None:
    (retreat,) = [event for event in told(reader, text) if event.type == "RETREAT"]
    assert parties(retreat)[0] == {"TCD"}


def test_who_is_accused_did_it(reader: Reader) -> None:
    events = told(reader, "Chad accused Sudan of bombing the village of Tora.")
    assert all(parties(event)[0] == {"SDN"} for event in events if event.type == "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        '"We never fired on the crowd," said Colonel Ali Mansour of the Libyan army.',
        "Libya's army said that it had not shelled the hospital.",
        "Libya dismissed reports that its army had shelled the hospital.",
        '"The story that our soldiers shelled the hospital is false," the Libyan army said.',
        "Libya denied that its army had shelled the hospital.",
    ],
)
def test_what_somebody_says_did_not_happen_is_denied(reader: Reader, text: str) -> None:
    assert [event.status for event in told(reader, text) if event.type == "ASSAULT"] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Canada threatened to impose sanctions on any general who ordered attacks on civilians.",
        "Chad said Sudan had no plans to attack the town.",
        "There was no sign that Sudan had attacked the town.",
        "Sudan condemned what it called an attack.",
    ],
)
def test_an_attack_that_nobody_has_made_did_not_occur(reader: Reader, text: str) -> None:
    assert ("ASSAULT", "occurred") not in acts(reader, text)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("possible", "Ghana is considering sending troops to Togo."),
        ("possible", "Ghana is weighing whether to send troops to Togo."),
        ("planned", "Ghana said it would send troops to Togo."),
        ("planned", "Ghana, Benin to send troops to Togo"),
    ],
)
def test_a_deployment_stands_as_its_sentence_says(reader: Reader, status: str, text: str) -> None:
    assert [event.status for event in told(reader, text) if event.type == "MOBILIZE"] == [status]


def test_who_says_that_something_was_not_given_denies_no_aid(reader: Reader) -> None:
    text = "Benin's lenders said on Monday that the terms did not grant them relief."
    assert not [event for event in told(reader, text) if event.type == "AID"]
    said = '"We have not abandoned the process," Ghana\'s finance minister, Kofi Mensah, said.'
    assert not [event for event in told(reader, said) if event.status == "denied"]


def test_who_warns_of_what_he_will_do_threatens(reader: Reader) -> None:
    assert ("THREATEN", "occurred") in acts(reader, "Russia warned that it would sue if its money was taken.")
    assert ("THREATEN", "occurred") not in acts(reader, "Russia warned that the dam would burst.")


def test_who_said_one_thing_and_asked_for_another_did_both(reader: Reader) -> None:
    text = "Ghana's president, Kojo Addo, said Chad was acting rashly and called on Chad to withdraw its troops."
    (request,) = [event for event in told(reader, text) if event.type == "REQUEST"]
    assert parties(request) == ({"GHA"}, {"TCD"})


def test_who_condemns_and_calls_for_does_both(reader: Reader) -> None:
    text = "The Foreign Ministry of Ghana rejects these claims and calls on Togo to withdraw its troops."
    (request,) = [event for event in told(reader, text) if event.type == "REQUEST"]
    assert parties(request) == ({"GHA"}, {"TGO"})


def test_a_visit_that_had_been_planned_is_that_of_whoever_visits(reader: Reader) -> None:
    text = "Ghana's president, Kojo Addo, will visit China on Friday. A visit planned for April was cancelled."
    (off,) = [event for event in told(reader, text) if event.status == "cancelled"]
    assert parties(off) == ({"GHA"}, {"CHN"})


def test_a_threat_that_is_carried_out_is_the_deed(reader: Reader) -> None:
    text = "On Monday Ghana carried out its threat, imposing sanctions on Togo."
    assert acts(reader, text) == {("SANCTION", "occurred")}


def test_what_depends_on_a_condition_has_not_occurred(reader: Reader) -> None:
    text = "Ghana threatened to recall its envoy from Togo if the government in Lome rejected the plan."
    assert ("REJECT", "occurred") not in acts(reader, text)


def test_a_rally_that_is_moved_is_that_of_whoever_rallied(reader: Reader) -> None:
    text = "Teachers in Ghana rallied in Accra on Monday. The union said the rally would now be held on Friday."
    moved = [event for event in told(reader, text) if event.status == "rescheduled"]
    assert [(event.type, parties(event)[0]) for event in moved] == [("PROTEST", {"GHA"})]


def test_what_is_put_off_far_behind_is_put_off(reader: Reader) -> None:
    text = "A visit by the Canadian trade minister to India that was planned for October last year was postponed."
    assert acts(reader, text) == {("CONSULT", "postponed")}


def test_a_possible_attack_is_told_once(reader: Reader) -> None:
    text = "Ghana and Togo met over a possible invasion of Benin. The possible invasion of Benin was discussed."
    assert [event.status for event in told(reader, text) if event.type == "ASSAULT"] == ["possible"]


def test_what_is_called_possible_is_possible(reader: Reader) -> None:
    text = "Ghana and Togo will hold talks on Monday on a possible invasion of Benin."
    assert ("ASSAULT", "possible") in acts(reader, text)


def test_a_vote_to_demand_has_demanded(reader: Reader) -> None:
    text = "The Security Council voted 13-0 on Monday, with China abstaining, to demand that Sudan stop attacks."
    (request,) = [event for event in told(reader, text) if event.type == "REQUEST"]
    assert request.status == "occurred"
    assert parties(request)[0] == {"UNO"}


def test_declining_to_say_refuses_nothing(reader: Reader) -> None:
    assert ("REJECT", "occurred") not in acts(reader, "Spain declined to say whether it would grant him asylum.")
