"""Capitals and bare names that stand for a government or its head. Sentences of our own."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import doc_of
from onrecord.clean import passages
from onrecord.model import Arrival, Report

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> Doc:
        arrival = Arrival(report=Report(id="r", text=text, published="2024-05-03"))
        return nlp(doc_of(nlp, arrival, passages(arrival)))

    return run


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("SRB", "Norway imposed sanctions on Belgrade."),
        ("PER", "The Chilean ambassador to Lima was recalled."),
        ("KEN", "Praise from Nairobi came late."),
        ("JPN", "Relations with Tokyo have soured."),
        ("MAR", "Nobody mediated between Rabat and Algiers."),
        ("FRA", "Paris is quick to take offence, the envoys complained."),
        ("AUT", "Vienna is due to sign the accord in May."),
        ("ARG", "Buenos Aires gave the envoy two days to leave."),
    ],
)
def test_a_capital_that_deals_with_others_is_its_government(read: Read, country: str, text: str) -> None:
    assert any(actor.codes == (country,) for actor in read(text)._.actors)


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("PER", "The road between Lima and Quito is shut."),
        ("KEN", "She flew to Nairobi with her cat."),
        ("JPN", "Tokyo is a city of fourteen million."),
    ],
)
def test_a_capital_that_is_only_a_place_is_no_government(read: Read, country: str, text: str) -> None:
    assert not any(actor.codes == (country,) and actor.kind == "government" for actor in read(text)._.actors)


def test_a_leader_is_known_by_one_word(read: Read) -> None:
    (person,) = [a for a in read("Merkel met the governors of five states.")._.actors if a.kind == "person"]
    assert person.codes[0].startswith("DEU")


def test_workers_are_known_by_what_they_do(read: Read) -> None:
    doc = read("Kenyan baggage handlers went on strike, and the rickshaw pullers joined them.")
    crowds = {actor.codes for actor in doc._.actors if actor.kind == "population"}
    assert ("KENLAB",) in crowds
    assert all(code.endswith("LAB") for codes in crowds for code in codes)


def test_a_town_is_not_a_body_of_the_town(read: Read) -> None:
    doc = read(
        "The president called off a visit to Georgetown. Georgetown Public Hospital said five people were wounded."
    )
    [hospital] = [actor for actor in doc._.actors if actor.name.endswith("Hospital")]
    assert [doc.text[start:end] for start, end in hospital.mentions] == ["Georgetown Public Hospital"]
