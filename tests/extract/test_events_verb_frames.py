"""What verbs tell: idioms, terms set, acts let happen, and what looks like an act and is none."""

import pytest

from onrecord.model import Arrival, Report
from onrecord.pipeline.reader import Reader


def kinds(reader: Reader, text: str) -> set[tuple[str, str]]:
    """The types and modes of the events that count."""
    reading = reader.read(Arrival(report=Report(id="verbs", text=text, published="2024-06-01")))
    return {(event.type, event.mode or "") for event in reading.events if event.confidence >= 0.5}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (("AGREE", ""), "Zambia gave its word to Malawi that the border would stay open."),
        (("AGREE", ""), "Peru said yes to the Chilean proposal."),
        (("CONSULT", "phone"), "The Kenyan and Ugandan presidents spoke by telephone on Monday."),
        (("CONSULT", "meeting"), "The Latvian premier sat across from the Polish president in Riga."),
        (("SUPPORT", ""), "Uruguay threw its weight behind the Chilean candidate."),
        (("COERCE", "restrict"), "Peruvian police fired tear gas at Bolivian marchers."),
        (("COERCE", "coup"), "The Malian army deposed President Ibrahim Keita."),
        (("COERCE", "arrest"), "A Tunisian court sentenced the opposition leader on Monday."),
        (("ASSAULT", "abduct"), "Rebels abducted two Chadian soldiers near the lake."),
        (("ASSAULT", "abduct"), "The militants took hostage two Kenyan nurses."),
        (("CONCEDE", "access"), "The Sudanese army let the aid workers enter the camp on Friday."),
        (("RETREAT", "release"), "Sudan let the two Kenyan pilots go on Friday."),
        (("RETREAT", "surrender"), "The rebel commander turned himself in to the Ugandan army."),
        (("CONCEDE", "resign"), "The Peruvian minister threw in the towel on Tuesday."),
        (("REJECT", ""), "The Kenyan court struck down the government's ban."),
        (("REJECT", ""), "The tribunal suspended and then annulled the Kenyan government's decree."),
        (("SANCTION", "withdraw"), "Burundi walked out of the East African treaty."),
        (("SANCTION", "expel"), "Chad kicked out the German ambassador on Monday."),
        (("MOBILIZE", "troops"), "Kenya rushed 3,000 soldiers to the Somali border."),
        (("PROTEST", "strike"), "Ghana's nurses walked off the job on Monday over unpaid wages."),
        (("PROTEST", "riot"), "Protesters stormed the Sri Lankan parliament."),
        (("AID", ""), "Zambia trucked 4,000 bags of maize to Malawi."),
    ],
)
def test_an_idiom_tells_its_act(reader: Reader, kind: tuple[str, str], text: str) -> None:
    assert kind in kinds(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad gave the rebels until Friday to leave the capital.",
        "The Greek union gave the government 48 hours to pay the drivers.",
        "The Malian union said it would block the road unless the government paid.",
    ],
)
def test_a_term_that_is_set_threatens(reader: Reader, text: str) -> None:
    assert "THREATEN" in {kind for kind, _ in kinds(reader, text)}


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        ("yield", "Kenya urged Chad to release the two pilots."),
        ("meet", "Kenya urged the Chadian president to meet the rebels."),
        ("yield", "Denmark asked that Russia return the ship."),
        ("change", "Ghana wants Togo to change its constitution."),
    ],
)
def test_a_request_has_the_mode_of_what_is_asked_for(reader: Reader, mode: str, text: str) -> None:
    assert ("REQUEST", mode) in kinds(reader, text)


def test_a_participle_that_opens_a_sentence_befalls_its_subject(reader: Reader) -> None:
    text = "Freed by the Chadian rebels, the Kenyan minister flew home."
    reading = reader.read(Arrival(report=Report(id="verbs", text=text, published="2024-06-01")))
    freed = next(e for e in reading.events if e.type == "RETREAT")
    assert {code[:3] for code in freed.recipient_codes} == {"KEN"}


