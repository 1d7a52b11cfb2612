"""``onrecord figures``: the claims side by side."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORTS = {
    "a.txt": ("2024-03-04", "The Health Ministry said at least 31 people were killed in Lorvik on Sunday."),
    "b.txt": ("2024-03-06", "The Health Ministry said 48 people were killed in Lorvik on Sunday."),
    "d.txt": (
        "2024-03-07",
        "The Red Cross said more than 900 people, 60 of them children, have been killed since 2023.",
    ),
    "c.txt": ("2024-03-06", "The Red Cross said 90 people were killed in Lorvik on Sunday."),
}


@pytest.fixture(scope="module")
def record(onrecord: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    for name, (day, text) in REPORTS.items():
        (folder / name).write_text(text, "utf8")
        onrecord("add", folder / name, "--record", folder / "claims.db", "--published", day)
    return folder / "claims.db"


def test_claims_of_a_kind_stand_side_by_side(onrecord: Run, record: Path) -> None:
    table = onrecord("figures", "--record", record, "--about", "killed in Lorvik").stdout.decode().split("[1]")[0]
    assert table.splitlines()[0].strip() == "killed"
    assert "Health Ministry" in table
    assert "Red Cross" in table


def test_each_claim_has_the_number_of_its_sentence(onrecord: Run, record: Path) -> None:
    said = onrecord("figures", "--record", record, "--about", "killed").stdout.decode()
    number = said.split("90", 1)[1].split("[", 1)[1].split("]", 1)[0]
    block = said.split(f"\n[{number}] ", 1)[1].split("\n\n", 1)[0]
    assert "The Red Cross said 90 people were killed" in block


def test_a_part_says_who_it_is(onrecord: Run, record: Path) -> None:
    table = onrecord("figures", "--record", record, "--about", "killed").stdout.decode().split("\n[1]")[0]
    assert "60 children" in " ".join(table.split())


def test_a_count_that_goes_on_stands_on_the_day_of_its_report(onrecord: Run, record: Path) -> None:
    table = onrecord("figures", "--record", record, "--about", "killed").stdout.decode().split("\n[1]")[0]
    (row,) = (line for line in table.splitlines() if "900" in line)
    assert row.split()[0] == "2024-03-07"
