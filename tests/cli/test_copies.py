"""``onrecord copies``: what copies altered, and their families."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.mines import COPY, WIRE


def test_each_alteration_is_shown_with_both_words(onrecord: Run, mines: Path) -> None:
    shown = onrecord("copies", "--record", mines).stdout.decode()
    assert "figure, replaced: 41\n               in its source: 14" in shown
    assert "quotation, broken marks: “We heard them knock all night" in shown


def test_json_has_both_spans_to_the_letter(onrecord: Run, mines: Path) -> None:
    [copy] = json.loads(onrecord("copies", "--record", mines, "--format", "json").stdout)
    figure, quotation = copy["record"]["altered"]
    assert (COPY[slice(*figure["span"])], WIRE[slice(*figure["original"])]) == ("41", "14")
    assert WIRE[slice(*quotation["original"])] == "“We heard them knock all night,”"


def test_csv_has_the_words(onrecord: Run, mines: Path) -> None:
    done = onrecord("copies", "--record", mines, "--format", "csv")
    [row] = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert row["altered"].startswith("14 -> 41; ")


def test_a_family_is_shown_by_its_cleanest_member(onrecord: Run, mines: Path) -> None:
    shown = onrecord("copies", "--families", "--record", mines).stdout.decode()
    head, first, second = shown.strip().split("\n")
    assert head.startswith("2 reports, 1 independent origin, cleanest ")
    assert ("Wire" in head, first.strip()[0], "Daily" in second) == (True, "*", True)
    [family] = json.loads(onrecord("copies", "--families", "--record", mines, "--format", "json").stdout)
    assert [member["report"]["publisher"] for member in family["members"]] == ["Wire", "Daily"]


def test_a_garbled_quotation_is_shown_with_the_clean_one(onrecord: Run, mines: Path) -> None:
    [copy] = json.loads(onrecord("copies", "--record", mines, "--format", "json").stdout)
    statements = json.loads(onrecord("statements", "--each", "--record", mines, "--format", "json").stdout)
    [garbled] = [
        line["id"]
        for line in statements
        if line["report"]["id"] == copy["report"]["id"] and "knock" in line["sentence"]
    ]
    shown = onrecord("show", garbled, "--record", mines).stdout.decode()
    assert "its cleanest copy has: “We heard them knock all night,” said Petra Hollan" in shown
