"""What cannot be read as a sentence gives no event rather than a wrong one."""

import pytest

from onrecord.model import Arrival, Report
from onrecord.pipeline.reader import Reader
from tests.extract.test_events import told

ENDLESS = "The governor said that " + " and that ".join(
    f"the minister of district {n} met the mayor of town {n} who attacked the rebels" for n in range(28)
)
LIST = """Delegations

Algeria: minister, two deputies, press officer
Belgium: ambassador, first secretary
Chad: general, colonel, two drivers
Denmark: envoy, interpreter
"""
TABLE = """Sanctions in force, by country

Country  Listed  Removed  Attack rank
Iran  412  12  3
Syria  291  4  1
Russia  1 204  33  2
Belarus  188  0  9
"""


@pytest.mark.parametrize(
    "text",
    [
        f"{ENDLESS}.",
        LIST,
        TABLE,
        "« Le gouvernement a attaqué la ville et arrêté dix manifestants », a déclaré le ministre.",
        'The banner read: "Los soldados atacaron al pueblo y mataron a tres campesinos en la frontera".',
        "Tags: Syria, attack, Israel, ceasefire, talks, United Nations, sanctions, protest",
        "Home | World | Politics | War in Ukraine | Strike | Sign in",
        "ukraine russia attack kyiv missile drone strike nato us aid",
    ],
    ids=["endless", "list", "table", "french", "spanish inside", "tags", "menu", "keywords"],
)
def test_no_event_is_made_of(reader: Reader, text: str) -> None:
    report = "The town council of Port Alder met on Tuesday to talk about its library.\n\n" + text
    made = told(reader, report)
    assert [report[slice(*event.trigger)] for event in made if event.trigger[0] > 75] == []


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("ISRAEL STRIKES TARGETS IN LEBANON", {"ASSAULT"}),
        ("SYRIA RULES OUT TALKS WITH OPPOSITION", {"REJECT", "CONSULT"}),
        ("EU WARNS HUNGARY OVER RULE OF LAW", {"THREATEN", "ACCUSE"}),
        ("OIL PRICES FALL AS DOLLAR STRIKES NEW HIGH", set[str]()),
        ("CITY STUN UNITED IN LATE CUP SHOCK", set[str]()),
    ],
)
def test_a_headline_in_capitals_tells_nothing_wrong(reader: Reader, headline: str, types: set[str]) -> None:
    report = Report(id="r", text=f"{headline}\n\nThe report follows.", published="2024-05-16")
    made = [e for e in reader.read(Arrival(report=report)).events if e.confidence >= 0.5]
    assert {event.type for event in made} <= types


def test_a_crowded_sentence_tells_three_events_at_most(reader: Reader) -> None:
    text = (
        "Kenya and Uganda said on Monday that they would meet to discuss the killing of three soldiers, "
        "accused Rwanda of arming rebels, urged the African Union to send peacekeepers and threatened to "
        "close the border. Rwanda denied the claim, recalled its envoy and put its army on alert."
    )
    assert len(told(reader, text)) <= 6


def test_a_report_tells_two_events_a_sentence_at_most(reader: Reader) -> None:
    crowded = (
        "Kenya condemned Rwanda, recalled its envoy, closed the border and arrested four Rwandans on Monday.",
        "Rwanda rejected the charge, expelled two diplomats, deployed troops and threatened to attack Kenya.",
        "Uganda urged both to talk, offered to mediate, praised Kenya and sent medicine to Rwanda.",
        "Burundi accused Uganda, met Tanzania, arrested two Rwandans and shelled a Rwandan village.",
    )
    report = Report(id="r", text=" ".join(crowded), published="2024-05-16")
    assert len(reader.read(Arrival(report=report)).events) == 8
