"""Codes of phrases without a report."""

import pytest

from onrecord.annotate.actors import codes_of


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("Bulgaria", ("BGR", "")),
        ("the Bulgarian prime minister", ("BGR", "GOV")),
        ("Thailand's Ministry of Fisheries", ("THA", "GOV")),
        ("Nepalese soldiers", ("NPL", "MIL")),
        ("members of the Chilean senate", ("CHL", "LEG")),
        ("a crowd of angry farmers", ("", "AGR")),
        ("navy cook", ("", "MIL")),
        ("a former Danish minister", ("DNK", "ELI")),
        ("president of the Constitutional Court", ("", "JUD")),
        ("the chairman of the bank's board", ("", "BUS")),
        ("Hindu priests in Nepal", ("NPL", "REL")),
        ("the US ambassador to Kenya", ("USA", "GOV")),
        ("three women", ("", "CVL")),
        ("she", ("", "UNK")),
        ("NATO", ("IGO", "")),
        ("the World Food Programme", ("UNO", "")),
        ("aid agency", ("NGO", "")),
        ("Gaza police", ("PSE", "COP")),
        ("Mumbai taxi drivers", ("IND", "CVL")),
        ("LISBON", ("PRT", "GOV")),
        ("Chile's Defense Department", ("CHL", "GOV")),
        ("us", ("", "UNK")),
    ],
)
def test_codes_come_from_the_words(phrase: str, codes: tuple[str, str]) -> None:
    assert codes_of(phrase) == codes


@pytest.mark.parametrize(
    ("phrase", "date", "codes"),
    [
        ("Tony Blair", "2003-04-01", ("GBR", "GOV")),
        ("Tony Blair", "2012-04-01", ("GBR", "ELI")),
        ("Angela Merkel", "2010-01-01", ("DEU", "GOV")),
        ("Taliban", "2010-01-01", ("AFG", "REB")),
        ("Taliban", "2023-01-01", ("AFG", "GOV")),
        ("Obama", "2010-06-01", ("USA", "GOV")),
        ("Obama", "2019-06-01", ("USA", "ELI")),
        ("Aung San Suu Kyi", "2018-01-01", ("MMR", "GOV")),
    ],
)
def test_the_date_decides_who_held_what(phrase: str, date: str, codes: tuple[str, str]) -> None:
    assert codes_of(phrase, date=date) == codes


def test_context_gives_the_country_that_the_phrase_lacks() -> None:
    assert codes_of("Interior Minister", context="Danish") == ("DNK", "GOV")


def test_a_holder_who_died_in_office_is_no_former_holder() -> None:
    assert codes_of("Hugo Chavez") == ("VEN", "GOV")
