"""The terminal review, driven by its keys."""

import asyncio
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from onrecord.cli.resolving.queue import Queue
from onrecord.cli.resolving.screen import Resolve
from onrecord.pipeline.record import Record
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.rows.decisions import Proposal, ScorePart
from tests.cli.conftest import Run
from tests.store.reports import TEXT, reading

MINE = reading()
COPY = reading(TEXT.replace("1,200", "1,900") + "Editing by the desk.\n", publisher="The Beacon", url=None)
PART = reading(TEXT[:230] + "\n".join(f"Line {n} of the Post's own." for n in range(9)), publisher="The Post")
ONE, TWO = MINE.report.id, COPY.report.id
FIGURES = Proposal(
    kind="figure", one=f"{ONE}.f1", other=f"{TWO}.f1", confidence=0.55,
    parts=(ScorePart(name="who counts", score=1.0, says="Norland Red Cross"),),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Store(tmp_path / "own.db") as store:
        for name, one in (("lindau", MINE), ("beacon", COPY)):
            store.add(one, series=name)
    with Record(tmp_path / "own.db", settings=Settings()) as record:
        yield record


def _copies(record: Record) -> list[Proposal]:
    return [one for one in record.proposals() if one.about == "copy"]


def _sit(record: Record, *keys: str) -> tuple[Resolve, str]:
    """Answer the pairs of a sitting by these keys; what stands on the screen then."""
    screen = Resolve(record, Queue(record, [FIGURES, *_copies(record)], by="ana", why="on Monday"))

    async def run() -> str:
        async with screen.run_test(size=(120, 40)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return unescape(re.sub(r"<[^>]*>", "", screen.export_screenshot())).replace("\xa0", " ")

    return screen, asyncio.run(run())


def _decided(record: Record) -> list[tuple[str, str, str | None, str]]:
    return [(line.decision.verb, line.id, line.other, line.state) for line in record.decisions()]


def test_a_pair_is_shown_side_by_side_with_what_sets_it_apart(record: Record) -> None:
    _, shown = _sit(record)
    assert "1 of 2 · Is this one and the same figure? The machine says 0.55" in shown
    assert "The Lindau Courier · 2024-05-16" in shown
    assert "The Beacon" in shown
    assert "at least 1,200 people displaced" in shown
    assert re.search(r"who counts *1\.00 *█+ *Norland Red Cross", shown)


def test_y_says_the_same_and_n_not_the_same(record: Record) -> None:
    _, shown = _sit(record, "y", "n")
    assert _decided(record) == [
        ("merge", f"{ONE}.f1", f"{TWO}.f1", "stands"),
        ("split", TWO, ONE, "stands"),
    ]
    assert {line.decision.by for line in record.decisions()} == {"ana"}
    assert "All 2 pairs seen: 1 same, 1 not the same" in shown
    assert _copies(record) == []


def test_s_decides_nothing(record: Record) -> None:
    _, shown = _sit(record, "s")
    assert _decided(record) == []
    assert "2 of 2 · Is the left a copy of the right?" in shown


def test_u_undoes_the_last_answer_and_returns_to_its_pair(record: Record) -> None:
    _, shown = _sit(record, "y", "u")
    assert [(verb, state) for verb, *_, state in _decided(record)] == [("merge", "undone"), ("undo", "stands")]
    assert "1 of 2" in shown


def test_q_ends_and_keeps_what_was_answered(record: Record) -> None:
    screen, _ = _sit(record, "y", "q")
    assert screen.return_code == 0
    assert len(_decided(record)) == 1


def test_the_pairs_closest_to_the_bar_come_first(tmp_path: Path) -> None:
    with Record(tmp_path / "own.db", settings=Settings(min_confidence=0.9)) as record:
        for name, one in (("lindau", MINE), ("beacon", COPY), ("post", PART)):
            record._store.add(one, series=name)
        found = record.proposals()
    away = [abs(one.confidence - 0.9) for one in found]
    assert away == sorted(away)
    assert found


def test_the_pairs_can_be_listed_without_a_terminal(onrecord: Run, samples: Path) -> None:
    listed = json.loads(onrecord("resolve", "--list", "--format", "json", "--record", samples).stdout)
    assert {"event", "figure"} <= {one["kind"] for one in listed}
    done = onrecord("resolve", "--record", samples)
    assert done.returncode == 1
    assert b"onrecord resolve --list" in done.stderr
