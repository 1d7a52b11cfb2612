"""Backups: what they hold, while others write, and what they never do."""

import hashlib
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store import Store
from onrecord.store.upkeep import rewriting
from tests.store.reports import TEXT
from tests.store.upkeep.records import MINE, OTHER, THEIRS, content, fill, whole


def test_a_backup_opens_as_the_same_record(store: Store, file: Path, tmp_path: Path) -> None:
    fill(store)
    store.judge("accept", f"{MINE.report.id}.e3", by="ana")
    made = store.backup(tmp_path / "kept.db")
    assert content(tmp_path / "kept.db") == content(file)
    assert made.counts == {"reports": 3, "readings": 3, "records": 15, "decisions": 1, "removals": 0}
    whole(tmp_path / "kept.db")


def test_a_backup_is_one_file_with_the_hash_that_is_told(store: Store, tmp_path: Path) -> None:
    fill(store)
    made = store.backup(tmp_path / "kept.db")
    kept = (tmp_path / "kept.db").read_bytes()
    assert (made.size, made.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert sorted(path.name for path in tmp_path.glob("kept*")) == ["kept.db"]


def test_what_another_is_writing_is_in_it_when_it_is_written(store: Store, file: Path, tmp_path: Path) -> None:
    fill(store, [MINE])
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE reports SET title = 'half of a change'")
        store.backup(tmp_path / "kept.db")
        other.execute("ROLLBACK")
    assert content(tmp_path / "kept.db") == content(file)


def test_nothing_that_was_removed_is_in_a_backup_made_after(
    store: Store, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "WAIT", 0.1)
    fill(store)
    with sqlite3.connect(file, isolation_level=None) as other:  # so that the file is not cleared yet
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM reports").fetchone()
        store.remove([THEIRS.report.id], by="ana", why="an order")
        store.backup(tmp_path / "kept.db")
        other.execute("COMMIT")
    assert b"every truck is searched" not in (tmp_path / "kept.db").read_bytes()
    assert b"called off her visit" in (tmp_path / "kept.db").read_bytes()


def test_a_file_that_is_there_is_only_overwritten_when_that_is_told(store: Store, tmp_path: Path) -> None:
    fill(store, [MINE])
    (tmp_path / "kept.db").write_text("a year's work")
    with pytest.raises(RecordError, match="there is such a file already"):
        store.backup(tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "a year's work"
    store.backup(tmp_path / "kept.db", replace=True)
    whole(tmp_path / "kept.db")


def test_the_record_is_never_its_own_backup(store: Store, file: Path) -> None:
    fill(store, [MINE])
    with pytest.raises(RecordError, match="it is the record itself"):
        store.backup(file, replace=True)
    whole(file)


def test_in_a_folder_it_has_a_dated_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    made = store.backup(tmp_path / "kept")
    assert [str(path) for path in (tmp_path / "kept").iterdir()] == [made.file]
    assert Path(made.file).name.startswith("onrecord-20")


def test_a_folder_that_is_not_there_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="mkdir -p"):
        store.backup(tmp_path / "nowhere" / "kept.db")


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_whoever_may_not_read_the_record_may_not_read_its_backup(store: Store, file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    store.backup(tmp_path / "kept.db")
    assert stat.S_IMODE((tmp_path / "kept.db").stat().st_mode) == 0o640


def test_what_a_kill_left_is_cleared_away_a_day_later(store: Store, tmp_path: Path) -> None:
    old, new = tmp_path / "kept.db.aaaaaaaa.unfinished", tmp_path / "kept.db.bbbbbbbb.unfinished"
    for left in (old, new):
        left.touch()
    os.utime(old, (0, 0))
    store.backup(tmp_path / "kept.db")
    assert (old.exists(), new.exists()) == (False, True)


def test_a_damaged_record_is_not_backed_up_as_if_it_were_whole(store: Store, file: Path, tmp_path: Path) -> None:
    fill(store, [MINE, OTHER])
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA writable_schema=ON")
        database.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'records_by_id'")
    store.close()
    with Store(file) as damaged, pytest.raises(RecordError, match=r"damaged|can't be copied"):
        damaged.backup(tmp_path / "kept.db")
    assert list(tmp_path.glob("kept*")) == []


def test_the_text_is_the_same_to_the_letter(store: Store, tmp_path: Path) -> None:
    fill(store, [MINE])
    store.backup(tmp_path / "kept.db")
    with Store(tmp_path / "kept.db") as kept:
        assert kept.report(MINE.report.id).text == TEXT
        assert kept.search("displaced", {}, bar=0.5).reports == 1
