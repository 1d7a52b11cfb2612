"""What sounds like an act between parties and is none: advice to one's own people, a glitch that is blamed, a town
that is defended, a rocket that is shot out of the sky. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def kinds(reader: Reader, text: str) -> set[str]:
    return {event.type for event in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The United States has warned its citizens against travel to Tigray.",
        "Germany, Canada and the Netherlands told their citizens to leave Lebanon.",
        "France advised its nationals to limit their movements in Senegal.",
        "The British foreign ministry has urged its citizens to avoid all travel to Mali.",
        "India on Monday asked its nationals to leave Kyiv without delay.",
        "Australia warned its citizens of bombs in Kabul.",
    ],
)
def test_travel_advice_is_no_demand_and_no_threat(reader: Reader, text: str) -> None:
    assert not kinds(reader, text) & {"REQUEST", "THREATEN"}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("REQUEST", "Senegal's opposition leader urged citizens to resist the president."),
        ("REQUEST", "Nigeria's president urged his supporters to leave the streets."),
        ("THREATEN", "Iran warned Israel against attacking its nuclear plants."),
        ("ACCUSE", "Mali blamed Algeria for the attack."),
        ("ACCUSE", "Iran blamed the explosion on Israel."),
        ("ACCUSE", "Zimbabwe blamed Western sanctions for the shortages."),
        ("SUPPORT", "Ecuador's President Daniel Noboa defended the operation."),
        ("SUPPORT", "Germany defended Israel at the court in The Hague."),
        ("COERCE", "The Iranian navy intercepted a tanker in the Gulf of Oman."),
        ("ASSAULT", "The rebels took control of Goma on Monday."),
        ("RETREAT", "Armenia returned four villages to Azerbaijan."),
    ],
)
def test_what_is_meant_by_somebody_stays(reader: Reader, type_: str, text: str) -> None:
    assert type_ in kinds(reader, text)


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("ACCUSE", "Prime Minister James Marape blamed a computer glitch."),
        ("ACCUSE", "Kenyan police blamed poor visibility for the crash."),
        ("ACCUSE", "Egypt's government blamed rising wheat prices."),
        ("SUPPORT", "Several of the freed Ukrainians had defended the Azovstal steelworks in Mariupol in 2022."),
        ("SUPPORT", "Sudanese troops defended the airport against the militia."),
        ("SUPPORT", "Kurdish fighters defended the town of Kobani."),
        ("COERCE", "The Israeli military said it intercepted most of the rockets."),
        ("COERCE", "Ukraine said its forces intercepted 21 of 26 drones."),
        ("COERCE", "A British destroyer intercepted a drone over the Red Sea."),
        ("ASSAULT", "China's coast guard said it had taken control measures against the vessel."),
        ("ASSAULT", "Iran's negotiators took up positions that surprised the Europeans."),
        ("AID", "A roadside bomb damaged a lorry in a convoy carrying supplies for the U.S.-led coalition."),
        ("RETREAT", "Israel's defence minister warned that his army could return Lebanon to the Stone Age."),
        ("RETREAT", "The general vowed to return Mali to civilian rule."),
        ("CONCEDE", '"The Islamic Emirate will not allow anyone to violate its territory," the Taliban said.'),
        ("CONCEDE", "Kenya will not allow anybody to threaten its sovereignty, the president said."),
    ],
)
def test_what_looks_like_an_act_is_none(reader: Reader, type_: str, text: str) -> None:
    assert type_ not in kinds(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Police on Friday questioned five leaders of the Korean Medical Association.",
        "Malaysian police questioned the opposition leader for three hours.",
        "Investigators in Peru questioned the president over the watches.",
        "Detectives questioned former Kenyan minister James Otieno on Monday.",
    ],
)
def test_police_who_question_somebody_investigate(reader: Reader, text: str) -> None:
    assert ("ACCUSE", "investigate") in {(event.type, event.mode) for event in told(reader, text)}


def test_who_questions_a_decision_disapproves(reader: Reader) -> None:
    found = told(reader, "The opposition in Kenya questioned the government's decision.")
    assert ("ACCUSE", "disapprove") in {(event.type, event.mode) for event in found}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("MOBILIZE", "Azerbaijani border guards took up positions in Baganis Ayrum."),
        ("MOBILIZE", "Kenyan soldiers took up positions around the parliament."),
        ("MOBILIZE", "Rwandan troops have taken up position along the border with Burundi."),
        ("ASSAULT", "Bandits raided two villages in Katsina state."),
        ("ASSAULT", "Gunmen raided a village in northern Nigeria on Sunday."),
        ("ASSAULT", "Boko Haram fighters raided a university in Maiduguri."),
        ("COERCE", "Israeli soldiers raided the home of a Palestinian activist in Hebron."),
        ("COERCE", "Turkish police raided the offices of a Kurdish newspaper."),
    ],
)
def test_who_does_it_says_what_it_is(reader: Reader, type_: str, text: str) -> None:
    assert kinds(reader, text) == {type_}


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the first contingent of Kenyan police would leave for Port-au-Prince before May.",
        "A second battalion of Rwandan troops will fly to Mozambique on Friday.",
        "Kenyan soldiers left for Goma on Monday.",
    ],
)
def test_troops_who_set_out_pay_no_visit(reader: Reader, text: str) -> None:
    assert "CONSULT" not in kinds(reader, text)


@pytest.mark.parametrize(
    ("host", "text"),
    [
        ("ZWE", "Belarusian Prime Minister Roman Golovchenko wrapped up a three-day visit to Zimbabwe."),
        ("SRB", "China's president wrapped up a visit to Serbia on Wednesday."),
        ("KEN", "The American envoy wound up a tour of Kenya on Friday."),
    ],
)
def test_who_wraps_up_a_visit_has_visited(reader: Reader, host: str, text: str) -> None:
    (event,) = told(reader, text)
    assert (event.type, event.mode, event.status) == ("CONSULT", "visit", "occurred")
    assert {code[:3] for code in event.recipient_codes} == {host}


@pytest.mark.parametrize(
    "text",
    [
        "El Salvador offered to host talks in La Union.",
        "Norway offered to host negotiations in Bergen.",
        "Qatar has offered to hold a summit in Doha.",
        "Turkey threatened to deploy soldiers in Libya.",
        "Russia threatened to move tanks to the frontier.",
    ],
)
def test_where_it_would_be_and_what_would_go_there_is_offered_or_threatened_to_nobody(
    reader: Reader, text: str
) -> None:
    (event,) = (e for e in told(reader, text) if e.type in ("AGREE", "THREATEN"))
    assert event.recipients == ()
