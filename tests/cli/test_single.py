"""show, why and verify, as a user types them."""

import json
import sqlite3
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def event_id(onrecord: Run, samples: Path) -> str:
    line = json.loads(onrecord("timeline", "--record", samples, "--format", "jsonl").stdout.splitlines()[0])
    assert isinstance(line["id"], str)
    return line["id"]


def test_show_prints_the_evidence_as_the_report_has_it(onrecord: Run, samples: Path, event_id: str) -> None:
    entry = json.loads(onrecord("show", event_id, "--record", samples, "--format", "json").stdout)
    text = entry["report"]["text"]
    assert entry["evidence"]
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in entry["evidence"])


def test_show_takes_the_first_characters_of_an_id(onrecord: Run, samples: Path, event_id: str) -> None:
    report, _, local = event_id.partition(".")
    done = onrecord("show", f"{report[:10]}.{local}", "--record", samples)
    assert done.returncode == 0
    assert event_id in done.stdout.decode()


def test_show_tells_a_change_step_by_step(onrecord: Run, samples: Path) -> None:
    change = json.loads(onrecord("changes", "--record", samples, "--format", "jsonl").stdout.splitlines()[0])
    shown = json.loads(onrecord("show", change["id"], "--record", samples, "--format", "json").stdout)
    assert [step["id"] for step in shown["steps"]] == [step["id"] for step in change["steps"]]


def test_why_says_in_words_what_the_rule_does(onrecord: Run, samples: Path, event_id: str) -> None:
    answer = json.loads(onrecord("why", event_id, "--record", samples, "--format", "json").stdout)
    assert len(answer["meaning"].split()) > 5
    assert answer["inputs"]
    assert 0 <= answer["confidence"] <= 1


@pytest.mark.parametrize("verb", ["timeline", "statements", "figures", "votes", "changes"])
def test_every_rule_on_record_explains_itself(onrecord: Run, samples: Path, verb: str) -> None:
    from onrecord.pipeline.explaining import explained

    lines = json.loads(onrecord(verb, "--record", samples, "--format", "json").stdout)
    told = {rule: explained(rule) for rule in {line["record"]["rule"] for line in lines}}
    assert told
    assert [rule for rule, words in told.items() if "another version of OnRecord" in words] == []


def test_an_unknown_id_is_an_error_in_one_line(onrecord: Run, samples: Path) -> None:
    done = onrecord("show", "ffff.e1", "--record", samples)
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: ")
    assert done.stderr.count(b"\n") == 1


def test_verify_passes_on_a_sound_record(onrecord: Run, samples: Path) -> None:
    assert onrecord("verify", "--record", samples).returncode == 0


def test_verify_fails_loudly_where_a_report_was_tampered_with(
    onrecord: Run, samples: Path, tmp_path: Path
) -> None:
    tampered = tmp_path / "tampered.db"
    copy(samples, tampered)
    with sqlite3.connect(tampered) as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'a', 'e')")
    done = onrecord("verify", "--record", tampered)
    assert done.returncode == 1
    assert b"no longer" in done.stderr


def test_show_names_the_actors_of_an_event(onrecord: Run, samples: Path) -> None:
    lines = json.loads(onrecord("timeline", "--record", samples, "--format", "json").stdout)
    event = next(line for line in lines if line["record"]["actors"])
    words = onrecord("show", event["id"], "--record", samples).stdout.decode()
    assert f"{event['actors'][0]} ({event['record']['actors'][0]})" in words
    assert "()" not in words.partition("\n  [")[0]


def test_an_id_is_found_in_capitals_too(onrecord: Run, samples: Path, event_id: str) -> None:
    assert event_id in onrecord("show", event_id.upper(), "--record", samples).stdout.decode()
