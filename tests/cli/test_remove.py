"""Removals, as a user types them, on the sample reports."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from onrecord.pipeline.record import open_record
from onrecord.store import Store
from tests.cli.conftest import EXAMPLES, Ran, Run

Typed = Callable[..., Ran]
TOLL = "2025-08-26-toll-revised.txt"
FIRST_REPORT = "2025-05-13-visit-back-on"


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Path:
    """A record of the samples that is this test's own."""
    folder = tmp_path / "record"
    folder.mkdir()
    copy(samples, folder / "own.db")
    return folder / "own.db"


@pytest.fixture
def typed(onrecord: Run, own: Path) -> Typed:
    return lambda *words: onrecord(*words, "--record", own)


def _id(own: Path, part: str) -> str:
    with open_record(own) as record:
        return next(line.id for line in record.reports() if part in (line.source or ""))


def test_a_removed_report_is_gone_down_to_the_bytes(typed: Typed, own: Path) -> None:
    with open_record(own) as record:
        texts = {line.id: record.reading(line.id).report.text for line in record.reports()}
    id = _id(own, TOLL)
    others = "\n".join(text for report, text in texts.items() if report != id)
    words = texts[id].split()
    runs = {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}
    its_own = [run for run in runs if run not in " ".join(others.split())]
    assert len(its_own) > 300
    done = typed("remove", id, "--why", "an order of 3 May", "--by", "ana")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith(f"{id} removed, with ")
    left = b"".join(file.read_bytes() for file in own.parent.iterdir())
    assert [run for run in its_own if run.encode() in left] == []
    assert typed("verify").returncode == 0
    for verb in ("timeline", "statements", "figures", "votes", "changes", "copies", "reports", "stories"):
        assert id not in typed(verb, "--format", "json").stdout.decode()
    gone = json.loads(typed("removals", "--format", "json").stdout)
    assert [(one["report"], one["why"], one["by"]) for one in gone] == [(id, "an order of 3 May", "ana")]
    assert b"was removed on" in typed("why", f"{id}.e1").stderr


def test_adding_it_again_is_refused_until_somebody_wants_it(typed: Typed, own: Path) -> None:
    typed("remove", _id(own, TOLL), "--why", "an order of 3 May", "--by", "ana")
    done = typed("add", EXAMPLES)
    assert done.returncode == 0
    assert done.stdout.decode() == "0 added, 0 as new versions, 15 unchanged, 0 in quarantine.\n"
    assert b"by ana: an order of 3 May. To add it all the same: onrecord add --again" in done.stderr
    assert typed("add", EXAMPLES, "--again").stdout.startswith(b"1 added")
    assert b"[added again on" in typed("removals").stdout


def test_a_removal_without_a_reason_is_refused(typed: Typed) -> None:
    done = typed("remove", "ab18", "--by", "ana")
    assert done.returncode == 2
    assert b"kept with its reason" in done.stderr


@pytest.mark.parametrize("part", [TOLL, FIRST_REPORT, "2025-10-06-trawler-sunk"])
def test_the_record_is_as_if_the_report_had_never_come(own: Path, tmp_path: Path, part: str) -> None:
    id = _id(own, part)
    with open_record(own) as record, Store(tmp_path / "without.db") as without:
        for line in sorted(record.reports(), key=lambda line: line.source or ""):
            if line.id != id:
                without.add(record.reading(line.id), series=line.series, source=line.source)
        record.remove(id, why="an order", by="ana")
        with open_record(tmp_path / "without.db") as other:
            assert _told(record) == _told(other)


def _told(record: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        kind: sorted(
            (sorted(telling.line.id for telling in line.tellings), line.independent)
            for line in record.occurrences(kind)
        )
        for kind in ("event", "statement", "figure", "vote")
    }
    found["changes"] = sorted(
        (line.record.kind, [sorted((step.id, *(one.id for one in step.tellings))) for step in line.steps])
        for line in record.changes()
    )
    found["copies"] = sorted((line.report.id, line.copy_of.id, line.record.kind) for line in record.copies())
    found["stories"] = sorted(sorted(member.report.id for member in line.members) for line in record.stories())
    return found
