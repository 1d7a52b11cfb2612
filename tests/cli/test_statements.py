"""``onrecord statements`` over a record of reports that tell each other's statements."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

REPORTS = {
    "courier.txt": """Border stays shut, says Hollan

Norland will keep its northern border closed to trucks this winter, Interior Minister Petra Hollan said on Tuesday.

"We will not open the northern border until every truck has been searched," Hollan told reporters in Lindau.

Two senior US officials said that the ban would last at least six weeks.

The Transport Ministry denied that 40 drivers had been detained at the crossing.
""",
    "beacon.txt": """Drivers wait in the cold

Hundreds of drivers have slept in their cabs since the weekend. The interior minister of Norland, Petra Hollan,
gave them little hope when she met mayors of the valley.

“We won’t open the northern border until every truck has been searched. That is our last word,” Hollan said.

According to Reuters, the Transport Ministry denied that 40 drivers had been detained at the crossing.
""",
    "echo.txt": """Kesh answers its neighbour

Kesh has sent two notes of protest in a week and recalled its trade envoy, and its parliament meets on Monday.

"We will not open the northern border until every truck has been searched," Foreign Minister Ilan Dravec said.

Mara Osei, who heads the union, said that the army had promised that no driver would be held for more than a day.
""",
}


@pytest.fixture(scope="module")
def border(onrecord: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the three reports."""
    folder = tmp_path_factory.mktemp("border")
    for name, words in REPORTS.items():
        (folder / name).write_text(words)
    record = folder / "border.db"
    added = onrecord("add", folder, "--published", "2024-03-06", "--record", record)
    assert added.returncode == 0, added.stderr.decode()
    return record


def asked(onrecord: Run, record: Path, *words: str) -> list[dict[str, Any]]:
    done = onrecord("statements", "--record", record, "--format", "json", *words)
    assert done.returncode == 0, done.stderr.decode()
    lines: list[dict[str, Any]] = json.loads(done.stdout)
    return lines


def printed(onrecord: Run, record: Path, *words: str) -> str:
    return onrecord("statements", "--record", record, *words).stdout.decode()


def test_a_statement_that_two_reports_tell_is_printed_once_with_both(onrecord: Run, border: Path) -> None:
    said = printed(onrecord, border, "--speaker", "Hollan", "--about", "searched")
    assert said.count("told in 2 reports, 2 of them independent") == 1
    assert said.count(" asserts") == 1
    assert "That is our last word" in said.splitlines()[1]


def test_the_ids_of_all_tellings_are_in_the_json(onrecord: Run, border: Path) -> None:
    [line] = asked(onrecord, border, "--speaker", "Hollan", "--about", "searched")
    every = asked(onrecord, border, "--speaker", "Hollan", "--about", "searched", "--each")
    assert {telling["id"] for telling in line["tellings"]} == {line["id"] for line in every}
    assert len(every) == 2


def test_the_same_words_of_another_speaker_are_flagged(onrecord: Run, border: Path) -> None:
    assert "also given to Petra Hollan" in printed(onrecord, border, "--speaker", "Dravec")
    [line] = asked(onrecord, border, "--speaker", "Hollan", "--about", "searched")
    assert [other["speaker"] for other in line["also_given_to"]] == ["Ilan Dravec"]
    assert "Kesh answers" in line["also_given_to"][0]["report"]["title"]


def test_the_relay_and_the_addressee_are_told(onrecord: Run, border: Path) -> None:
    assert "according to Reuters" in printed(onrecord, border, "--act", "denies", "--each")
    assert "to reporters" in printed(onrecord, border, "--speaker", "Hollan", "--each")


def test_a_statement_inside_another_names_its_outer_one(onrecord: Run, border: Path) -> None:
    assert "within what Mara Osei says" in printed(onrecord, border, "--act", "promises")


def test_unnamed_speakers_are_found_by_their_words(onrecord: Run, border: Path) -> None:
    [line] = asked(onrecord, border, "--speaker", "US officials")
    assert "six weeks" in line["content"]


def test_several_acts_may_be_asked_for(onrecord: Run, border: Path) -> None:
    lines = asked(onrecord, border, "--act", "denies", "--act", "PROMISES")
    assert {line["record"]["act"] for line in lines} == {"denies", "promises"}


def test_the_other_tables_names_of_act_and_kind_go_on_working(onrecord: Run, border: Path) -> None:
    by_old_name = asked(onrecord, border, "--status", "denies", "--type", "indirect")
    assert by_old_name
    assert by_old_name == asked(onrecord, border, "--act", "denies", "--kind", "indirect")


def test_an_act_that_is_none_is_refused_with_the_eight(onrecord: Run, border: Path) -> None:
    done = onrecord("statements", "--record", border, "--act", "shouts")
    assert done.returncode == 2
    assert b"'declines'" in done.stderr


def test_the_rows_of_a_spreadsheet_count_the_reports(onrecord: Run, border: Path) -> None:
    done = onrecord("statements", "--record", border, "--act", "denies", "--format", "csv")
    [row] = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert (row["reports"], row["independent"], row["relay"]) == ("2", "2", "Reuters")
    assert row["id"] in row["tellings"].split("; ")
