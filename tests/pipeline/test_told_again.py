"""Figures, statements and votes that a second report tells in other words, read into a real record."""

import json
from pathlib import Path

import pytest

from onrecord.pipeline.record import open_record
from onrecord.store.rows.shared import OccurrenceLine

Report = tuple[str, str]
FLOOD = (
    "2026-05-04",
    "Kenya's Interior Ministry said on Monday that 63 people had drowned in the flood at Garissa.",
)
BAKERS = (
    "2026-05-04",
    "Some 1,200 bakeries in Peru are idle, said Rosa Quispe, who leads the Bakers' Federation in Lima.",
)
SILO = (
    "2026-05-04",
    "Governor Adama Sow of Kaolack spoke after the fire.\n\n"
    '"The silo had no alarm, and the harvest in it is lost," Sow said on Monday.',
)
FOREST = (
    "2026-05-04",
    '"Someone must guard the forest from a desk," said Dora Kessie, spokeswoman for the Forest Service of Ghana.',
)
BUDGET = ("2026-05-04", "Ghana's parliament rejected the budget on Monday by 98 votes to 61.")
DENIED = (
    "2026-05-04",
    "Luis Paz, the mayor of Cusco, denied that he had sold the market.",
)
NOTHING = ("2026-05-05", "Peru's president, Ana Rojas, will visit Cusco on Friday.")

ONE: list[tuple[str, Report, Report]] = [
    (
        "figure",
        FLOOD,
        ("2026-05-05", "The Red Cross in Garissa repeated the Interior Ministry's count of the drowned: 63."),
    ),
    (
        "figure",
        BAKERS,
        (
            "2026-05-06",
            "The Bakers' Federation of Lima, which speaks of more than a thousand bakeries, is silent.",
        ),
    ),
    (
        "statement",
        SILO,
        ("2026-05-05", "The governor of Kaolack said that the silo had no alarm and the harvest in it was lost."),
    ),
    (
        "statement",
        FOREST,
        ("2026-05-05", "The rangers' spokeswoman told a meeting that somebody must guard a forest from a desk."),
    ),
    (
        "vote",
        BUDGET,
        ("2026-05-05", "On Monday the parliament in Accra voted down Ghana's budget, 61 to 98."),
    ),
]
TWO: list[tuple[str, Report, Report]] = [
    (
        "figure",
        FLOOD,
        ("2026-05-05", "Kenya's Interior Ministry said on Tuesday that 63 police stations would get new radios."),
    ),
    (
        "statement",
        SILO,
        ("2026-05-05", "The mayor of Dakar said that the silo had an alarm and that no harvest was in it."),
    ),
    (
        "vote",
        BUDGET,
        ("2026-05-05", "Ghana's parliament rejected a bill on fishing on Tuesday by 70 votes to 88."),
    ),
]


def occurrences(folder: Path, kind: str, *reports: Report) -> list[OccurrenceLine]:
    with open_record(folder / "onrecord.db") as record:
        for number, (published, text) in enumerate(reports):
            file = folder / f"{number}.jsonl"
            row = {"id": str(number), "text": text, "published": published, "publisher": f"Paper {number}"}
            file.write_text(json.dumps(row), "utf8")
            record.add([file], workers=1)
        found = list(record.occurrences(kind))
    assert found
    return found


@pytest.mark.parametrize(("kind", "one", "other"), ONE)
def test_what_is_told_again_in_other_words_is_one(tmp_path: Path, kind: str, one: Report, other: Report) -> None:
    assert any(line.reports == 2 for line in occurrences(tmp_path, kind, one, other))


@pytest.mark.parametrize(("kind", "one", "other"), TWO)
def test_what_only_looks_alike_stays_two(tmp_path: Path, kind: str, one: Report, other: Report) -> None:
    assert all(line.reports == 1 for line in occurrences(tmp_path, kind, one, other))


def test_a_denial_and_the_words_that_it_was_made_in_are_one(tmp_path: Path) -> None:
    text = f'{DENIED[1]} "Not a stall has changed hands," Paz said.'
    lines = occurrences(tmp_path, "statement", (DENIED[0], text), NOTHING)
    assert any(len(line.tellings) == 2 for line in lines)


def test_a_vote_of_which_no_more_is_told_is_the_reports_own(tmp_path: Path) -> None:
    text = f"{BUDGET[1]} The vote had been put off from Friday."
    assert len(occurrences(tmp_path, "vote", (BUDGET[0], text), NOTHING)) == 1
