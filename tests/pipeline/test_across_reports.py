"""What many reports tell, joined: real reports read into a real record."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.pipeline.record import Record, open_record
from onrecord.store.rows.shared import ChangeLine, OccurrenceLine

PLANNED = (
    "2026-05-04",
    "Bolivia's foreign minister, Ximena Arteaga, will travel to Santiago on Friday for talks with her Chilean "
    "counterpart, Tomás Lillo, her ministry said on Monday.",
)
OFF = (
    "2026-05-07",
    "Bolivia on Thursday called off Foreign Minister Ximena Arteaga's visit to Santiago, citing the arrest of "
    "eleven truck drivers. Tomás Lillo, the Chilean foreign minister, regretted the step.",
)
BACK = (
    "2026-05-12",
    "Ximena Arteaga, the Bolivian foreign minister, will travel to Santiago next week after all, a spokesman said "
    "on Tuesday. Chile's foreign minister, Tomás Lillo, welcomed the decision.",
)
STRIKES = (
    (
        "2026-05-04",
        "An air strike killed nine people in the market of Kassala in eastern Sudan on Sunday, doctors said.",
    ),
    (
        "2026-05-04",
        "An air strike killed four people near the bridge of Kosti in southern Sudan on Sunday, residents said.",
    ),
)
TOLL = (
    "2026-05-04",
    "The Interior Ministry of Mozambique said that 41 people had been killed in the attack on Nambaro.",
)
REVISED = (
    "2026-05-06",
    "Mozambique's Interior Ministry said that 63 people had been killed in the attack on Nambaro.",
)
RIVAL = (
    "2026-05-05",
    "The Lurio Front said that 90 people had been killed in the attack on Nambaro.",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record, open."""
    with open_record(tmp_path / "onrecord.db") as record:
        yield record


def add(record: Record, folder: Path, *reports: tuple[str, str]) -> None:
    """Add these reports, one after the other, each of a paper of its own."""
    for number, (published, text) in enumerate(reports):
        file = folder / f"{number}-{published}-{len(text)}.jsonl"
        row = {"id": file.stem, "text": text, "published": published, "publisher": f"Paper {file.stem}"}
        file.write_text(json.dumps(row), "utf8")
        record.add([file], workers=1)


def told_by(lines: list[OccurrenceLine], word: str) -> list[OccurrenceLine]:
    """The occurrences of which a telling has this word."""
    return [line for line in lines if any(word in telling.line.sentence for telling in line.tellings)]


def steps(change: ChangeLine) -> list[str]:
    """When each step was told first."""
    return [(step.report.published or "")[:10] for step in change.steps]


def test_a_visit_that_three_papers_tell_is_one_occurrence(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF, BACK)
    [visit] = told_by([line for line in record.occurrences("event") if line.reports > 1], "Santiago")
    assert (visit.reports, visit.independent) == (3, 3)


def test_an_occurrence_says_where_its_tellings_differ(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF)
    [visit] = told_by([line for line in record.occurrences("event") if line.reports > 1], "Santiago")
    assert visit.differ["status"] == ("planned", "cancelled")


def test_each_joining_is_explained_part_by_part(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF)
    [visit] = told_by([line for line in record.occurrences("event") if line.reports > 1], "Santiago")
    assert {"act", "actors", "words"} <= {name for name, _, _ in visit.tellings[0].parts}


def test_two_strikes_on_one_day_stay_two(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, *STRIKES)
    assert all(line.reports == 1 for line in told_by(list(record.occurrences("event")), "strike"))


def test_copies_count_as_one_origin(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, OFF, (OFF[0], f"{OFF[1]}\n\nSubscribe to our newsletter."))
    lines = [line for line in record.occurrences("event") if line.reports > 1]
    assert {line.independent for line in lines} == {1}


def test_a_plan_called_off_and_put_back_on_turns_twice(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF, BACK)
    reversals = list(record.changes(type="reversal"))
    assert [steps(change) for change in reversals] == [["2026-05-04", "2026-05-07"], ["2026-05-07", "2026-05-12"]]


