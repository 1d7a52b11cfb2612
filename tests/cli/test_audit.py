"""Audits, as an analyst types them: keys that are piped in, figures that come out."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run

Typed = Callable[..., Ran]


@pytest.fixture
def typed(onrecord: Run, samples: Path, tmp_path: Path) -> Typed:
    """The command, on a record of the samples that is this test's own."""
    record = tmp_path / "own.db"
    copy(samples, record)
    return lambda *words, keys="": onrecord(*words, "--record", record, stdin=keys.encode())


def _report(typed: Typed) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(typed("audit", "--report", "--format", "json").stdout)
    return found


def test_answers_are_kept_and_counted(typed: Typed) -> None:
    done = typed("audit", "--sample", "4", "--reviewer", "ana", keys="y\nn\n25\ny\n")
    assert done.returncode == 0, done.stderr
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "right in all" in out
    assert "2 of 4" in out
    assert err.count("in the words") == 4
    assert err.count(">>") >= 4
    assert "4 of 4 seen; this time 2 right, 2 wrong." in err
    [found] = _report(typed)
    assert (found["whole"]["precision"], found["told"]["right"]) == (0.5, 3)
    assert {one["name"]: one["judged"] - one["right"] for one in found["fields"]}["status"] == 1
    told = json.loads(typed("decisions", "--format", "json").stdout)
    assert [(line["decision"]["verb"], line["decision"]["by"]) for line in told] == [("audit", "ana")] * 4
    assert b"wrong: status, date" in typed("decisions").stdout


def test_quitting_keeps_what_was_judged_and_the_same_call_goes_on(typed: Typed) -> None:
    typed("audit", "--sample", "5", "--reviewer", "ana", keys="yyq")
    more = typed("audit", "--sample", "5", "--reviewer", "ana", keys="nnn")
    assert b"[3 of 5]" in more.stderr
    assert b"[1 of 5]" not in more.stderr
    [found] = _report(typed)
    assert (found["whole"]["right"], found["whole"]["judged"]) == (2, 5)


def test_the_last_answer_can_be_taken_back_and_a_record_skipped(typed: Typed) -> None:
    typed("audit", "--sample", "3", "--reviewer", "ana", keys="nuysu")
    [found] = _report(typed)
    assert (found["whole"]["right"], found["whole"]["judged"]) == (1, 1)


@pytest.mark.parametrize("of", ["events", "statements", "figures", "votes", "changes"])
def test_each_list_can_be_audited(typed: Typed, of: str) -> None:
    done = typed("audit", "--type", of, "--sample", "2", "--reviewer", "ana", keys="y1\n")
    assert done.returncode == 0, done.stderr
    assert f"{of}: 2 of " in done.stdout.decode()
    [found] = _report(typed)
    assert (found["whole"]["right"], found["told"]["right"]) == (1, 2)


def test_the_parts_of_a_list_are_told_one_by_one(typed: Typed) -> None:
    typed("audit", "--by", "status", "--sample", "16", "--reviewer", "ana", keys="y" * 16)
    rows = list(csv.DictReader(StringIO(typed("audit", "--report", "--format", "csv").stdout.decode())))
    parts = [row for row in rows if row["measure"] == "part"]
    assert "occurred" in {row["name"] for row in parts}
    assert sum(int(row["judged"]) for row in parts) == 16
    assert sum(int(row["population"]) for row in parts) == int(rows[0]["population"])


def test_the_same_seed_lists_the_same(typed: Typed) -> None:
    one, two, other = (typed("audit", "--list", "--seed", seed, "--format", "jsonl").stdout for seed in "778")
    assert one == two != other
    assert len(one.splitlines()) == 100
    assert b"Nothing was judged yet." in typed("audit", "--report").stderr
