"""Event nouns and light verbs: what a noun tells, whose act it is, when it tells nothing. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


@pytest.mark.parametrize(
    ("type_", "mode", "text"),
    [
        ("AGREE", None, "The deal between Norway and Chad was announced in Oslo."),
        ("AGREE", None, "Kenya reached a compromise with Uganda over the lake."),
        ("AGREE", None, "Peru gave its consent to the Chilean proposal."),
        ("CONSULT", "meeting", "A handshake between President Macron and President Erdogan lasted a minute."),
        ("CONSULT", "phone", "A video call between President Macron and President Erdogan took place on Monday."),
        ("SUPPORT", None, "Spain's apology to Morocco came late."),
        ("CONCEDE", None, "The lifting of the curfew by the Chadian government came too late."),
        ("RETREAT", "release", "The liberation of the hostages by Hamas was welcomed in Doha."),
        ("RETREAT", "withdraw", "The departure of Kenyan troops from Somalia took a week."),
        ("SANCTION", "withdraw", "Ghana announced its withdrawal from the convention on fishing."),
        ("SANCTION", "withdraw", "Peru's recall of its ambassador from Chile surprised nobody."),
        ("SANCTION", None, "India's tariff on Chinese steel took effect on Monday."),
        ("ACCUSE", "legal", "Chile filed a lawsuit against Bolivia on Monday."),
        ("ACCUSE", "investigate", "The inquest by the Kenyan police into the Somali minister lasted a year."),
        ("ACCUSE", "disapprove", "President Petro came under fire from Peru over the talks."),
        ("REJECT", None, "A snub by Norway angered the Russian government."),
        ("REQUEST", "assist", "Chad's plea to France for aid was heard."),
        ("REQUEST", "meet", "Iran's appeal to Iraq for talks went unheard."),
        ("PROTEST", "demo", "Nigerian students staged a sit-in against the government on Monday."),
        ("PROTEST", "hunger", "The hunger strike by Turkish prisoners entered its third week."),
        ("COERCE", "arrest", "The sentencing of the Russian journalist by a Belarusian court drew a crowd."),
        ("ASSAULT", "abduct", "The kidnapping of two French journalists by Malian rebels was condemned."),
        ("ASSAULT", "drone", "Sudan's drone attack on the Chadian army killed five."),
        ("ASSAULT", "suicide-attack", "The suicide bombing by the Taliban on the Afghan police killed nine."),
        ("MOBILIZE", "weapons", "North Korea's missile test alarmed the region."),
        ("MOBILIZE", "troops", "Ethiopia's dispatch of soldiers to the border worried Eritrea."),
        ("AID", "military", "Poland's delivery of tanks to Ukraine took a month."),
        ("AID", "asylum", "Brazil granted asylum to the Bolivian minister."),
        ("COOPERATE", "military", "The Cobra Star exercise between Japan and India was held in Goa."),
    ],
)
def test_a_noun_tells_its_event(reader: Reader, type_: str, mode: str | None, text: str) -> None:
    assert (type_, mode) in [(event.type, event.mode) for event in told(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's demand for oil rose by a tenth.",
        "The Chilean ministry's release of new figures was delayed.",
        "The Kenyan firm launched an advertising blitz.",
        "The minister drew a line under a long evening.",
        "Under the accord with Peru, Chile keeps the island.",
        "The terms of Ghana's gold loans were published.",
    ],
)
def test_what_only_looks_like_an_event_noun_tells_nothing(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("KEN", "The case that Kenya brought against Somalia is before the court."),
        ("KEN", "The reopening of the crossing by Kenya pleased Somalia."),
        ("KEN", "Kenya shelved its exit from the alliance of lake states."),
        ("KEN", "Kenya gave its blessing to Uganda."),
    ],
)
def test_a_noun_has_its_doer_where_the_sentence_has_it(reader: Reader, actor: str, text: str) -> None:
    assert any(code.startswith(actor) for event in told(reader, text) for code in event.actor_codes)


def test_who_fights_is_found_behind_the_verb_of_the_fighting(reader: Reader) -> None:
    events = told(reader, "Clashes broke out between the Sudanese army and the Chadian army on Monday.")
    assert [event.type for event in events] == ["ASSAULT"]
    assert {code[:3] for code in events[0].actor_codes} == {"SDN", "TCD"}
