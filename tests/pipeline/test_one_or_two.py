"""Whether two reports tell one act or two: real reports read into a real record."""

import json
from pathlib import Path

import pytest

from onrecord.pipeline.record import open_record

Report = tuple[str, str]
PERU = "Rosa Quispe, the interior minister of Peru,"
ACCUSED = ("2026-05-04", f"{PERU} accused Bolivia of arming rebels in the Puno region.")
SHELLED = ("2026-05-04", "Ethiopian troops shelled an Eritrean post near Badme on Sunday, killing two soldiers.")
ARRESTED = ("2026-05-04", "Police in Peru arrested opposition leader Marta Solano at her home in Lima on Sunday.")
FIRST = (
    "2026-05-04",
    "Kenya and Somalia held a first round of talks on their sea border in Djibouti on Monday.",
)
SECOND = (
    "2026-05-11",
    "Kenya and Somalia will hold a second round of talks on their sea border in Djibouti on Friday.",
)
MET = ("2026-05-04", "President Adama Sow of Senegal met President Bakary Jallow of Gambia in Dakar.")
RELEASE = ("2026-05-04", "Ghana called on Monday for the release of 14 sailors held in Togo.")
SHOT = ("2026-05-04", "A Kenyan patrol boat opened fire on two Somali fishing boats off Lamu Island on Sunday.")

ONE: list[tuple[str, Report, Report]] = [
    (
        "ACCUSE",
        ("2026-05-04", "Bolivia accused Peru on Monday of shelling the village of Copacabana."),
        ("2026-05-05", "Bolivia had on Monday blamed its neighbour Peru for the shelling of Copacabana."),
    ),
    (
        "CONSULT",
        SECOND,
        (
            "2026-05-16",
            "Kenya and Somalia held a second round of talks on their sea border in Djibouti on Friday.",
        ),
    ),
    (
        "COERCE",
        ARRESTED,
        ("2026-05-05", "Marta Solano, the leader of Peru's opposition, was detained by police on Sunday."),
    ),
    (
        "ASSAULT",
        SHELLED,
        ("2026-05-05", "Ethiopia denied that its troops had shelled an Eritrean post near Badme."),
    ),
    (
        "REQUEST",
        RELEASE,
        ("2026-05-05", "Ghana demanded on Monday that Togo release 14 sailors, the foreign ministry said."),
    ),
    (
        "ASSAULT",
        SHOT,
        (
            "2026-05-12",
            "Somalia wants an inquiry into the shooting off Lamu, in which Kenyan sailors fired at boats.",
        ),
    ),
    (
        "ACCUSE",
        ACCUSED,
        ("2026-05-19", "Peru's interior minister, who has accused Bolivia of arming rebels, will fly to Quito."),
    ),
    (
        "PROTEST",
        ("2026-05-04", "The Nurses' Federation of Ghana called off a strike that was to begin on Tuesday."),
        ("2026-05-03", "Nurses in Ghana will go on strike on Tuesday unless they are paid."),
    ),
]
TWO: list[tuple[str, Report, Report]] = [
    ("ACCUSE", ACCUSED, ("2026-05-13", f"{PERU} accused Bolivia of holding back data on the level of the lake.")),
    ("ACCUSE", ACCUSED, ("2026-05-06", f"{PERU} accused Bolivia of delaying a report on the lake.")),
    ("REQUEST", RELEASE, ("2026-05-06", "Ghana called for an emergency summit of West African leaders.")),
    ("CONSULT", FIRST, SECOND),
    (
        "CONSULT",
        MET,
        (
            "2026-05-22",
            "President Adama Sow of Senegal will meet President Bakary Jallow of Gambia next Tuesday.",
        ),
    ),
    (
        "CONSULT",
        ("2026-05-04", "Chile's president, Ana Rojas, will visit Lima on Friday."),
        (
            "2026-05-09",
            "Chile's president, Ana Rojas, spoke by telephone with her Peruvian counterpart on Friday.",
        ),
    ),
    (
        "COERCE",
        ARRESTED,
        ("2026-05-05", "Police in Peru arrested 40 protesters in Lima. They had blocked a road."),
    ),
    (
        "PROTEST",
        ("2026-05-04", "Thousands of people marched through Lyon on Sunday against the pension law."),
        ("2026-05-04", "Hundreds of people marched through Marseille on Sunday against the pension law."),
    ),
    (
        "ASSAULT",
        ("2026-05-04", "Ethiopian troops shelled an Eritrean post on Sunday."),
        ("2026-05-05", "Eritrean troops shelled an Ethiopian post on Sunday, the army in Addis Ababa said."),
    ),
]


def told_together(folder: Path, type_: str, *reports: Report) -> bool:
    """Whether the two reports have an occurrence of this type in common."""
    with open_record(folder / "onrecord.db") as record:
        for number, (published, text) in enumerate(reports):
            file = folder / f"{number}.jsonl"
            row = {"id": str(number), "text": text, "published": published, "publisher": f"Paper {number}"}
            file.write_text(json.dumps(row), "utf8")
            record.add([file], workers=1)
        lines = [
            line
            for line in record.occurrences("event")
            if any(getattr(told.line.record, "type", None) == type_ for told in line.tellings)
        ]
        assert lines
        return any(line.reports > 1 for line in lines)


@pytest.mark.parametrize(("type_", "one", "other"), ONE)
def test_one_act_told_in_other_words_is_one_occurrence(
    tmp_path: Path, type_: str, one: Report, other: Report
) -> None:
    assert told_together(tmp_path, type_, one, other)


@pytest.mark.parametrize(("type_", "one", "other"), TWO)
def test_two_acts_of_the_same_parties_stay_two(tmp_path: Path, type_: str, one: Report, other: Report) -> None:
    assert not told_together(tmp_path, type_, one, other)
