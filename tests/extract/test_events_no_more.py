"""What somebody is told to stop doing, and talks that are shut out: neither is asked for, nor did it take place.
Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("ASSAULT", "Kenya urged Ethiopia to stop shelling the town of Moyale."),
        ("ASSAULT", "The United Nations called on the rebels to stop attacking convoys in Mali."),
        ("AID", "France asked Rwanda to stop arming the M23 rebels."),
        ("AID", "Turkey urged the United States to cease supplying Kurdish fighters with weapons."),
        ("COERCE", "The European Union told Serbia to stop arresting opposition activists."),
        ("ACCUSE", "Poland has asked Hungary to stop criticising its judges."),
        ("SUPPORT", "Washington pressed Islamabad to stop backing the Taliban."),
        ("ASSAULT", "The rebels promised to stop attacking villages in Chad."),
        ("AID", "Iran agreed to stop arming the Houthis."),
    ],
)
def test_what_is_to_stop_is_asked_of_nobody(reader: Reader, type_: str, text: str) -> None:
    found = told(reader, text)
    assert {"REQUEST", "AGREE"} & {event.type for event in found}
    assert type_ not in {event.type for event in found}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("RETREAT", "Ethiopia stopped shelling the town on Monday."),
        ("ASSAULT", "Kenya's army stopped at the border and shelled the town."),
    ],
)
def test_what_was_stopped_or_done_is_told(reader: Reader, type_: str, text: str) -> None:
    assert any((event.type, event.status) == (type_, "occurred") for event in told(reader, text))


def test_who_asks_another_to_stop_arming_asks_for_the_end_of_it(reader: Reader) -> None:
    found = told(reader, "Chad asked Libya to stop arming the rebels.")
    assert ("SANCTION", "demanded") in {(event.type, event.status) for event in found}


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia slammed the door on talks with Eritrea.",
        "Kenya shut the door on negotiations with the rebels.",
        "Peru closed the door to a meeting with Chile.",
        "Greece and Turkey slammed the door on talks over the islands.",
    ],
)
def test_a_door_that_is_shut_on_talks_refuses_them(reader: Reader, text: str) -> None:
    found = told(reader, text)
    assert ("CONSULT", "occurred") not in {(event.type, event.status) for event in found}
    assert {"refused", "cancelled"} & {event.status for event in found} or "REJECT" in {e.type for e in found}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden agreed to disagree.",
        "The two presidents agreed to disagree over the dam, said Egypt's foreign minister, Sameh Shoukry.",
        "Kenya and Uganda agreed to differ on the border.",
    ],
)
def test_who_agrees_to_disagree_has_not_agreed(reader: Reader, text: str) -> None:
    assert "AGREE" not in {event.type for event in told(reader, text)}


@pytest.mark.parametrize(
    ("status", "parties", "text"),
    [
        ("cancelled", {"HND"}, "Honduras calls off Managua talks."),
        ("cancelled", {"HND", "NIC"}, "Honduras cancels Managua talks."),
        ("cancelled", {"KEN"}, "Kenya scraps Kampala summit."),
        ("cancelled", {"TUR", "CYP"}, "Turkey called off the Geneva meeting with Cyprus."),
        ("postponed", {"SRB", "KOS"}, "Serbia postpones Brussels talks with Kosovo."),
        ("postponed", {"PAK"}, "Pakistan puts off Kabul visit."),
        ("cancelled", {"TCD"}, "Chad ditched the Paris talks at the last minute."),
    ],
)
def test_talks_called_by_their_place_are_off(reader: Reader, status: str, parties: set[str], text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "CONSULT")
    assert event.status == status
    assert {code[:3] for code in (*event.actor_codes, *event.recipient_codes)} >= parties


@pytest.mark.parametrize(
    "text",
    [
        "The ELN said it had frozen peace talks with the Colombian government.",
        "Serbia said it had suspended trade talks with Kosovo.",
        "Chad's junta announced that it had cancelled joint talks with Libya.",
    ],
)
def test_what_one_had_frozen_was_not_held(reader: Reader, text: str) -> None:
    assert ("CONSULT", "occurred") not in {(event.type, event.status) for event in told(reader, text)}
