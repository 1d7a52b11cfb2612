"""Both sides, the one who speaks for them, and what is sent to them: who acts on whom. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Event, Report
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import countries

WAR = "Chad shelled Sudan on Monday, and Sudan bombed Chad. "


def told(reader: Reader, text: str, sure: float = 0.3) -> list[Event]:
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    return [event for event in reading.events if event.confidence >= sure]


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "text"),
    [
        ("REQUEST", {"NOR"}, {"TCD", "SDN"}, WAR + "Norway urged both sides to hold their fire."),
        ("AGREE", {"TCD", "SDN"}, set(), WAR + "The two countries struck an agreement on Friday."),
        ("REQUEST", {"NOR"}, {"TCD", "SDN"}, WAR + "Norway will invite both parties to talks in Oslo."),
    ],
)
def test_both_sides_are_the_two_that_the_report_is_about(
    reader: Reader, type_: str, actors: set[str], recipients: set[str], text: str
) -> None:
    event = next(e for e in told(reader, text) if e.type == type_)
    assert (countries(event.actor_codes), countries(event.recipient_codes)) == (actors, recipients)


def test_both_sides_are_nobody_where_the_report_names_many(reader: Reader) -> None:
    text = "Chad, Sudan, Kenya and Uganda met on Monday. Norway urged both sides to hold their fire."
    assert not next(e for e in told(reader, text) if e.type == "REQUEST").recipient_codes


@pytest.mark.parametrize(
    ("type_", "recipients", "text"),
    [
        ("AGREE", {"PER"}, "Chile offered to send detectives to help the Peruvian police."),
        ("AID", set(), "Ghana and Togo also sent peacekeepers."),
        ("THREATEN", {"GMB"}, "Senegal threatened to use force against Gambia to restore President Barrow."),
    ],
)
def test_who_is_sent_or_restored_is_no_recipient(
    reader: Reader, type_: str, recipients: set[str], text: str
) -> None:
    event = next(e for e in told(reader, text) if e.type == type_)
    assert countries(event.recipient_codes) == recipients


@pytest.mark.parametrize(
    ("type_", "actors", "text"),
    [
        ("AGREE", {"NOR"}, "Norway urged Chad and Sudan to show restraint and offered to host talks in Oslo."),
        ("CONSULT", {"OMN"}, "President Dina Boluarte thanked Oman's Sultan Haitham for his mediation."),
        (
            "ASSAULT",
            {"SDN"},
            "Envoy Lars Holm pressed Sudan to open the roads around Tine, a town it has besieged.",
        ),
        ("MOBILIZE", {"KEN"}, "Norway met Chad. Kenya's foreign minister said it would send troops to Somalia."),
    ],
)
def test_who_acts_where_a_pronoun_or_another_clause_stands_between(
    reader: Reader, type_: str, actors: set[str], text: str
) -> None:
    event = [e for e in told(reader, text) if e.type == type_][-1]
    assert countries(event.actor_codes) == actors


@pytest.mark.parametrize(
    ("type_", "status", "text"),
    [
        ("SANCTION", "occurred", "Kenya ordered the Ugandan ambassador to leave the country within two days."),
        ("ACCUSE", "occurred", "The Kenyan foreign ministry called in Chad's ambassador over the raid."),
        ("CONSULT", "rescheduled", "The visit by the Kenyan president to Peru has been put back on."),
    ],
)
def test_what_befalls_envoys_and_their_visits(reader: Reader, type_: str, status: str, text: str) -> None:
    assert [(e.type, e.status) for e in told(reader, text, 0.5)] == [(type_, status)]


def test_a_president_who_signs_a_decree_backs_nobody(reader: Reader) -> None:
    text = "On Thursday, President William Ruto of Kenya signed two decrees on the army."
    assert all(e.type != "SUPPORT" for e in told(reader, text, 0.5))


@pytest.mark.parametrize(
    ("type_", "actors", "text"),
    [
        ("REQUEST", "SDN", "Sudanese General Omar al-Tayeb met rebels. Tayeb has asked the UN to leave."),
        (
            "ACCUSE",
            "PER",
            "Peruvian President Luis Rojas asked Pedro Paz of Chile to sack his envoy, whom he accuses of fraud.",
        ),
    ],
)
def test_a_man_is_himself_without_his_article_and_behind_his(
    reader: Reader, type_: str, actors: str, text: str
) -> None:
    event = [e for e in told(reader, text) if e.type == type_][-1]
    assert countries(event.actor_codes) == {actors}


def test_an_army_and_its_rebels_are_both_sides(reader: Reader) -> None:
    text = (
        "The Sudanese army shelled the Rapid Support Forces in Khartoum. The Rapid Support Forces shot at the "
        "army. The two sides agreed to extend a truce, Kenya said. The Rapid Support Forces left."
    )
    event = next(e for e in told(reader, text) if e.type == "AGREE")
    assert set(event.actor_codes) == {"SDNMIL", "SDNPRM"}


def test_nobody_visits_his_own_minister_abroad(reader: Reader) -> None:
    text = "President Luis Rojas of Peru will fly to Beijing for the first visit by a Peruvian president."
    visits = [e for e in told(reader, text) if e.mode == "visit"]
    assert visits
    assert all("PER" not in countries(e.recipient_codes) for e in visits)


def test_a_title_cut_short_ends_no_sentence(reader: Reader) -> None:
    text = "The leader of Kenya's opposition, Hon. John Moyo, accused Uganda of spying."
    event = next(e for e in told(reader, text) if e.type == "ACCUSE")
    assert countries(event.actor_codes) == {"KEN"}


@pytest.mark.parametrize(
    ("type_", "actors", "text"),
    [
        (
            "AGREE",
            {"KEN", "GHA"},
            "Kenyan President John Moyo met Ghanaian President Kofi Addo. The two leaders agreed to free trade.",
        ),
        ("CONSULT", {"TCD", "SDN"}, WAR + "Delegations of the two countries met in Oslo."),
    ],
)
def test_the_two_leaders_are_those_of_two_countries(
    reader: Reader, type_: str, actors: set[str], text: str
) -> None:
    event = next(e for e in told(reader, text) if e.type == type_)
    assert countries(event.actor_codes) == actors


def test_who_marches_against_a_country_is_not_of_it(reader: Reader) -> None:
    event = next(e for e in told(reader, "Anti-Peruvian demonstrators marched in La Paz.") if e.type == "PROTEST")
    assert event.actor_codes == ("CVL",)


def test_the_government_is_the_one_that_has_acted(reader: Reader) -> None:
    text = (
        "The Government of Kenya rejected the decision of the Federal Government of Somalia. "
        "The Government condemned the Ugandan attack on Busia."
    )
    event = next(e for e in told(reader, text) if e.type == "ACCUSE")
    assert countries(event.actor_codes) == {"KEN"}


def test_his_excellency_is_no_name(reader: Reader) -> None:
    text = "President John Moyo of Kenya met the President of Ghana, H.E. Kofi Addo."
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    assert "Kofi Addo" in {actor.name for actor in reading.actors}
