"""Names of places: what they link to, and when they are none."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import annotate
from onrecord.data.places import gazetteer, key_of
from onrecord.model import Arrival, Passage, PlaceMark, Report


def read(nlp: Language, text: str) -> Doc:
    report = Report(id="0" * 16, text=text, published="2024-05-20")
    return nlp(annotate.doc_of(nlp, Arrival(report=report), (Passage(start=0, end=len(text), kind="paragraph"),)))


def mark(doc: Doc, name: str) -> PlaceMark | None:
    return next((m for m in doc._.places if m.place.name == name), None)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("A bomb exploded in Nairobi on Tuesday.", "Nairobi", "KEN", "city"),
        ("Floods hit villages near Khartoum.", "Khartoum", "SDN", "city"),
        ("Ukraine said that its army had left Kiev.", "Kiev", "UKR", "city"),
        ("The ferry sank off the coast of Peru.", "Peru", "PER", "country"),
        ("Thousands of people fled from Darfur.", "Darfur", "SDN", "region"),
        ("Tankers waited outside the Strait of Hormuz.", "Strait of Hormuz", None, "region"),
        ("Aid trucks queued at Kerem Shalom.", "Kerem Shalom", "ISR", "site"),
        ("Soldiers raided homes in the West Bank.", "West Bank", "PSE", "region"),
        ("Fighting went on in Khan Younis overnight.", "Khan Younis", "PSE", "city"),
        ("Police arrested two men in Paris, Texas, on Sunday.", "Paris", "USA", "city"),
        ("Police arrested two men in Paris on Sunday.", "Paris", "FRA", "city"),
        ("The governor of Georgia met the mayor of Atlanta.", "Georgia", "USA", "admin1"),
        ("Crowds filled Tbilisi as Georgia voted.", "Georgia", "GEO", "country"),
        ("The shelling of Odessa went on, Ukraine's army said.", "Odessa", "UKR", "city"),
        ("Oil workers in Odessa, Texas, went on strike.", "Odessa", "USA", "city"),
        ("The quake was felt in the Kharkiv region.", "Kharkiv", "UKR", "admin1"),
        ("Talks were held in Port-au-Prince, Haiti.", "Port-au-Prince", "HTI", "city"),
        ("A storm hit Mobile, Ala., on Monday.", "Ala.", "USA", "admin1"),
        ("Protesters marched through Tripoli as Libya marked the day.", "Tripoli", "LBY", "city"),
        ("Protesters marched in Tripoli, Lebanon, for a second day.", "Tripoli", "LBN", "city"),
    ],
)
def test_a_name_is_linked_by_its_context(
    nlp: Language, text: str, name: str, country: str | None, precision: str
) -> None:
    found = mark(read(nlp, text), name)
    assert found is not None
    assert (found.place.country, found.place.precision) == (country, precision)


def test_a_town_has_its_coordinates_region_and_identifier(nlp: Language) -> None:
    found = mark(read(nlp, "The summit opened in Geneva on Monday."), "Geneva")
    assert found is not None
    assert found.place.geonames == 2660646
    assert found.place.admin1 == "Geneva"
    assert found.place.latitude == pytest.approx(46.2, abs=0.1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Washington rejected the offer.", "Washington"),
        ("The envoy accused Moscow of stalling.", "Moscow"),
        ("Relations between Tehran and Ankara have cooled.", "Tehran"),
        ("China's decision surprised the markets.", "China"),
        ("Iran was accused of arming the rebels.", "Iran"),
        ("Sanctions against Syria were extended.", "Syria"),
    ],
)
def test_a_name_that_stands_for_a_government_is_a_metonym(nlp: Language, text: str, name: str) -> None:
    found = mark(read(nlp, text), name)
    assert found is not None
    assert found.metonym


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The two sides held talks in Washington.", "Washington"),
        ("The minister flew to Moscow on Friday.", "Moscow"),
        ("An explosion rocked Tehran at dawn.", "Tehran"),
        ("The army invaded Syria last year.", "Syria"),
        ("Kabul was shaken by two blasts.", "Kabul"),
    ],
)
def test_a_name_where_something_is_or_goes_is_no_metonym(nlp: Language, text: str, name: str) -> None:
    found = mark(read(nlp, text), name)
    assert found is not None
    assert not found.metonym


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan refused to comment on the lawsuit.",
        "Mayor Eric Washington opened the new bridge.",
        "The Bank of England raised its rate.",
        "She read the report on Monday and said nothing.",
    ],
)
def test_people_bodies_and_words_are_no_places(nlp: Language, text: str) -> None:
    assert read(nlp, text)._.places == ()


def test_a_surname_stays_a_person_after_its_full_name(nlp: Language) -> None:
    doc = read(nlp, "Vernon Jordan spoke first. Jordan said that he would not resign.")
    assert doc._.places == ()


def test_a_mark_is_the_text_to_the_letter(nlp: Language) -> None:
    text = "Rebels left Goma, and the army entered Bukavu."
    assert all(text[m.start : m.end] == m.place.name for m in read(nlp, text)._.places)


@pytest.mark.parametrize(
    ("one", "other"), [("Deir al-Balah", "Deir al Balah"), ("N'Djamena", "N’Djaména"), ("Zürich", "Zurich")]
)
def test_spellings_of_a_name_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_the_gazetteer_knows_small_towns() -> None:
    assert len(gazetteer()) > 150_000
    assert any(place.country == "UKR" for place in gazetteer().look_up("Bakhmut"))


def test_a_long_text_takes_time_in_proportion(nlp: Language) -> None:
    text = "Rebels left Goma, and the army entered Bukavu. " * 400
    assert len(read(nlp, text)._.places) == 800


def test_a_dateline_in_capitals_tells_the_country(nlp: Language) -> None:
    text = "MELBOURNE, Feb 12 (Southern Press) - Fires have killed four people in western Victoria."
    passages = (Passage(start=0, end=36, kind="dateline"), Passage(start=37, end=len(text), kind="paragraph"))
    arrival = Arrival(report=Report(id="0" * 16, text=text, published="2024-02-12"))
    doc = nlp(annotate.doc_of(nlp, arrival, passages))
    assert [m.place.country for m in doc._.places] == ["AUS", "AUS"]