def test_a_ban_that_is_lifted_was_imposed_before(record: Record, tmp_path: Path) -> None:
    imposed = (
        "2026-05-04",
        "Bolivia imposed a ban on Chilean trucks at the Tambo Quemado crossing on Monday, Transport Minister Luis "
        "Mamani said. Hauliers in Arica spoke of a bitter blow, and the price of onions rose in Oruro within "
        "hours.",
    )
    lifted = (
        "2026-05-15",
        "LA PAZ - The queue on the pass was nine kilometres long, and then it was gone. Bolivian Transport "
        "Minister Luis Mamani lifted the ban on Chilean trucks at the Tambo Quemado crossing on Friday, eleven "
        "days after he had imposed it. Drivers sounded their horns all the way down to the sea.",
    )
    add(record, tmp_path, imposed, lifted)
    assert [steps(change) for change in record.changes(type="reversal")] == [["2026-05-04", "2026-05-15"]]


def test_what_was_to_have_been_is_on_no_more(record: Record, tmp_path: Path) -> None:
    looks_back = ("2026-05-08", "Bolivian Foreign Minister Ximena Arteaga was to have come to Santiago on Friday.")
    add(record, tmp_path, PLANNED, OFF, looks_back)
    assert [steps(change) for change in record.changes(type="reversal")] == [["2026-05-04", "2026-05-07"]]


def test_changes_since_a_day_leave_out_what_turned_before(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF, BACK)
    assert [steps(change) for change in record.changes(type="reversal", since="2026-05-10")] == [
        ["2026-05-07", "2026-05-12"]
    ]


def test_a_later_figure_of_the_same_claimant_is_a_revision(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, TOLL, REVISED)
    [change] = record.changes(type="revision")
    assert [step.record.value for step in change.steps] == [41, 63]  # type: ignore[union-attr]


def test_two_claimants_with_two_figures_disagree(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, TOLL, RIVAL)
    [change] = record.changes(type="disagreement")
    assert {step.record.value for step in change.steps} == {41, 90}  # type: ignore[union-attr]


def test_the_same_claim_told_twice_turns_nothing(record: Record, tmp_path: Path) -> None:
    again = ("2026-05-05", "The attack on Nambaro killed 41 people, according to Mozambique's Interior Ministry.")
    add(record, tmp_path, TOLL, again)
    assert list(record.changes()) == []


def test_whichever_report_comes_first_the_occurrences_are_the_same(tmp_path: Path) -> None:
    found = []
    for name, order in (("one", (PLANNED, OFF, BACK, TOLL, RIVAL)), ("other", (RIVAL, BACK, TOLL, OFF, PLANNED))):
        (tmp_path / name).mkdir()
        with open_record(tmp_path / name / "onrecord.db") as record:
            add(record, tmp_path / name, *order)
            found.append(
                {
                    frozenset(telling.line.sentence for telling in line.tellings)
                    for kind in ("event", "figure")
                    for line in record.occurrences(kind)
                }
            )
    assert found[0] == found[1]


def test_reading_a_report_again_doubles_nothing(record: Record, tmp_path: Path) -> None:
    add(record, tmp_path, PLANNED, OFF)
    before = [(line.reports, len(line.tellings)) for line in record.occurrences("event")]
    for line in list(record.reports()):
        record.append(record.reading(line.id))
    assert [(line.reports, len(line.tellings)) for line in record.occurrences("event")] == before
    assert len(list(record.changes(type="reversal"))) == 1


def test_a_digit_that_a_copy_dropped_is_no_second_claim(record: Record, tmp_path: Path) -> None:
    whole = (
        "2026-05-04",
        "The Interior Ministry of Mozambique said that 1,200 families had fled the town of Nambaro since Sunday. "
        "Most of them walked to Mueda, where the United Nations has put up tents beside the airfield.",
    )
    add(record, tmp_path, whole, ("2026-05-05", whole[1].replace("1,200", "120")))
    assert list(record.changes(type="disagreement")) == []


def test_a_number_revised_within_one_sentence_turns(record: Record, tmp_path: Path) -> None:
    revised = (
        "2026-05-06",
        "Mozambique's Interior Ministry raised the number of people killed in the attack on Nambaro to 63 "
        "from 41.",
    )
    add(record, tmp_path, revised)
    [change] = record.changes(type="revision")
    assert [step.record.value for step in change.steps] == [41, 63]  # type: ignore[union-attr]


def test_who_is_accused_and_denies_it_is_a_denial(record: Record, tmp_path: Path) -> None:
    denied = (
        "2026-05-06",
        "Prosecutors in Manila charged Venancio Lim-Ortega, the owner of the factory, with homicide on Tuesday. "
        "He denies the charge.",
    )
    add(record, tmp_path, denied)
    assert [change.by for change in record.changes(type="denial")] == [("Venancio Lim-Ortega",)]
