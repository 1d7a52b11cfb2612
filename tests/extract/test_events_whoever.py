"""Acts whose doer the report leaves open, or whom no code says anything of. Sentences of our own."""

import pytest

from onrecord.model import Event
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def acts(reader: Reader, text: str) -> list[tuple[str, str]]:
    return [(event.type, event.status) for event in told(reader, text)]


def act(reader: Reader, text: str, kind: str) -> Event:
    return next(event for event in told(reader, text) if event.type == kind)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind was arrested again on Monday.",
        "Anna Lind was taken into custody on Monday.",
        "Anna Lind was sentenced to nine years in prison on Friday for bribery.",
        "Anna Lind was sent to prison for six years.",
        "Anna Lind got seven years in jail for treason.",
        "Anna Lind was handed a five-year sentence for treason.",
        "Anna Lind was led away in handcuffs.",
        "Another 17 were rounded up in Malmö.",
        "Dozens were detained in Lima on Sunday.",
    ],
)
def test_who_is_arrested_needs_no_captor(reader: Reader, text: str) -> None:
    event = act(reader, text, "COERCE")
    assert (event.status, event.actors) == ("occurred", ())


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Anna Lind opened on Monday.",
        "Anna Lind, who was charged last week, left the building by a side door.",
        "The prosecution has charged Anna Lind with embezzling two million crowns.",
    ],
)
def test_who_is_tried_needs_no_accuser(reader: Reader, text: str) -> None:
    assert ("ACCUSE", "occurred") in acts(reader, text)


@pytest.mark.parametrize(
    "text",
    ["A man was arrested in Leeds on suspicion of theft.", "Anna Lind was sued over a fence on Monday."],
)
def test_ordinary_quarrels_are_no_events(reader: Reader, text: str) -> None:
    assert acts(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A drone struck a fuel truck near the village, about 200 kilometres to the south.",
        "A rocket hit a school in the town on Monday.",
        "A drone hit an oil depot near Rostov overnight.",
        "A drone attack near Rostov cost the life of a driver.",
        "The village was shelled on Monday.",
        "A bus was attacked near Quetta.",
        "Two tuna boats were fired on near the island.",
        "The Chilean patrol boat fired without warning at a trawler.",
    ],
)
def test_attacks_need_no_attacker(reader: Reader, text: str) -> None:
    assert ("ASSAULT", "occurred") in acts(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The village was hit by floods.",
        "The bridge was hit by a truck.",
        "Anna Lind was freed from the wreck after two hours.",
    ],
)
def test_accidents_and_floods_are_no_attacks(reader: Reader, text: str) -> None:
    assert acts(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thousands took to the streets of Lima on Saturday.",
        "A vigil was held outside the prison.",
        "More than 5,000 people demonstrated outside the opera house.",
        "Dozens gathered outside the British embassy.",
        "Demonstrators assembled on the square.",
    ],
)
def test_crowds_protest(reader: Reader, text: str) -> None:
    assert ("PROTEST", "occurred") in acts(reader, text)


@pytest.mark.parametrize(
    "text",
    ["Residents gathered outside the town hall to hear the mayor.", "Fans gathered outside the stadium."],
)
def test_who_gathers_need_not_protest(reader: Reader, text: str) -> None:
    assert acts(reader, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("SUPPORT", "An accord was signed in Davao three years ago."),
        ("RETREAT", "A ceasefire signed in Cairo last November ended the fighting."),
        ("REJECT", "Anna Lind rejected the charges."),
        ("COERCE", "A curfew was imposed in Lomé."),
        ("RETREAT", "Anna Lind was freed on bail on Friday."),
        ("CONCEDE", "The sanctions on Chad were lifted on Monday."),
        ("SANCTION", "Sanctions were imposed on Chad."),
        ("ASSAULT", "Baku denied sabotaging the pipeline."),
        ("COERCE", "The rebels captured the vessel."),
        ("REQUEST", "China asked for time to consult its capital."),
        ("REQUEST", "The minister turned down the Philippine call to free the ship."),
        ("AGREE", "Malaysia has offered its services as a go-between."),
        ("CONSULT", "The Security Council met in emergency session on Monday."),
        ("CONSULT", "The joint commission of Chad and Niger met in Cairo on Tuesday."),
        ("SANCTION", "Chad suspended its part in the commission on Sunday."),
        ("COOPERATE", "Manila resumed the joint patrols on Friday."),
        ("ACCUSE", "The labour department will inspect sixty garment factories."),
    ],
)
def test_acts_of_one_side(reader: Reader, kind: str, text: str) -> None:
    assert kind in [event.type for event in told(reader, text)]


def test_a_pronoun_stands_for_what_was_imposed(reader: Reader) -> None:
    text = "Armenia eased its sanctions on Georgia on Monday, ten days after it had imposed them."
    event = act(reader, text, "SANCTION")
    assert (event.status, event.actor_codes, event.recipient_codes) == ("occurred", ("ARM",), ("GEO",))


def test_a_journey_is_told_beside_the_meeting(reader: Reader) -> None:
    text = "The foreign minister of Chad flew to Oslo on Monday and met the Norwegian premier."
    assert [event.mode for event in told(reader, text)] == ["visit", "meeting"]


def test_the_subject_before_an_aside(reader: Reader) -> None:
    text = (
        "Idriss Kodo is Chad's president. Kodo, the News Agency reported on Saturday, had agreed to ease the ban."
    )
    assert act(reader, text, "AGREE").actor_codes == ("TCDGOV",)


def test_talks_led_to_an_agreement(reader: Reader) -> None:
    event = act(reader, "Chad and Niger agreed to pull back after five hours of talks.", "CONSULT")
    assert (event.status, event.actor_codes) == ("occurred", ("TCD", "NER"))


def test_the_sides_are_the_two(reader: Reader) -> None:
    text = "Chad accused Niger of cheating. Niger accused Chad of lying. The sides said they agreed to meet again."
    assert act(reader, text, "AGREE").actor_codes == ("TCD", "NER")


def test_who_blamed_somebody_is_not_to_blame(reader: Reader) -> None:
    text = "The Kenyan foreign ministry said Uganda had blamed Rwanda for the blast."
    assert [event.actor_codes for event in told(reader, text)] == [("UGA",)]
