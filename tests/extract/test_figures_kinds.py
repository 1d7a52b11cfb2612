"""Figures: in which kind they fall, by what befell those counted, what is said of them, or what they are."""

import pytest

from onrecord.model import Arrival, Figure, Report
from onrecord.pipeline.reader import Reader


def figures(reader: Reader, text: str) -> tuple[Figure, ...]:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2015-06-15"))).figures


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Seven climbers fell to their deaths.", "killed"),
        ("The shelling cost 18 lives.", "killed"),
        ("Three crew members did not survive.", "killed"),
        ("Mourners buried 30 villagers in a single grave.", "killed"),
        ("Gunmen shot dead two nurses.", "killed"),
        ("The army lost 62 men in the ambush.", "killed"),
        ("Forty-five were taken to hospital.", "injured"),
        ("Eight firemen suffered burns.", "injured"),
        ("Seven were in intensive care.", "injured"),
        ("Rescue teams are searching for 17 fishermen.", "missing"),
        ("Nine people had not been found by nightfall.", "missing"),
        ("Riot police rounded up 52 demonstrators.", "arrested"),
        ("The pirates are holding 14 Filipino sailors.", "detained"),
        ("Eleven opposition leaders are behind bars.", "detained"),
        ("Gunmen kidnapped six tourists.", "detained"),
        ("Some 8,000 villagers had left Bunia since Monday.", "displaced"),
        ("The eruption drove 900 families from their farms.", "displaced"),
        ("Some 5,000 villagers are sheltering in schools.", "displaced"),
        ("Officials told 15,000 residents to leave.", "displaced"),
        ("Twenty thousand Somalis crossed the border.", "displaced"),
        ("Six thousand people are without a roof.", "displaced"),
        ("The new force will have 31,000 men.", "troops"),
        ("Kenya withdrew two battalions.", "troops"),
        ("The Red Cross handed out 20,000 blankets.", "aid"),
        ("Membership of the union fell to 90,000.", "members"),
    ],
)
def test_several_words_tell_a_kind(reader: Reader, text: str, kind: str) -> None:
    assert [figure.kind for figure in figures(reader, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Four hundred doctors joined the strike.",
        "Twenty thousand fans left the stadium.",
        "The mayor took 60 children to the circus.",
        "The team lost 25 games.",
        "Farmers slaughtered 800 pigs.",
        "The dam will drown three chapels.",
        "The rebels seized 40 vehicles.",
        "The film won 17 prizes.",
        "The city has 4,000 stray dogs.",
        "All 41 sailors were saved.",
        "The company employs 900 drivers.",
    ],
)
def test_what_befalls_nobody_is_other(reader: Reader, text: str) -> None:
    assert [figure.kind for figure in figures(reader, text)] == ["other"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("At least 27 of its 40 passengers were killed.", ["killed", "other"]),
        ("Police cleared the square of 3,000 marchers and took 45 of them into custody.", ["other", "arrested"]),
        ("More than 110 people drowned on Tuesday. About 85 of them were children.", ["killed", "killed"]),
        ("Guards killed a prisoner and injured five.", ["injured"]),
        ("The dead include 13 children.", ["killed"]),
        ("About 12 percent of the soldiers voted.", ["other"]),
    ],
)
def test_a_part_has_the_kind_of_its_own_fate(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures(reader, text)] == kinds
