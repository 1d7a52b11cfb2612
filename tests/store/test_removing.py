"""A removed report is in no list, in no table and in no byte on the disk; what others tell stays."""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from onrecord.errors import BadDecision, RemovedReport, UnknownId
from onrecord.store import Store
from onrecord.store.opening import open_engine
from onrecord.store.upkeep import rewriting
from tests.databases import Where, ask, contents, on_disk
from tests.store.reports import TEXT, reading
from tests.store.said import said
from tests.store.test_versioning import FIRST, SECOND, THIRD, URL

MINE = reading()
OTHER = reading(TEXT.replace("Lindau", "Lindau town") + "By our own man.\n", publisher="The Beacon", url=None)
THEIRS = said(
    "The Gazette", ("Petra Hollan", '"We will not open the northern border until every truck is searched,"')
)
ID = MINE.report.id
KILLED = """
import os, signal, sys
from onrecord.store import Store
from onrecord.store.removing import removal
removal.note_left_copies = removal.refresh = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
removal.together.rejoin = removal.refresh
Store(sys.argv[1]).remove([sys.argv[2]], by="ana", why="an order")
"""


def _rows(where: Where) -> dict[str, int]:
    return {name: len(rows) for name, rows in contents(where).items()}


def test_no_table_holds_anything_of_it_but_the_tombstone(store: Store, where: Where) -> None:
    store.add(THEIRS, series="gazette")
    before = _rows(where)
    store.add(MINE, series="lindau")
    store.correct(f"{ID}.e1", {"status": "planned"}, by="ana", why="of next week")
    store.pair("split", ID, THEIRS.report.id, about="story", by="ana")
    [removed] = store.remove([ID[:6]], by="ana", why="an order of 3 May")
    after = _rows(where)
    assert after.pop("removals") == before.pop("removals") + 1
    # How often a sample of reports has ordinary words is counted without it.
    assert {**after, "copy_index_ordinary": 0} == {**before, "copy_index_ordinary": 0}
    assert (removed.tombstone.by, removed.tombstone.why) == ("ana", "an order of 3 May")
    assert (removed.tombstone.records, removed.tombstone.decisions) == (7, 2)


def test_none_of_its_words_is_left_on_the_disk(store: Store, where: Where) -> None:
    store.add(THEIRS, series="gazette")
    store.add(MINE, series="lindau")
    store.judge("accept", f"{ID}.e1", by="ana")
    pieces = {TEXT[at : at + 10].encode() for at in range(0, len(TEXT) - 10, 7)}
    before = on_disk(where)
    assert any(piece in before for piece in pieces)
    [removed] = store.remove([ID], by="ana", why="an order")
    assert removed.tombstone.erased_at is not None
    left = on_disk(where)
    assert [piece for piece in pieces if piece in left] == []
    assert THEIRS.report.text[:40].encode() in left


def test_while_another_program_reads_the_disk_is_not_clear_and_says_so(
    store: Store, where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "WAIT", 0.2)
    store.add(MINE, series="lindau")
    engine = open_engine(where)
    with engine.connect() as other:  # a table that nothing is removed from
        other.execute(text("SELECT count(*) FROM alembic_version"))
        [removed] = store.remove([ID], by="ana", why="an order")
        assert removed.tombstone.erased_at is None
        assert list(store.reports({})) == []
    engine.dispose()
    assert store.erase()
    assert b"called off her visit" not in on_disk(where)
    assert [line.erased_at is not None for line in store.removals()] == [True]


def test_a_killed_removal_leaves_the_report_whole(where: Where) -> None:
    with Store(where) as store:
        store.add(MINE, series="lindau")
    before = _rows(where)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(where), ID], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store(where) as store:
        assert _rows(where) == before
        assert list(store.mismatches()) == []


def test_what_another_report_still_tells_stays_and_stands_alone(store: Store, where: Where) -> None:
    store.add(MINE, series="lindau")
    store.add(OTHER, series="beacon")
    assert [line.reports for line in store.occurrences("vote", {}, bar=0.5)] == [2]
    assert [copy.report.id for copy in store.copies({}, bar=0.5)] == [OTHER.report.id]
    store.remove([ID], by="ana", why="an order")
    [vote] = store.occurrences("vote", {}, bar=0.5)
    assert ([one.line.id for one in vote.tellings], vote.reports) == ([f"{OTHER.report.id}.v1"], 1)
    [change] = store.changes({}, bar=0.5)
    assert change.reports == 1
    assert {step.report.id for step in change.steps} == {OTHER.report.id}
    assert list(store.copies({}, bar=0.5)) == []
    assert list(store.mismatches()) == []
    if isinstance(where, Path):
        assert ask(where, "PRAGMA foreign_key_check") == []


