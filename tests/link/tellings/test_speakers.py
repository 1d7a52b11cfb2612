"""Whether two reports mean one speaker."""

import pytest

from onrecord.link.tellings.speakers import Speaker, likeness

HOLLAN = Speaker(
    name="Petra Hollan",
    kind="person",
    codes=("NORGOV",),
    forms=("Hollan",),
    offices=("Interior Minister", "Norland"),
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Speaker(name="Hollan", kind="person"), "same"),
        (Speaker(name="P. Hollan", kind="person"), "same"),
        (Speaker(name="Minister Petra Hollan", kind="person"), "same"),
        (Speaker(name="Anna Hollan", kind="person"), "other"),
        (Speaker(name="Petra Drent", kind="person"), "other"),
        (Speaker(name="Ilan Dravec", kind="person", codes=("NORGOV",)), "other"),
        (Speaker(name="the interior minister"), "unsure"),
        (Speaker(name="an official"), "unsure"),
        (Speaker(name="she"), "unsure"),
        (Speaker(), "unsure"),
        (Speaker(name="Norwegian officials", kind="unnamed", codes=("NORGOV",)), "unsure"),
        (Speaker(name="Norland", kind="government", codes=("NOR",)), "unsure"),
        (Speaker(name="Kesh officials", kind="unnamed", codes=("KESGOV",)), "other"),
        (Speaker(name="Coast Guard of Kesh", kind="organization", codes=("KESMIL",)), "other"),
    ],
)
def test_another_report_means_the_same_person_or_not(other: Speaker, expected: str) -> None:
    assert likeness(HOLLAN, other) == expected
    assert likeness(other, HOLLAN) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("two senior US officials", "U.S. officials", "same"),
        ("US officials", "Israeli officials", "other"),
        ("a spokesman", "the spokesman", "same"),
        ("they", "they", "unsure"),
    ],
)
def test_words_for_somebody_unnamed_are_one_speaker_where_they_are_the_same(
    one: str, other: str, expected: str
) -> None:
    assert likeness(Speaker(name=one), Speaker(name=other)) == expected


def test_a_short_name_that_the_other_report_explains_is_the_same_body() -> None:
    short = Speaker(name="WRF", kind="organization")
    long = Speaker(name="Relief Fund of the World", kind="organization", forms=("WRF",))
    assert likeness(short, long) == "same"
