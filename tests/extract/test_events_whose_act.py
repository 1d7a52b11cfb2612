"""Who did it where the sentence goes on after a gerund, speaks of "it", or names two by their ministers; and which
act "the raid" was. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import countries, told


@pytest.mark.parametrize(
    ("type_", "actor", "text"),
    [
        (
            "REQUEST",
            "ZWE",
            "Zimbabwe's president thanked Belarus for supplying tractors and called for more trade.",
        ),
        ("ACCUSE", "COD", "Congo's president thanked Angola for hosting the talks and accused Rwanda of lying."),
        (
            "REQUEST",
            "FRA",
            "France praised Qatar for freeing the hostages and urged Israel to halt its offensive.",
        ),
        ("ACCUSE", "PER", "Peru criticised Chile for closing the pass and accused it of greed."),
        ("SANCTION", "MLI", "Mali blamed Algeria for shooting down the drone and recalled its ambassador."),
        ("ACCUSE", "COD", "Congo denied that its soldiers had fired on the camp and accused Rwanda of lying."),
    ],
)
def test_who_goes_on_after_a_gerund_is_who_began(reader: Reader, type_: str, actor: str, text: str) -> None:
    found = [event for event in told(reader, text) if event.type == type_]
    assert any(countries(event.actor_codes) == {actor} and event.status == "occurred" for event in found)


@pytest.mark.parametrize(
    ("actor", "recipient", "text"),
    [
        ("MLI", "DZA", "Mali recalled its envoy from Algeria, accusing it of sheltering rebels."),
        ("POL", "BLR", "Poland closed its border with Belarus, accusing it of sending migrants across."),
        ("NER", "BEN", "Niger shut the pipeline to Benin, accusing it of hosting French troops."),
        ("SOM", "ETH", "Somalia cancelled an accord with Ethiopia, accusing it of land grabs."),
        ("TCD", "SDN", "Chad halted trade with Sudan, accusing it of arming the rebels."),
        ("COL", "NIC", "Colombia withdrew its ambassador from Nicaragua, accusing it of piracy."),
    ],
)
def test_it_is_the_other_country(reader: Reader, actor: str, recipient: str, text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "ACCUSE")
    assert (countries(event.actor_codes), countries(event.recipient_codes)) == ({actor}, {recipient})


def test_a_boat_that_is_accused_is_the_other_country_s(reader: Reader) -> None:
    text = "The Kenyan coast guard seized a Somali trawler, accusing it of smuggling."
    assert all("KEN" not in countries(event.recipient_codes) for event in told(reader, text))


@pytest.mark.parametrize(
    ("both", "text"),
    [
        (
            {"ARM", "AZE"},
            "The foreign ministers of Armenia and Azerbaijan met in Almaty and agreed to keep talking.",
        ),
        ({"KEN", "UGA"}, "The presidents of Kenya and Uganda agreed to reopen the border."),
        ({"PER", "CHL"}, "The leaders of Peru and Chile agreed to share the waters."),
    ],
)
def test_the_ministers_of_two_agree_for_both(reader: Reader, both: set[str], text: str) -> None:
    assert any(e.type == "AGREE" and countries(e.actor_codes) == both for e in told(reader, text))


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("IGO", "The move came two days after the regional bloc ECOWAS called for the release of 11 lawmakers."),
        ("IGO", "It was done hours after the bloc SADC called for a truce in Congo."),
    ],
)
def test_the_body_behind_its_kind_acts(reader: Reader, actor: str, text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "REQUEST")
    assert countries(event.actor_codes) == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations called for the immediate release of 11 opposition figures in Mali.",
        "Kenya called for the release of a journalist in Uganda.",
        "The African Union called for the arrest of the gunmen.",
        "Norway appealed for the release of two priests in Peru.",
        "The European Union called for the freeing of Belarusian lawyers.",
    ],
)
def test_nothing_is_asked_of_those_whose_freedom_is_asked_for(reader: Reader, text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "REQUEST")
    assert event.recipients == ()


def test_who_is_called_on_is_asked(reader: Reader) -> None:
    text = "Norway called on Peru for the release of two priests."
    (event,) = (e for e in told(reader, text) if e.type == "REQUEST")
    assert countries(event.recipient_codes) == {"PER"}


def test_the_raid_that_is_deplored_twice_is_the_same(reader: Reader) -> None:
    text = (
        "Ecuadorian police stormed the Mexican embassy on Friday. Mexico condemned the raid. Officers beat the"
        " former minister, Jorge Glas, his lawyer said. Brazil deplored the raid."
    )
    raids = [e for e in told(reader, text) if e.inputs.get("head") == "raid"]
    assert len(raids) == 2
    assert {tuple(countries(e.recipient_codes)) for e in raids} == {("MEX",)}


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        ("explosives", "Gunmen kidnapped two Turkish engineers. A court jailed four men over the 2021 bombing."),
        ("riot", "Police in Peru went on strike over pay. At least 22 people died in the unrest."),
    ],
)
def test_what_was_done_in_another_way_is_another_act(reader: Reader, mode: str, text: str) -> None:
    assert mode not in {event.mode for event in told(reader, text) if event.actors or event.recipients}
