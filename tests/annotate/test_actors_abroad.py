"""Offices and bodies that are another country's than the report's own. Sentences of our own."""

import pytest

from onrecord.model import Actor, Arrival, Report
from onrecord.pipeline.reader import Reader


def actors(reader: Reader, text: str) -> dict[str, Actor]:
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    return {actor.name: actor for actor in reading.actors}


def test_its_minister_is_not_another_country_s(reader: Reader) -> None:
    found = actors(
        reader,
        "Uganda regretted Kenya's decision to postpone a visit by its foreign minister. Uganda will receive the"
        " Rwandan foreign minister, Alice Uwera.",
    )
    assert found["Alice Uwera"].codes == ("RWAGOV",)
    assert found["foreign minister"].codes == ("KENGOV",)


def test_its_minister_is_whom_the_report_names(reader: Reader) -> None:
    found = actors(
        reader,
        "Kenyan Foreign Minister Alice Uwera spoke in Nairobi. Kenya said its foreign minister would be back.",
    )
    assert "foreign minister" not in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Alice Uwera",
            "NAIROBI - Foreign Minister Ali Otieno of Kenya will meet his counterpart, Alice Uwera, in Uganda."
            " Kenya and Uganda share a lake. Kenyan police watch it.",
        ),
        (
            "Alice Uwera",
            "Kenyan Foreign Minister Ali Otieno arrived in Uganda, where Foreign Secretary Alice Uwera met him."
            " Uganda had asked Kenya for talks. Kenyan reporters were kept out of the room by Kenyan police.",
        ),
    ],
)
def test_an_office_that_is_held_at_home_is_another_country_s(reader: Reader, name: str, text: str) -> None:
    assert actors(reader, text)[name].codes == ("UGAGOV",)


def test_the_ministry_in_another_capital_is_that_country_s(reader: Reader) -> None:
    found = actors(
        reader,
        "NAIROBI - Kenya rejected the demand on Monday, and Kenyan police held four men. In Kampala the foreign"
        " ministry said that it welcomed any talks with Kenya.",
    )
    assert found["foreign ministry"].codes == ("UGAGOV",)
