"""``onrecord search``, ``onrecord attention``, and the lists asked with a query."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run


def test_search_shows_hits_and_what_they_are_of(onrecord: Run, samples: Path) -> None:
    done = onrecord("search", '"called off" actor:Arteaga', "--record", samples)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "called off Foreign Minister Ximena Arteaga's visit" in shown
    assert "place       Santiago (1)" in shown
    assert "Ximena Arteaga (" in shown


def test_search_says_how_many_there_are(onrecord: Run, samples: Path) -> None:
    found = json.loads(onrecord("search", "visit", "--format", "json", "--record", samples).stdout)
    shown = onrecord("search", "visit", "--limit", "1", "--record", samples).stdout.decode()
    assert f"{found['reports']} reports, {found['records']} records" in shown


def test_search_prints_its_hits_in_every_form(onrecord: Run, samples: Path) -> None:
    words = ("search", "visit", "--limit", "5", "--record", samples, "--format")
    whole = json.loads(onrecord(*words, "json").stdout)
    lines = [json.loads(line) for line in onrecord(*words, "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(onrecord(*words, "csv").stdout.decode())))
    assert [hit["id"] for hit in whole["hits"]] == [line["id"] for line in lines] == [row["id"] for row in rows]
    assert len(rows) == 5


def test_nothing_found_is_said(onrecord: Run, samples: Path) -> None:
    done = onrecord("search", "nowhere-at-all", "--record", samples)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"Nothing on record" in done.stderr


def test_a_malformed_query_ends_in_one_line(onrecord: Run, samples: Path) -> None:
    for words in (("search", '"open'), ("attention", '"open'), ("timeline", "--query", '"open')):
        done = onrecord(*words, "--record", samples)
        assert done.returncode == 1
        assert done.stderr.decode().splitlines() == [
            'onrecord: the query, character 1: a quotation mark is never closed. Close it with ".'
        ]


def test_a_list_and_its_export_answer_a_query_alike(onrecord: Run, samples: Path) -> None:
    asked = ("--query", "visit status:cancelled", "--record", samples)
    listed = json.loads(onrecord("timeline", *asked, "--format", "json").stdout)
    exported = list(csv.DictReader(io.StringIO(onrecord("export", "csv", *asked).stdout.decode())))
    assert listed
    assert [line["id"] for line in listed] == [row["id"] for row in exported]


def test_a_list_is_narrowed_by_publisher(onrecord: Run, samples: Path) -> None:
    lines = json.loads(onrecord("timeline", "--publisher", "wire", "--format", "json", "--record", samples).stdout)
    assert {line["report"]["publisher"] for line in lines} == {"Continental Wire"}


def test_attention_shows_a_bar_for_each_week(onrecord: Run, samples: Path) -> None:
    shown = onrecord("attention", "Bolivia", "--by", "week", "--record", samples).stdout.decode().splitlines()
    assert shown[0].split() == ["week", "reports", "independent", "records"]
    assert shown[2].startswith("2025-05-12        2            1")
    assert shown[2].endswith("█" * 20 + "░" * 20)


def test_attention_tells_days_without_any(onrecord: Run, samples: Path) -> None:
    done = onrecord("attention", "--actor", "Bolivia", "--format", "json", "--record", samples)
    days = {line["since"]: line["reports"] for line in json.loads(done.stdout)}
    assert days["2025-05-06"] > 0
    assert days["2025-05-07"] == 0
