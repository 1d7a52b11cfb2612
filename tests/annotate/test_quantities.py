"""Quantities: the number meant, its bound and unit, what it counts; and what is no quantity."""

import pytest
from spacy.language import Language

from onrecord.model import Quantity


def only(nlp: Language, text: str) -> Quantity:
    found = nlp(text)._.quantities
    assert len(found) == 1, found
    quantity: Quantity = found[0]
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "bound", "unit"),
    [
        ("The mine employs 1,250 people.", 1250, None, None),
        ("Some 32 000 refugees crossed the river.", 32000, "some", None),
        ("More than 14,000 homes lost power.", 14000, "more than", None),
        ("At least seven villagers died.", 7, "at least", None),
        ("Up to 300 boats took part.", 300, "up to", None),
        ("As many as 90 fighters surrendered.", 90, "as many as", None),
        ("Nearly two million voters stayed at home.", 2000000, "nearly", None),
        ("Fewer than a hundred whales are left.", 100, "fewer than", None),
        ("The army lost two dozen tanks.", 24, None, None),
        ("Half a million tourists came.", 500000, None, None),
        ("A quarter of a million jobs were lost.", 250000, None, None),
        ("The dam cost $1.5 billion.", 1500000000, None, "USD"),
        ("The school received €20m.", 20000000, None, "EUR"),
        ("He was fined 2 million shekels.", 2000000, None, "ILS"),
        ("The bridge cost 50 million Canadian dollars.", 50000000, None, "CAD"),
        ("It raised about £3bn.", 3000000000, "about", "GBP"),
        ("The firm was sold for US$37m.", 37000000, None, "USD"),
        ("Turnout fell to 41 percent.", 41, None, "%"),
        ("Nearly 90 per cent of the crop was lost.", 90, "nearly", "%"),
        ("Prices rose by 7.5%.", 7.5, None, "%"),
        ("The rate went up by 0.25 percentage points.", 0.25, None, "percentage points"),
        ("The ship carried 1.2 million tons of wheat.", 1200000, None, "tons"),
        ("The pipeline is about 300 km long.", 300, "about", "km"),
        ("The field measures 40 hectares.", 40, None, "hectares"),
        ("A hundred and twenty thousand troops marched.", 120000, None, None),
        ("Twenty-five ships left the port.", 25, None, None),
        ("One and a half million pupils went home.", 1500000, None, None),
        ("Two thousand five hundred men applied.", 2500, None, None),
        ("100 or more protesters were held.", 100, "or more", None),
        ("The rebels hold up to about 50 villages.", 50, "up to about", None),
        ("An estimated 500 houses burned.", 500, "an estimated", None),
        ("About a third of the seats are empty.", 0.333333, "about", None),
        ("Three quarters of the seats are empty.", 0.75, None, None),
        ("One in five children is hungry.", 0.2, None, None),
        ("A 15-member council was formed.", 15, None, None),
        ("They have 3,000-plus followers.", 3000, "plus", None),
    ],
)
def test_the_number_meant(nlp: Language, text: str, value: float, bound: str | None, unit: str | None) -> None:
    found = only(nlp, text)
    assert found.value == pytest.approx(value)
    assert (found.bound, found.unit) == (bound, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 20 and 30 houses burned.", 20, 30),
        ("Police held 40-50 men.", 40, 50),
        ("It will take 20 to 30 boats.", 20, 30),
        ("The plan needs $10-15 million.", 10000000, 15000000),
        ("Between $5 and $10 a barrel was paid.", 5, 10),
        ("They bought 30 or 40 cows.", 30, 40),
        ("The firm will cut 10 to 15 percent of its jobs.", 10, 15),
        ("Dozens of farmers came.", 24, None),
        ("Hundreds of thousands of people fled.", 200000, None),
    ],
)
def test_a_range_has_low_and_high_and_no_value(nlp: Language, text: str, low: float, high: float | None) -> None:
    found = only(nlp, text)
    assert (found.value, found.low, found.high) == (None, low, high)


