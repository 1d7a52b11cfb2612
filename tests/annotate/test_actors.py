"""Who is meant: one identity under all its names, and what it is."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import doc_of
from onrecord.clean import passages
from onrecord.model import Actor, Arrival, Report

Read = Callable[..., Doc]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str, published: str | None = "2019-05-03") -> Doc:
        arrival = Arrival(report=Report(id="r", text=text, published=published))
        return nlp(doc_of(nlp, arrival, passages(arrival)))

    return run


def actor(doc: Doc, name: str) -> Actor:
    found: Actor = next(a for a in doc._.actors if a.name == name)
    return found


def words(doc: Doc, name: str) -> list[str]:
    return [doc.text[start:end] for start, end in actor(doc, name).mentions]


def test_a_surname_alone_means_the_person_named_in_full(read: Read) -> None:
    doc = read("Defence Minister Sarah Mubiru left for Nairobi.\n\nMubiru told reporters that she was ready.")
    assert words(doc, "Sarah Mubiru") == ["Defence Minister Sarah Mubiru", "Mubiru", "she"]


def test_a_headline_s_surname_means_the_person_whom_the_text_names_later(read: Read) -> None:
    doc = read("Mubiru vows to resign\n\nDefence Minister Sarah Mubiru said on Friday she would resign.")
    assert words(doc, "Sarah Mubiru")[0] == "Mubiru"


def test_two_people_of_one_surname_stay_apart(read: Read) -> None:
    doc = read(
        "John Harrow and Mary Harrow run a shop. Mr Harrow said it was robbed. Mrs Harrow called the police."
    )
    assert "Mr Harrow" in words(doc, "John Harrow")
    assert "Mrs Harrow" in words(doc, "Mary Harrow")


def test_a_short_first_name_is_the_same_person(read: Read) -> None:
    doc = read("Senator Michael Torrance spoke in Ohio. Mike Torrance said he would vote against the bill.")
    assert len([a for a in doc._.actors if a.kind == "person"]) == 1


def test_a_hyphenated_surname_is_one_name(read: Read) -> None:
    doc = read("The mayor, Ana Ruiz-Soto, spoke first. Ruiz-Soto said the bridge was safe.")
    assert words(doc, "Ana Ruiz-Soto")[-1] == "Ruiz-Soto"


def test_a_nickname_means_the_public_figure_of_the_report(read: Read) -> None:
    doc = read("Bibi heads to Berlin\n\nPrime Minister Benjamin Netanyahu will fly to Berlin on Monday.")
    assert "Bibi" in words(doc, "Benjamin Netanyahu")


@pytest.mark.parametrize(
    ("sentence", "name", "code"),
    [
        ("Kenyan Defence Minister Ruth Odera met farmers.", "Ruth Odera", "KENGOV"),
        ("Ruth Odera, Kenya's defence minister, met farmers.", "Ruth Odera", "KENGOV"),
        ("Kenya's defence minister, Ruth Odera, met farmers.", "Ruth Odera", "KENGOV"),
        ("A spokesman for the Chadian army, Colonel Paul Ngaro, denied it.", "Paul Ngaro", "TCDMIL"),
        ("Peruvian opposition leader Rosa Quintana was arrested.", "Rosa Quintana", "PEROPP"),
        ("White House aide Tom Bricker declined to comment.", "Tom Bricker", "USAGOV"),
        ("Former Polish president Jan Wolski died on Sunday.", "Jan Wolski", "POLELI"),
        ("Italian Interior Minister Ugo Parri and Health Minister Lea Conti met.", "Lea Conti", "ITAGOV"),
    ],
)
def test_roles_give_the_codes(read: Read, sentence: str, name: str, code: str) -> None:
    assert actor(read(sentence), name).codes == (code,)


def test_a_role_keeps_its_words(read: Read) -> None:
    doc = read("Kenyan Defence Minister Ruth Odera met farmers.")
    role = actor(doc, "Ruth Odera").roles[0]
    assert (role.title, role.country, role.sector) == ("Defence Minister", "KEN", "GOV")
    assert role.evidence is not None
    assert doc.text[slice(*role.evidence)] == "Kenyan Defence Minister"


def test_a_known_holder_has_the_office_of_the_report_s_day(read: Read) -> None:
    text = "Angela Merkel spoke in Berlin on Friday."
    assert actor(read(text, "2015-03-01"), "Angela Merkel").codes == ("DEUGOV",)
    assert actor(read(text, "2023-03-01"), "Angela Merkel").codes == ("DEUELI",)


def test_a_group_s_sector_follows_the_date(read: Read) -> None:
    text = "The Taliban said they had taken the town."
    assert actor(read(text, "2015-03-01"), "Taliban").codes == ("AFGREB",)
    assert actor(read(text, "2022-03-01"), "Taliban").codes == ("AFGGOV",)


def test_what_the_report_says_wins_over_the_table(read: Read) -> None:
    doc = read("Angela Merkel, a Canadian lawyer, spoke in Toronto.", "2015-03-01")
    assert actor(doc, "Angela Merkel").codes == ("CANJUD",)


def test_an_office_means_its_holder(read: Read) -> None:
    doc = read("Finance Minister Olga Petran resigned. The finance minister said she was tired.")
    assert "The finance minister" in words(doc, "Olga Petran")


def test_a_capital_that_acts_is_its_country(read: Read) -> None:
    doc = read("Moscow rejected the plan. Russia said the talks were over.")
    assert words(doc, "Russia") == ["Moscow", "Russia"]


def test_a_capital_where_something_happens_is_no_actor(read: Read) -> None:
    doc = read("The two ministers met in Moscow on Monday.")
    assert all("RUS" not in code for a in doc._.actors for code in a.codes)


def test_an_acronym_is_the_body_that_it_shortens(read: Read) -> None:
    doc = read("The Lakeside Farmers Union called a strike. The LFU said it would last a week.")
    names = {
        doc.text[slice(*span)] for a in doc._.actors for span in a.mentions if a.name == "Lakeside Farmers Union"
    }
    assert names >= {"Lakeside Farmers Union", "LFU"}


def test_the_group_means_the_armed_group_named_before(read: Read) -> None:
    doc = read("Boko Haram attacked a market on Sunday. The group has killed thousands.")
    assert "The group" in words(doc, "Boko Haram")


def test_the_army_of_a_country_is_no_rebel_army(read: Read) -> None:
    doc = read("The Lord's Resistance Army raided a village. The army said it would respond.")
    assert "The army" not in words(doc, "Lord's Resistance Army")


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "code"),
    [
        ("US officials denied it.", "US officials", "unnamed", "USAGOV"),
        ("Protesters burned tyres.", "Protesters", "population", "CVL"),
        ("The rebels took the town.", "rebels", "armed_group", "REB"),
        ("Turkish police arrested two men.", "Turkish police", "organization", "TURCOP"),
        ("The Brazilian government agreed.", "Brazilian government", "government", "BRAGOV"),
        ("Sudanese refugees crossed the river.", "Sudanese refugees", "population", "SDNREF"),
        ("Ethiopia rejected the report.", "Ethiopia", "government", "ETH"),
    ],
)
def test_actors_without_a_name_keep_their_words(
    read: Read, sentence: str, name: str, kind: str, code: str
) -> None:
    found = actor(read(sentence), name)
    assert (found.kind, found.codes) == (kind, (code,))


def test_public_bodies_belong_to_the_dateline_s_country(read: Read) -> None:
    doc = read(
        "Clashes in the capital\n\nKAMPALA, May 3 (Reuters) - Police fired tear gas at students on Friday. "
        "Uganda has seen weeks of protests, and Ugandan lawmakers asked for calm."
    )
    assert actor(doc, "Police").codes == ("UGACOP",)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Lena Vogel met Karl Brandt. She thanked him.", "She", "Lena Vogel"),
        ("Lena Vogel met Karl Brandt. She thanked him.", "him", "Karl Brandt"),
        ("Karl Brandt criticised the mayor. He later apologised.", "He", "Karl Brandt"),
    ],
)
def test_pronouns_mean_the_nearest_that_fits(read: Read, text: str, pronoun: str, name: str) -> None:
    assert pronoun in words(read(text), name)


def test_bylines_name_no_actor(read: Read) -> None:
    doc = read("Bridge collapses in storm\n\nBy Hanna Svensson\n\nThe bridge fell on Monday, the mayor said.")
    assert all(a.name != "Hanna Svensson" for a in doc._.actors)


def test_a_place_is_no_person(read: Read) -> None:
    doc = read("The envoys raised Rafah with the minister. Aid reached Rafah on Monday.")
    assert all(a.name != "Rafah" for a in doc._.actors)


def test_every_mention_lies_in_its_actor_and_evidence_is_to_the_letter(read: Read) -> None:
    doc = read("Kenyan Defence Minister Ruth Odera met UN officials in Paris. She thanked them.")
    for mention in doc._.mentions:
        found = next(a for a in doc._.actors if a.id == mention.actor)
        assert (mention.start, mention.end) in found.mentions
        assert mention.start <= doc[mention.head].idx < mention.end
    assert [m.start for m in doc._.mentions] == sorted(m.start for m in doc._.mentions)


def test_an_empty_text_has_no_actors(read: Read) -> None:
    assert read("")._.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Blue Horizon, whose leader was freed on Monday, accused the government of fraud.",
        "Blue Horizon hailed the ruling and demanded that its leader be freed.",
        "Blue Horizon's members voted for the bill.",
        "The leader of Blue Horizon said he would resign.",
    ],
)
def test_what_has_a_leader_or_members_is_a_body(read: Read, text: str) -> None:
    assert actor(read(text), "Blue Horizon").kind == "organization"


def test_the_leader_of_the_opposition_is_one_role(read: Read) -> None:
    doc = read("Ana Lopez, leader of the opposition, welcomed the date.")
    assert actor(doc, "Ana Lopez").codes == ("OPP",)


def test_a_newspaper_s_short_name_may_end_another_name(read: Read) -> None:
    doc = read("Civic Dawn hailed the ruling and demanded that its leader be freed.")
    assert actor(doc, "Civic Dawn").codes == ("UNK",)
