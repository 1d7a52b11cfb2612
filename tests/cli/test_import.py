"""import, as a user types it."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_record_is_handed_on_whole(onrecord: Run, samples: Path, tmp_path: Path) -> None:
    lines, other = tmp_path / "readings.jsonl", tmp_path / "other.db"
    onrecord("export", "jsonl", "--of", "readings", "-o", lines, "--record", samples)
    done = onrecord("import", lines, "--record", other)
    assert done.stdout.startswith(b"16 added, 0 as new versions, 0 as another reading, 0 unchanged")
    mine, theirs = (onrecord("timeline", "--format", "jsonl", "--record", at).stdout for at in (samples, other))
    assert len(mine.splitlines()) == len(theirs.splitlines())
    assert json.loads(onrecord("import", lines, "--record", other, "--format", "json").stdout)["unchanged"] == 16


def test_a_broken_line_ends_with_3(onrecord: Run, tmp_path: Path) -> None:
    lines = tmp_path / "readings.jsonl"
    lines.write_text("{broken\n", encoding="utf8")
    done = onrecord("import", lines, "--record", tmp_path / "r.db")
    assert done.returncode == 3
    assert b"readings.jsonl:1: NotText: The line is no reading" in done.stderr
    listed = onrecord("reports", "--quarantined", "--record", tmp_path / "r.db")
    assert b"readings.jsonl:1" in listed.stdout


def test_what_is_left_unjoined_is_said_until_it_is_joined(onrecord: Run, samples: Path, tmp_path: Path) -> None:
    lines, other = tmp_path / "readings.jsonl", tmp_path / "other.db"
    onrecord("export", "jsonl", "--of", "readings", "-o", lines, "--record", samples)
    for done in (
        onrecord("import", lines, "--no-join", "--record", other),
        onrecord("occurrences", "--record", other),
        onrecord("search", "strike", "--record", other),
    ):
        assert b"16 readings are not joined with the rest yet" in done.stderr
    assert onrecord("join", "--record", other).stdout == b"16 joined, 0 in quarantine.\n"
    mine, theirs = (onrecord("occurrences", "--format", "json", "--record", at) for at in (samples, other))
    assert b"not joined" not in theirs.stderr
    assert [one["reports"] for one in json.loads(theirs.stdout)] == [
        one["reports"] for one in json.loads(mine.stdout)
    ]
    assert json.loads(onrecord("join", "--format", "json", "--record", other).stdout)["joined"] == 0
