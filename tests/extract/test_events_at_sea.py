"""Ships and boats: whose they are, what is done to them, who shoots. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import countries, told


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan police boarded a Somali trawler off Mombasa on Monday.",
        "The Somali trawler was intercepted off Mombasa by the Kenyan navy.",
        "The Kenyan coast guard stopped a Somali freighter before dawn.",
        "The Kenyan navy took the tanker Sula Star on Friday.",
        "Kenya impounded the freighter Maria Elena, which flies the flag of Panama.",
    ],
)
def test_a_ship_is_seized(reader: Reader, text: str) -> None:
    assert ("COERCE", "occurred") in [(event.type, event.status) for event in told(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan army took the village.",
        "Tourists took the ferry to Naples.",
        "Storms stopped the ferry between Dover and Calais.",
    ],
)
def test_who_takes_a_ferry_seizes_none(reader: Reader, text: str) -> None:
    assert not [event for event in told(reader, text) if event.mode == "seize" and event.type == "COERCE"]


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ({"KEN", "OMN"}, "A Kenyan cutter and an Omani frigate exchanged fire off Lamu on Sunday."),
        ({"KEN"}, "A Kenyan cutter met two dhows on Sunday. The cutter opened fire first, sailors in Lamu said."),
        ({"IND"}, "On Sunday the frigate INS Tarang fired at two boats near the Kenyan coast."),
        ({"OMN"}, "The Omani navy shot first, fishermen in Lamu said."),
        ({"OMN"}, "The Omani navy fought near Lamu Island on Sunday."),
    ],
)
def test_whose_vessels_shoot(reader: Reader, who: set[str], text: str) -> None:
    event = next(event for event in told(reader, text) if event.type == "ASSAULT")
    assert countries(event.actor_codes) >= who


@pytest.mark.parametrize(
    "text",
    [
        "Three fishing boats were fired on near Lamu.",
        "Two trawlers came under fire off Lamu on Sunday.",
        "A firefight off Kismayo on Monday left three dead.",
        "Families met after the shooting near Kismayo on Monday.",
    ],
)
def test_shots_at_sea_are_told_with_nobody_named(reader: Reader, text: str) -> None:
    assert [event for event in told(reader, text) if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire from lawmakers over the ferry.",
        "The company fired its spokesman on Monday.",
        "The rebels stopped shooting on Monday.",
    ],
)
def test_not_all_fire_is_shot(reader: Reader, text: str) -> None:
    assert not [event for event in told(reader, text) if event.type == "ASSAULT"]


def test_a_navy_that_denies_having_fired_denies_an_attack(reader: Reader) -> None:
    (event,) = told(reader, "The Omani navy denies having fired.")
    assert (event.type, event.status, countries(event.actor_codes)) == ("ASSAULT", "denied", {"OMN"})


def test_waters_are_closed_to_another_country_s_boats(reader: Reader) -> None:
    (event,) = told(reader, "Kenya closed its waters to Omani fishing boats on Monday.")
    assert (event.type, event.mode) == ("COERCE", "ban")
    assert (countries(event.actor_codes), countries(event.recipient_codes)) == ({"KEN"}, {"OMN"})
