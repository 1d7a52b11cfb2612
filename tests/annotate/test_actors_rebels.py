"""Rebels and their group, and for whom somebody speaks."""

import pytest

from onrecord.model import Actor, Arrival, Report, report_id
from onrecord.pipeline.reader import Reader


def actors(reader: Reader, text: str) -> dict[str, Actor]:
    reading = reader.read(Arrival(report=Report(id=report_id(text=text), text=text, published="2026-06-11")))
    return {actor.name: actor for actor in reading.actors}


def test_rebels_are_the_group_that_the_report_names(reader: Reader) -> None:
    text = "The rebels of the Sanaga Front freed two men. The rebels said they would free four more."
    named = actors(reader, text)
    assert "rebels" not in {name.lower() for name in named}
    assert len(named["Sanaga Front"].mentions) > 2
    assert named["Sanaga Front"].codes == ("REB",)


@pytest.mark.parametrize(
    "text",
    [
        "The Green Army and the rebels of the Red Brigade fought near Bor. The rebels won.",
        "Rebels in Chad attacked Bor on Monday. The National Front won the election in France.",
    ],
)
def test_rebels_beside_other_groups_stay_rebels(reader: Reader, text: str) -> None:
    assert "rebels" in {name.lower() for name in actors(reader, text)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Moussa Tolna, a spokesman for the Sanaga Front, spoke of 34 dead.", "Moussa Tolna"),
        ("The Sanaga Front put the dead at 37. Its spokesman had spoken of 34.", "spokesman"),
        ("Sanaga Front leader Abakar Saria spoke of 34 dead.", "Abakar Saria"),
    ],
)
def test_whoever_speaks_for_a_body_holds_a_role_of_it(reader: Reader, text: str, who: str) -> None:
    assert "Sanaga Front" in {role.of for role in actors(reader, text)[who].roles}


def test_a_body_that_says_something_aside_is_it(reader: Reader) -> None:
    text = "The Sanaga Front accused the army of a raid in which it said 34 people had died."
    reading = reader.read(Arrival(report=Report(id=report_id(text=text), text=text, published="2026-06-11")))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[figure.claimant or ""] for figure in reading.figures] == ["Sanaga Front"]
