"""add and read, as a user types them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

REPORT = (
    "Velmar calls off trade talks with Ostrava Union\n\n"
    "Kenya called off talks with Uganda on Tuesday after a dispute over fishing rights.\n\n"
    '"We will not meet under threat," Foreign Minister Achieng Oduor said.\n'
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf8")
    return path


def test_read_prints_the_contract(onrecord: Run, report: Path) -> None:
    reading = json.loads(onrecord("read", report, "--published", "2024-03-28", "--format", "json").stdout)
    assert reading["schema"] == 1
    assert reading["report"]["text"] == REPORT
    assert reading["report"]["published"] == "2024-03-28"
    assert any(event["status"] == "cancelled" for event in reading["events"])


def test_read_takes_standard_input(onrecord: Run) -> None:
    done = onrecord("read", "-", "--format", "json", stdin=REPORT.encode())
    assert json.loads(done.stdout)["report"]["text"] == REPORT


def test_read_prints_words_for_people(onrecord: Run, report: Path) -> None:
    done = onrecord("read", report)
    assert b"Events" in done.stdout
    assert b"Statements" in done.stdout


def test_read_jsonl_keeps_order_and_ids_over_workers(onrecord: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"n{i}", "text": f"{REPORT} Number {i}.", "published": "2024-03-28"} for i in range(12)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    done = onrecord("read", "--jsonl", path, "--workers", "2")
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reading["id"] for reading in readings] == [row["id"] for row in rows]
    assert [reading["report"]["text"] for reading in readings] == [row["text"] for row in rows]


def test_one_bad_line_does_not_stop_the_others(onrecord: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": REPORT}) + "\n{broken\n" + json.dumps({"id": "b", "text": REPORT + "!"})
    )
    done = onrecord("read", "--jsonl", path)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert done.returncode == 3
    assert b"reports.jsonl" in done.stderr


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
        pytest.param(b"<html><body><nav>Home</nav></body></html>", id="no article"),
        pytest.param(
            "Le président a annoncé mardi que les négociations reprendraient la semaine prochaine à Genève, "
            "malgré les réserves exprimées par plusieurs ministres de son propre gouvernement. "
            "Aucune date n’a été fixée pour la signature de l’accord, a ajouté son porte-parole.".encode(),
            id="not English",
        ),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(onrecord: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    done = onrecord("read", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert str(path).encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_adding_again_changes_nothing(onrecord: Run, report: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    onrecord("add", report, "--record", record)
    again = json.loads(onrecord("add", report, "--record", record, "--format", "json").stdout)
    assert (again["added"], again["unchanged"]) == (0, 1)


def test_a_changed_report_becomes_a_new_version(onrecord: Run, report: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    onrecord("add", report, "--record", record)
    report.write_text(REPORT.replace("Tuesday", "Wednesday"), encoding="utf8")
    again = json.loads(onrecord("add", report, "--record", record, "--format", "json").stdout)
    assert again["new_versions"] == 1
    versions = json.loads(onrecord("reports", "--versions", "--record", record, "--format", "json").stdout)
    assert max(line["version"] for line in versions) == 2


def test_the_bad_one_is_in_quarantine_and_the_rest_is_added(onrecord: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    record = tmp_path / "r.db"
    done = onrecord("add", tmp_path, "--record", record, "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["added"] == 1
    (line,) = json.loads(onrecord("reports", "--quarantined", "--record", record, "--format", "json").stdout)
    assert line["source"].endswith("bad.txt")
    assert line["message"]


def test_a_path_that_is_not_there_is_said(onrecord: Run, tmp_path: Path) -> None:
    done = onrecord("add", tmp_path / "nowhere", "--record", tmp_path / "r.db")
    assert done.returncode in (1, 3)
    assert b"nowhere" in done.stderr


def test_the_samples_are_read_without_a_hitch(onrecord: Run, tmp_path: Path) -> None:
    done = onrecord("add", EXAMPLES, "--record", tmp_path / "r.db", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["added"] >= 12


def test_a_profile_says_where_the_time_went(onrecord: Run, report: Path, tmp_path: Path) -> None:
    done = onrecord("add", report, "--record", tmp_path / "one.db", "--profile")
    assert done.stdout.splitlines()[1].split()[:2] == [b"stage", b"processor"]
    done = onrecord("add", report, "--record", tmp_path / "two.db", "--profile", "--format", "json")
    told = json.loads(done.stdout)
    assert told["added"] == 1
    assert {"intake", "clean", "parser", "events", "store"} <= set(told["profile"])


def test_a_cluster_needs_its_scheduler(onrecord: Run, report: Path, tmp_path: Path) -> None:
    done = onrecord("add", report, "--record", tmp_path / "record.db", "--engine", "dask")
    assert done.returncode == 2
    assert b"--scheduler" in done.stderr
