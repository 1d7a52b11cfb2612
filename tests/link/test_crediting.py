"""What a report says it has from another outlet."""

import pytest

from onrecord.link.crediting import credits, opening


@pytest.mark.parametrize(
    "words",
    [
        "The ferry will not sail before June, the Corfu Herald reported on Friday.",
        "The Corfu Herald on Friday quoted the harbour master as saying that the ferry was sold.",
        "Citing the Corfu Herald, the mayor said that the ferry was sold.",
        "The ferry was sold for nine euros, according to the Corfu Herald.",
        '"Nobody asked us," the captain told the local Corfu Herald.',
        "The captain, in an interview with the Corfu Herald, denied it.",
        "The Corfu Herald of Kerkyra wrote that the ferry was sold.",
    ],
)
def test_a_word_of_reporting_beside_the_name_is_a_credit(words: str) -> None:
    assert credits(words, "The Corfu Herald")


@pytest.mark.parametrize(
    "words",
    [
        "Police searched the offices of the Corfu Herald.",
        "The Corfu Herald will close in June.",
        "CORFU (Corfu Herald) - The ferry will not sail before June.",
        "The ferry was sold, the Corfu Heralds' choir sang.",
    ],
)
def test_the_name_alone_is_none(words: str) -> None:
    assert not credits(words, "Corfu Herald")


def test_an_outlet_goes_by_its_initials_too() -> None:
    assert credits('"We are ready," the admiral told INA.', "Ionian News Agency")
    assert not credits("The admiral told IN.", "Ionian News")


def test_the_opening_is_the_first_paragraph_that_tells_something() -> None:
    told = "The ferry to the islands will not sail before June, the Corfu Herald reported on Friday."
    assert opening(f"Ferry stays in port\n\nBy Anna Rossi\n\n{told}\n\nThe mayor had no comment on that.") == told
