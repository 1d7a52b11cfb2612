"""A record made small and fast."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store import Store
from onrecord.store.upkeep import rewriting
from tests.store.reports import TEXT, reading
from tests.store.upkeep.records import MINE, THEIRS, content, fill, whole


def test_what_was_deleted_gives_back_its_space_and_nothing_else_changes(store: Store, file: Path) -> None:
    fill(store, [MINE, THEIRS])
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE ballast AS SELECT randomblob(1000000) AS weight")
        database.execute("DROP TABLE ballast")
    before = content(file)
    done = store.compact()
    assert done.before - done.after > 900_000
    assert done.after == file.stat().st_size
    assert content(file) == before
    whole(file)


def test_what_was_removed_is_erased_by_it_too(store: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "WAIT", 0.1)
    fill(store, [MINE, THEIRS])
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM reports").fetchone()
        store.remove([THEIRS.report.id], by="ana", why="an order")
        other.execute("COMMIT")
    store.compact()
    assert [line.erased_at is not None for line in store.removals()] == [True]
    assert b"every truck is searched" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_who_holds_the_record_is_waited_for_and_then_said(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "WAIT", 0.1)
    fill(store, [MINE])
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM reports").fetchone()
        with pytest.raises(RecordError, match="another program has the record open"):
            store.compact()
        other.execute("COMMIT")
    whole(file)


def test_a_reader_in_between_goes_on(store: Store, file: Path) -> None:
    for number in range(3):
        text = TEXT.replace("Lindau", f"Lindau {number}")
        fill(store, [reading(text, url=f"https://example.org/{number}")])
    with Store(file) as other:
        lines = other.reports({})
        first = next(lines)
        left = [line.id for line in lines]
        store.compact()
        assert [first.id, *left] == [line.id for line in other.reports({})]
