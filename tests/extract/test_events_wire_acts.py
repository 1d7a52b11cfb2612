"""Acts that agencies tell every day in words of their own: a package of sanctions, nationals who are charged, an
appeal to all sides. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


@pytest.mark.parametrize(
    ("status", "recipient", "text"),
    [
        (
            "occurred",
            "RUS",
            "European Union foreign ministers adopted a 14th package of sanctions against Russia.",
        ),
        ("occurred", "BLR", "The European Union approved a new package of sanctions on Belarus."),
        ("occurred", "IRN", "The United States announced a fresh round of sanctions against Iran."),
        ("occurred", "MMR", "Britain imposed a raft of sanctions on Myanmar's generals."),
        ("occurred", "RUS", "Canada slapped another set of tariffs on Russia."),
        ("planned", "RUS", "The European Union will adopt a 15th package of sanctions against Russia next week."),
    ],
)
def test_a_package_of_sanctions_is_sanctions(reader: Reader, status: str, recipient: str, text: str) -> None:
    (event,) = told(reader, text)
    assert (event.type, event.status) == ("SANCTION", status)
    assert {code[:3] for code in event.recipient_codes} == {recipient}


def test_a_package_of_aid_is_aid(reader: Reader) -> None:
    assert "AID" in {e.type for e in told(reader, "Japan approved a package of aid for Nepal.")}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("ACCUSE", "Four Indian nationals have been charged in the 2023 murder of Hardeep Singh Nijjar."),
        ("ACCUSE", "Two Iranian nationals were charged with spying in Sweden."),
        ("ACCUSE", "Three Russian citizens have been charged over the sabotage of a Polish railway."),
        ("REQUEST", "UNIFIL, the U.N. peacekeeping force, has appealed to all sides to lay down their weapons."),
        ("REQUEST", "The United Nations appealed to all sides to lay down their arms."),
        ("REQUEST", "The Red Cross has appealed to all parties to spare civilians in Sudan."),
        ("REJECT", "Canada had asked India to waive the immunity; India refused."),
        ("REJECT", "Nigeria's government offered 60,000 naira, an offer that union leaders rejected on Monday."),
        ("COERCE", "The quarrel began when a Nicaraguan patrol boat detained nine Honduran fishermen."),
        ("COERCE", "Security forces dragged opposition lawmakers out of parliament in Senegal."),
        ("COERCE", "Ugandan soldiers dragged the opposition leader from his car."),
        ("ASSAULT", "A roadside bomb damaged a lorry in a convoy of Iraqi soldiers near Nasiriya."),
        ("ASSAULT", "A suicide bomb tore through a barracks of the Pakistani army in Peshawar."),
        ("ASSAULT", "A bomb wrecked a Colombian police station in Jamundi."),
    ],
)
def test_it_is_on_record(reader: Reader, type_: str, text: str) -> None:
    assert (type_, "occurred") in {(event.type, event.status) for event in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "A man was charged with the murder of his wife.",
        "A storm damaged a lorry in a convoy of Iraqi soldiers near Nasiriya.",
        "The quarrel ended when police detained a man over a stabbing.",
    ],
)
def test_it_is_no_affair_of_states(reader: Reader, text: str) -> None:
    assert told(reader, text) == []
