"""Figures that are parts of others, counted on from them, or no count at all."""

import pytest

from onrecord.model import Arrival, Reading, Report
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2024-05-20")))


def kinds(reader: Reader, text: str) -> list[tuple[float | None, str]]:
    return [(f.value, f.kind) for f in read(reader, text).figures if f.confidence >= 0.5]


def counted(reader: Reader, text: str) -> dict[float | None, str | None]:
    return {f.value: f.what for f in read(reader, text).figures if f.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 42 people, including 13 policemen.", [(42, "killed"), (13, "killed")]),
        ("Gunmen killed at least 42 people, among them six women.", [(42, "killed"), (6, "killed")]),
        ("Ninety people were wounded, including four children.", [(90, "wounded"), (4, "wounded")]),
        ("Four others, including two children, were buried by a landslide.", [(4, "killed"), (2, "killed")]),
        ("Police arrested 300 protesters, including 20 students.", [(300, "arrested"), (20, "arrested")]),
        ("At least 91 people were killed on Sunday, including 13 policemen.", [(91, "killed"), (13, "killed")]),
        ("The flood left 60 people missing, among them at least nine nurses.", [(60, "missing"), (9, "missing")]),
    ],
)  # fmt: skip
def test_those_who_are_included_share_the_fate(
    reader: Reader, text: str, expected: list[tuple[float, str]]
) -> None:
    assert kinds(reader, text) == [(n, "injured" if k == "wounded" else k) for n, k in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm wrecked 300 homes, including 20 schools.", [(300, "other"), (20, "other")]),
        ("Twelve people were killed and the police sent 40 buses, including 10 tanks.", [(10, "other")]),
        ("The bomb killed nine people and damaged 40 buildings, including two schools.", [(9, "killed")]),
    ],
)
def test_what_is_included_elsewhere_has_no_such_fate(
    reader: Reader, text: str, expected: list[tuple[float, str]]
) -> None:
    found = kinds(reader, text)
    assert all(one in found for one in expected)
    assert not [n for n, k in found if k == "killed" and n not in (9, 12)]


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ("Gunmen ambushed a convoy, killing 42 people, among them six women, and wounding 20.", 20, "people"),
        ("Raiders stole 300 cattle, the mayor said.\n\nThe army said its troops had pursued the assailants and "
         "killed 14 of them.", 14, "assailants"),
        ("The party fell to 191 seats from 247.", 247, "seats"),
        ("The league, which gained 50 seats for a total of 148, wants a coalition.", 148, "seats"),
        ("“No,” chanted the crowd, which a correspondent estimated at 10,000.", 10000, "crowd"),
        ("Police hurt six officers. The march, which organisers put at 90,000, went on.", 90000, "march"),
        ("The yen slid to 153.88 per dollar.", 153.88, "yen"),
    ],
)  # fmt: skip
def test_what_a_number_goes_on_counting(reader: Reader, text: str, value: float, what: str) -> None:
    assert what in (counted(reader, text).get(value) or "")


@pytest.mark.parametrize(
    "text",
    [
        "The two countries, together with Nicaragua, share the gulf.",
        "He put off a meeting with the two heads of state.",
        "One of the two rapporteurs called it a start.",
        "Both of the two sides agreed to the truce.",
        "These three provinces border the sea.",
        "Their two capitals are near each other.",
    ],
)
def test_a_known_few_are_no_figure(reader: Reader, text: str) -> None:
    assert counted(reader, text) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two sailors were killed.", 2),
        ("Two countries signed the treaty.", 2),
        ("The 40 houses stood empty.", 40),
        ("Police arrested the three men on Monday.", 3),
        ("Three of my friends were shot beside me.", 3),
    ],
)
def test_a_few_to_whom_something_happens_or_who_are_new_are_one(reader: Reader, text: str, value: float) -> None:
    assert value in counted(reader, text)


def test_a_day_claims_no_count(reader: Reader) -> None:
    text = "The storm killed 17 people, the agency said, more than doubling Tuesday's count of eight dead."
    (found,) = [f for f in read(reader, text).figures if f.value == 8]
    assert found.claimant_span is None or "Tuesday" not in text[slice(*found.claimant_span)]


def test_what_was_ignored_was_not_where_the_boat_was_rammed(reader: Reader) -> None:
    text = "The navy said the trawler had ignored three warnings and rammed the patrol boat near Meanguera island."
    (found,) = [f for f in read(reader, text).figures if f.value == 3]
    assert found.place is None
