"""Backups put in a record's place."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError, RemovedReport
from onrecord.pipeline.record import restore
from onrecord.store import Store
from onrecord.store.migrating import downgrade
from onrecord.store.opening import open_engine, writing
from onrecord.store.upkeep import files
from tests.store.reports import reading
from tests.store.upkeep.records import MINE, OTHER, THEIRS, content, fill, whole


@pytest.fixture
def backup(file: Path, tmp_path: Path) -> Path:
    """A backup of three reports, of a record to which nothing has happened since."""
    with Store(file) as store:
        fill(store)
        store.backup(tmp_path / "kept.db")
    return tmp_path / "kept.db"


def _reports(file: Path) -> set[str]:
    with Store(file, create=False) as store:
        return {line.id for line in store.reports({})}


def test_a_backup_becomes_a_record_where_there_was_none(backup: Path, file: Path, tmp_path: Path) -> None:
    done = restore(backup, tmp_path / "new.db")
    assert (done.counts["reports"], done.kept, done.removed) == (3, None, ())
    assert content(tmp_path / "new.db") == content(file)
    whole(tmp_path / "new.db")


def test_a_record_is_not_overwritten(backup: Path, file: Path) -> None:
    before = content(file)
    with pytest.raises(RecordError, match="there is a record already"):
        restore(backup, file)
    assert content(file) == before


def test_the_record_that_is_replaced_is_kept_beside_it(backup: Path, file: Path) -> None:
    later = reading(url="https://later.example")
    with Store(file) as store:
        fill(store, [later])
    before = content(file)
    done = restore(backup, file, replace=True)
    assert content(file) == content(backup)
    assert done.kept is not None
    assert content(Path(done.kept)) == before
    assert later.report.id not in _reports(file)
    whole(file)


def test_two_records_that_are_replaced_in_one_second_are_both_kept(backup: Path, file: Path) -> None:
    kept = {restore(backup, file, replace=True).kept for _ in range(2)}
    assert len([path for path in kept if path and Path(path).exists()]) == 2


def test_what_was_removed_since_does_not_come_back(backup: Path, file: Path) -> None:
    with Store(file) as store:
        [removed] = store.remove([THEIRS.report.id], by="ana", why="an order of 3 May")
    done = restore(backup, file, replace=True)
    assert done.removed == (THEIRS.report.id,)
    assert _reports(file) == {MINE.report.id, OTHER.report.id}
    assert b"every truck is searched" not in file.read_bytes()
    with Store(file) as store:
        [line] = store.removals()
        assert (line.by, line.why, line.at) == ("ana", "an order of 3 May", removed.tombstone.at)
        assert line.erased_at is not None
        with pytest.raises(RemovedReport):
            fill(store, [THEIRS])
    whole(file)


def test_what_came_after_the_backup_and_was_removed_is_still_refused(backup: Path, file: Path) -> None:
    later = reading(url="https://later.example", text=MINE.report.text + "Later.\n")
    with Store(file) as store:
        fill(store, [later])
        store.remove([later.report.id], by="ana", why="an order")
    assert restore(backup, file, replace=True).removed == ()
    with Store(file) as store, pytest.raises(RemovedReport):
        fill(store, [later])


def test_what_was_removed_and_added_again_comes_back(backup: Path, file: Path) -> None:
    with Store(file) as store:
        store.remove([THEIRS.report.id], by="ana", why="by mistake")
        store.add(THEIRS, series="gazette", again=True)
    assert restore(backup, file, replace=True).removed == ()
    assert THEIRS.report.id in _reports(file)


def test_the_text_that_was_removed_does_not_come_in_from_another_record(file: Path, tmp_path: Path) -> None:
    same_words = reading(publisher="The Mirror", url=None)
    with Store(file) as store:
        fill(store, [MINE])
        store.remove([MINE.report.id], by="ana", why="an order")
    with Store(tmp_path / "theirs.db") as theirs:
        fill(theirs, [same_words, THEIRS])
        theirs.backup(tmp_path / "kept.db")
    assert restore(tmp_path / "kept.db", file, replace=True).removed == (same_words.report.id,)
    assert _reports(file) == {THEIRS.report.id}
    with Store(file) as store:
        assert {line.report for line in store.removals()} == {MINE.report.id, same_words.report.id}


def test_a_copy_that_stood_beside_a_removed_report_still_stands(file: Path, tmp_path: Path) -> None:
    same_words = reading(publisher="The Mirror", url=None)
    with Store(file) as store:
        fill(store, [MINE, same_words])
        store.backup(tmp_path / "kept.db")
        store.remove([MINE.report.id], by="ana", why="an order")
    restore(tmp_path / "kept.db", file, replace=True)
    assert _reports(file) == {same_words.report.id}


def test_an_older_backup_is_brought_up_to_date(backup: Path, tmp_path: Path) -> None:
    engine = open_engine(backup)
    with writing(engine).begin() as connection:
        downgrade(connection, "0001")
    engine.dispose()
    older = backup.read_bytes()
    restore(backup, tmp_path / "new.db")
    assert backup.read_bytes() == older
    with Store(tmp_path / "new.db") as store:
        assert len(list(store.lines("event", {}, bar=0.5))) == 4
    whole(tmp_path / "new.db")


def test_a_record_that_is_older_than_removals_can_be_replaced(backup: Path, file: Path) -> None:
    engine = open_engine(file)
    with writing(engine).begin() as connection:
        downgrade(connection, "0001")
    engine.dispose()
    assert restore(backup, file, replace=True).counts["reports"] == 3
    whole(file)


def test_while_another_program_has_the_record_open_it_stays(
    backup: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WAIT", 0.1)
    with sqlite3.connect(file) as other:
        other.execute("SELECT count(*) FROM reports").fetchone()
        with pytest.raises(RecordError, match="another program has the record open"):
            restore(backup, file, replace=True)
    other.close()
    whole(file)


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("No record at all, but long enough to be taken for one. " * 40)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE songs (title)")
    for name, reason in {
        "notes.txt": "not a database",
        "other.db": "no record",
        "gone.db": "no such file",
    }.items():
        with pytest.raises(RecordError, match=reason):
            restore(tmp_path / name, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_damaged_backup_is_refused(backup: Path, file: Path) -> None:
    good = backup.read_bytes()
    half = len(good) // 2
    for bad in (good[:half], good[:half] + bytes(40_000) + good[half + 40_000 :]):
        backup.write_bytes(bad)
        with pytest.raises(RecordError, match="damaged"):
            restore(backup, file, replace=True)
    whole(file)


def test_a_backup_of_a_newer_version_is_refused(backup: Path, tmp_path: Path) -> None:
    with sqlite3.connect(backup) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="a newer OnRecord made it"):
        restore(backup, tmp_path / "new.db")


def test_in_place_of_a_damaged_record_it_says_what_to_do(backup: Path, file: Path) -> None:
    file.write_bytes(b"spoilt" * 1000)
    with pytest.raises(RecordError, match="Move it away"):
        restore(backup, file, replace=True)
    assert file.read_bytes() == b"spoilt" * 1000


def test_the_log_of_a_record_that_was_moved_away_is_not_taken_for_its_own(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db-wal").write_bytes(b"of another record")
    with pytest.raises(RecordError, match="this log of a record that is no longer here"):
        restore(backup, tmp_path / "new.db")


def test_a_record_is_not_restored_from_itself(backup: Path, file: Path) -> None:
    with pytest.raises(RecordError, match="the record itself"):
        restore(file, file, replace=True)
    whole(file)


def test_another_programs_database_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE songs (title)")
    with pytest.raises(RecordError, match="it is no record"):
        restore(backup, tmp_path / "other.db", replace=True)
