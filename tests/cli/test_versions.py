"""``onrecord versions``: what publishers changed."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.mines import ADDRESS, FIRST, SECOND


def test_what_was_changed_is_shown_with_both_words(onrecord: Run, mines: Path) -> None:
    shown = onrecord("versions", "--record", mines).stdout.decode()
    assert "corrected in silence, figure: 5\n               was: 3" in shown
    assert "added, sentence: The vote was 12 to 4." in shown


def test_only_what_was_corrected_in_silence(onrecord: Run, mines: Path) -> None:
    [edit] = json.loads(onrecord("versions", ADDRESS, "--silent", "--record", mines, "--format", "json").stdout)
    [change] = edit["changes"]
    assert (SECOND[slice(*change["span"])], FIRST[slice(*change["original"])]) == ("5", "3")


def test_csv_counts_the_changes(onrecord: Run, mines: Path) -> None:
    done = onrecord("versions", "--record", mines, "--format", "csv")
    [row] = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert (row["added"], row["cut"], row["corrected"], row["silent"]) == ("1", "0", "3 -> 5", "1")


def test_a_report_that_is_not_there_is_an_error(onrecord: Run, mines: Path) -> None:
    done = onrecord("versions", "ffffffff", "--record", mines)
    assert (done.returncode, b"no report's id begins" in done.stderr) == (1, True)
