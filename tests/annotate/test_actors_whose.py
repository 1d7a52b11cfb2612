"""Whose bodies, ministers and officers are meant where two countries have such. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Report
from onrecord.pipeline.reader import Reader


def codes(reader: Reader, text: str) -> dict[str, str]:
    """By the words of each mention, the code of whom they mean."""
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    found = reading.report.text
    return {found[a:b]: actor.codes[0] for actor in reading.actors for a, b in actor.mentions}


@pytest.mark.parametrize(
    ("name", "code", "text"),
    [
        (
            "Health Ministry",
            "CHLGOV",
            "LIMA - Peru on Wednesday closed its border. Chile's Health Ministry said that nobody was ill.",
        ),
        (
            "Defence Ministry",
            "UGAGOV",
            "NAIROBI - Kenyan soldiers were shot at near the lake, the Kenyan Defence Ministry said. Uganda's"
            " Defence Ministry denied that its men had fired.",
        ),
        (
            "Foreign Ministry",
            "GHAGOV",
            "LOME - Togo on Monday accused Ghana of spying. The Foreign Ministry in Accra denied it.",
        ),
        (
            "Interior Ministry",
            "SDNGOV",
            "Chad closed its border with Sudan. In Khartoum, the Interior Ministry called the step hostile.",
        ),
        (
            "Ministry spokesman Captain Ali Mensah",
            "TGOGOV",
            "ACCRA - Ghana's navy took a boat. The Defence Ministry in Lome asked for it back. Ministry spokesman"
            " Captain Ali Mensah called it a fishing boat.",
        ),
        (
            "Vice Admiral Luis Paz",
            "PERMIL",
            "SANTIAGO - Chile protested on Monday. Vice Admiral Luis Paz, who leads Peru's navy, said nothing.",
        ),
    ],
)
def test_whose_a_body_is_the_words_beside_it_say(reader: Reader, name: str, code: str, text: str) -> None:
    assert codes(reader, text)[name] == code


def test_two_countries_bodies_of_one_name_are_two(reader: Reader) -> None:
    text = (
        "NAIROBI - The Kenyan Defence Ministry said the post was quiet. Uganda's Defence Ministry said it was not."
        " The Defence Ministry in Nairobi released pictures."
    )
    reading = reader.read(Arrival(report=Report(id="r", text=text)))
    ministries = [actor for actor in reading.actors if actor.name.endswith("Defence Ministry")]
    assert sorted(actor.codes[0] for actor in ministries) == ["KENGOV", "UGAGOV"]
    assert sorted(len(actor.mentions) for actor in ministries) == [1, 2]


def test_a_minister_who_tells_a_country_s_plans_is_its_minister(reader: Reader) -> None:
    text = (
        "LA PAZ - Peru recalled its ambassador on Monday after Bolivian police arrested two engineers. Foreign"
        " Minister Lucia Arana said Peru would not accept it."
    )
    found = codes(reader, text)
    assert found["Foreign Minister Lucia Arana"] == "PERGOV"
    assert found["its ambassador"] == "PERGOV"


def test_its_spokesman_is_of_the_body_that_spoke(reader: Reader) -> None:
    text = (
        "SINGAPORE - An Indonesian vessel shot at two boats, according to the Philippine Coast Guard.\n\n"
        '"They fired without warning," said Commodore Rogelio Abad, its spokesman.'
    )
    assert codes(reader, text)["Commodore Rogelio Abad"].startswith("PHL")


def test_nobody_in_particular_is_no_he(reader: Reader) -> None:
    text = (
        "The party accused Minister Ruben Valek of blaming Chad before a single witness was heard. He denied it."
    )
    reading = reader.read(Arrival(report=Report(id="r", text=text)))
    [denial] = [said for said in reading.statements if said.act == "denies"]
    assert next(actor.name for actor in reading.actors if actor.id == denial.speaker) == "Ruben Valek"