def test_a_change_is_two_numbers_and_no_range(nlp: Language) -> None:
    values = [q.value for q in nlp("Sales rose from 20 to 30 cars.")._.quantities]
    assert values == [20, 30]


def test_a_part_is_counted_and_keeps_its_whole(nlp: Language) -> None:
    part, whole = nlp("Half of the 900 workers went home.")._.quantities
    assert (part.value, part.of) == (450, 900)
    assert whole.value == 900


def test_a_whole_may_have_an_owner(nlp: Language) -> None:
    part = nlp("Half of the province's 1.2 million people have no water.")._.quantities[0]
    assert (part.value, part.of) == (600000, 1200000)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("More than 200 elderly patients were moved.", "patients"),
        ("Hundreds of people fled.", "people"),
        ("Two of the soldiers died.", "soldiers"),
        ("They sent 40 tons of maize.", "maize"),
        ("Three other men were hurt.", "men"),
    ],
)
def test_what_is_counted(nlp: Language, text: str, noun: str) -> None:
    doc = nlp(text)
    found = doc._.quantities[0]
    assert found.noun is not None
    assert doc[found.noun].text == noun


def test_the_span_holds_bound_number_and_unit(nlp: Language) -> None:
    text = "They spent at least $3.5 million on it."
    found = only(nlp, text)
    assert text[found.start : found.end] == "at least $3.5 million"


@pytest.mark.parametrize(
    "text",
    [
        "Rangers won 3-1 on Saturday.",
        "It is a 50-50 chance.",
        "The bill passed 310-220.",
        "The motion was carried by 51 votes to 49.",
        "Twelve countries voted in favour, none against.",
        "Not one gate was moved.",
        "Nor was one ship seen.",
        "The Boeing 737 landed safely.",
        "Resolution 2728 was welcomed.",
        "Article 5 was invoked.",
        "G7 leaders met.",
        "Flight 370 vanished.",
        "Jane Smith, 45, was elected.",
        "She is 45.",
        "A 20-year-old man was arrested.",
        "The talks lasted three days.",
        "They met on May 5.",
        "The war began in 2014.",
        "It opens at 10:30 a.m.",
        "He lives at 10 Downing Street.",
        "Call 555-014-2233 now.",
        "He won the second prize.",
        "It was built in the 1990s.",
        "One of the leaders resigned.",
        "No one came.",
        "1. Open the lid.",
        "They want a two-state solution.",
    ],
)
def test_no_quantity(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It fell to minus 20 degrees.", -20, "degrees"),
        ("The economy shrank by -0.4%.", -0.4, "%"),
        ("Nine out of ten barns were damaged.", 0.9, None),
        ("About 1 in 4 residents is hungry.", 0.25, None),
        ("The strike cost 1 trillion won a week.", 1000000000000, "KRW"),
        ("The fine is 25,000 lari.", 25000, "GEL"),
        ("Rain of 120 millimetres fell.", 120, "mm"),
        ("The margin is plus or minus 4 points.", 4, None),
    ],
)
def test_signs_shares_and_units(nlp: Language, text: str, value: float, unit: str | None) -> None:
    found = only(nlp, text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize("text", ["Women aged 20 and 25 were shot.", "Boys aged 4, 7 and 9 fell ill."])
def test_ages_in_a_row_are_no_quantities(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == ()


def test_what_is_paid_per_unit_counts_no_units(nlp: Language) -> None:
    assert only(nlp, "They pay $80 a barrel.").noun is None


def test_a_count_that_is_put_at_a_number_is_no_hour(nlp: Language) -> None:
    assert only(nlp, "The coroner put the number of men killed by the blast near Harrow at five.").value == 5


@pytest.mark.parametrize(
    "text",
    [
        "The painter died at 93.",
        "The former president, 85, was taken ill.",
        "It was said by a man of 40.",
        "The beam was carried out at 10.29.",
        "They show the film at nine on Thursday.",
        "The Group of 20 met in Rome.",
        "The hull broke in two.",
    ],
)
def test_ages_hours_and_names_are_none(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == ()