def test_two_copies_of_a_removed_report_are_still_one_source(store: Store) -> None:
    wire = said(
        "Wire", ("Petra Hollan", '"We will not open the northern border this year,"'), published="2024-05-16"
    )
    text = wire.report.text
    echoes = [
        msgspec.structs.replace(
            wire, report=msgspec.structs.replace(wire.report, id=id, publisher=id, published=f"2024-05-1{day}")
        )
        for id, day in (("aaaaaaaaaaaaaaaa", 7), ("bbbbbbbbbbbbbbbb", 8))
    ]
    for each in (wire, *echoes):
        assert each.report.text == text
        store.add(each, series=each.report.id)
    store.remove([wire.report.id], by="ana", why="an order")
    [copy] = store.copies({}, bar=0.5)
    assert (copy.report.id, copy.copy_of.id) == ("bbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaa")
    [said_once] = store.statements({}, bar=0.5)
    assert (said_once.reports, said_once.independent) == (2, 1)


def test_a_story_goes_on_without_the_report_that_opened_it(store: Store) -> None:
    store.add(MINE, series="lindau")
    store.add(OTHER, series="beacon")
    [before] = store.stories({}, bar=0.5)
    store.remove([ID], by="ana", why="an order")
    [story] = store.stories({}, bar=0.5)
    assert (story.id, story.reports) == (before.id, 1)
    assert (story.members[0].nearest, story.members[0].parts) == (None, None)


def test_the_version_before_a_removed_one_stays_superseded(store: Store) -> None:
    for each in (FIRST, SECOND, THIRD):
        store.add(each, series=URL)
    [removed] = store.remove([THIRD.report.id], by="ana", why="an order")
    assert set(removed.superseded) == {FIRST.report.id, SECOND.report.id}
    assert list(store.reports({})) == []
    assert [line.superseded for line in store.reports({}, every_version=True)] == [True, True]
    assert store.add(FIRST, series=URL) == "unchanged"
    fourth = reading(url=URL)
    assert store.add(fourth, series=URL) == "new version"
    assert [(line.id, line.version) for line in store.reports({})] == [(fourth.report.id, 4)]


def test_the_versions_around_a_removed_one_are_compared(store: Store) -> None:
    for each in (FIRST, SECOND, THIRD):
        store.add(each, series=URL)
    store.remove([SECOND.report.id], by="ana", why="an order")
    [edit] = store.edits({})
    assert (edit.before.id, edit.report.id) == (FIRST.report.id, THIRD.report.id)
    assert [line.id for line in store.reports({})] == [THIRD.report.id]


def test_every_version_can_be_removed_at_once(store: Store, where: Where) -> None:
    for each in (FIRST, SECOND):
        store.add(each, series=URL)
    removed = store.remove([SECOND.report.id, FIRST.report.id], by="ana", why="an order")
    assert [one.superseded for one in removed] == [(), ()]
    assert _rows(where)["versions"] == 0


def test_the_same_text_is_refused_with_the_reason_until_somebody_wants_it_again(store: Store) -> None:
    store.add(MINE, series="lindau")
    store.remove([ID], by="ana", why="an order of 3 May")
    for again in (MINE, reading(publisher="The Mirror", url=None)):
        with pytest.raises(RemovedReport, match="by ana: an order of 3 May"):
            store.add(again, series="lindau")
    assert store.add(MINE, series="lindau", again=True) == "added"
    assert [line.id for line in store.reports({})] == [ID]
    assert [line.taken_back_at is not None for line in store.removals()] == [True]


def test_whoever_asks_for_a_removed_report_is_told(store: Store) -> None:
    store.add(MINE, series="lindau")
    store.remove([ID], by="ana", why="an order")
    with pytest.raises(UnknownId, match=r"was removed on .* by ana: an order"):
        store.entry(f"{ID}.e1")


def test_a_removal_needs_a_reason_and_removes_all_or_none(store: Store) -> None:
    store.add(MINE, series="lindau")
    with pytest.raises(BadDecision, match="for a reason"):
        store.remove([ID], by="ana", why=" ")
    with pytest.raises(UnknownId):
        store.remove([ID, "ffff"], by="ana", why="an order")
    assert [line.id for line in store.reports({})] == [ID]