@pytest.mark.parametrize(
    "text",
    [
        "Locusts have invaded Ethiopian farms.",
        "A lioness killed two Kenyan herders.",
        "The Ethiopian runner withdrew from the Berlin marathon with a torn muscle.",
        "The Indian weather office warned of heavy rain in the north.",
        "The French bishop sanctioned the use of guitars.",
        "Police in Peru were taken in Lima to a hotel.",
        "Peru and Chile have clashed over the price of copper.",
        "Bolivia has frozen fuel prices since 2004.",
        "Half of the Malian province has no running water, the governor said.",
    ],
)
def test_what_only_looks_like_an_act_is_left_alone(reader: Reader, text: str) -> None:
    assert kinds(reader, text) == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (("PROTEST", "demo"), "In Gulu, several hundred traders protested on 4 March against a new market levy."),
        (("ASSAULT", ""), "Two factions of the Awami League clashed on a campus in Sylhet."),
        (("REQUEST", "change"), "The Zambian Human Rights League called on the government to reopen the case."),
        (("COERCE", "restrict"), "Nigerian police used water cannon against the marchers."),
        (("COERCE", "arrest"), "Plainclothes agents arrested three aides of the Peruvian opposition leader."),
        (("COERCE", "arrest"), "A Turkish journalist was jailed on Monday."),
        (("ACCUSE", "legal"), "The opposition leader was arrested on Tuesday and charged with treason."),
        (("ASSAULT", "seize"), "Kyrgyz protesters seized the parliament building."),
        (("COERCE", "restrict"), "Nigerian police fired rubber bullets at the marchers."),
        (("ASSAULT", ""), "Nigerian soldiers fired live bullets at the marchers."),
        (("COERCE", "restrict"), "The judge ordered the removal of the Peruvian mayor."),
        (("ACCUSE", "disapprove"), "The opposition leader called the decision an act of sabotage."),
        (("ACCUSE", "legal"), "Peruvian prosecutors charged the former minister with bribery."),
        (("ACCUSE", "investigate"), "The anti-corruption commission quizzed the former minister for four hours."),
    ],
)
def test_the_streets_and_the_courts_are_read(reader: Reader, kind: tuple[str, str], text: str) -> None:
    assert kind in kinds(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Police said that a 34-year-old man surrendered to officers without a struggle.",
        "Police arrested a 22-year-old man on suspicion of burglary after a break-in in Leeds.",
        "Two people were killed on Monday when a lorry ploughed into a line of cars near Port Edward.",
        "Helicopters rescued 12 hikers from a ridge above Brunnen.",
        "The port commission said that it would fight the lawsuit.",
        "Villagers pulled the survivors from the wreck.",
        "The research group has applied for a patent.",
        "Firefighters freed a woman trapped in her car.",
        "A 17-year-old boy charged with the stabbing was released on bail and ordered to stay away from school.",
        "Community groups in Powys want to take over the buildings.",
        "The United States, which bases its Fifth Fleet in Bahrain, has a treaty with the kingdom.",
    ],
)
def test_what_private_people_do_is_left_alone(reader: Reader, text: str) -> None:
    assert not kinds(reader, text)


@pytest.mark.parametrize(
    "headline",
    [
        "Three protesters killed in Khartoum",
        "Zambian opposition leader jailed",
        "Kenyan opposition candidate shot dead three days before vote",
    ],
)
def test_whom_a_headline_names_before_killed_did_not_kill(reader: Reader, headline: str) -> None:
    reading = reader.read(Arrival(report=Report(id="headline", text=headline, published="2024-06-01")))
    (event,) = (e for e in reading.events if e.confidence >= 0.5)
    assert not event.actors
    assert event.recipients


def test_a_report_of_the_arts_knows_no_attacks(reader: Reader) -> None:
    text = (
        "The gallery opened its exhibition of the painter's canvases on Friday. The curator said the jury "
        "rejected the painters in 1874. Critics attacked the paintings, and the gallery agreed to part with one."
    )
    assert not kinds(reader, text)
