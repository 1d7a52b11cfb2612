"""Records moved between SQLite and PostgreSQL, and kept on a server."""

from pathlib import Path

import pytest

from onrecord.errors import RecordError, RemovedReport
from onrecord.pipeline.record import restore
from onrecord.store import Store
from tests.databases import Server, Where, ask, change
from tests.store.reports import reading
from tests.store.upkeep.records import MINE, OTHER, THEIRS, content, fill, whole


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of three reports and what was decided about them."""
    with Store(tmp_path / "first.db") as store:
        fill(store)
        store.judge("accept", f"{MINE.report.id}.e3", by="ana")
        store.correct(f"{OTHER.report.id}.e2", {"status": "cancelled"}, by="ana")
        store.backup(tmp_path / "kept.db")
    return tmp_path / "kept.db"


def _reports(where: Where) -> set[str]:
    with Store(where, create=False) as store:
        return {line.id for line in store.reports({})}


def test_to_a_server_and_back_a_record_is_the_same(backup: Path, unmade: Where, tmp_path: Path) -> None:
    assert restore(backup, unmade).counts["records"] == 15
    with Store(unmade) as store:
        store.backup(tmp_path / "back.db")
    assert content(tmp_path / "back.db") == content(backup)
    whole(tmp_path / "back.db")


def test_what_comes_after_a_move_is_numbered_on(backup: Path, unmade: Where) -> None:
    restore(backup, unmade)
    with Store(unmade) as store:
        fill(store, [reading(url="https://later.example")])
        store.judge("reject", f"{MINE.report.id}.e1", by="ana")
        assert store.search("displaced", {}, bar=0.5).reports == 3
        assert list(store.mismatches()) == []
    numbers = [number for (number,) in ask(unmade, "SELECT number FROM reports ORDER BY number")]
    assert numbers == [1, 2, 3, 4]


def test_a_record_on_a_server_is_not_overwritten(backup: Path, where: Where) -> None:
    with Store(where) as store:
        fill(store, [THEIRS])
    with pytest.raises(RecordError, match="there is a record already"):
        restore(backup, where)
    assert _reports(where) == {THEIRS.report.id}


def test_the_record_that_a_server_had_is_kept_apart(backup: Path, server: Server) -> None:
    with server.database() as url:
        with Store(url) as store:
            fill(store, [THEIRS])
        change(url, "CREATE VIEW ours AS SELECT id FROM timeline")
        kept = restore(backup, url, replace=True).kept
        assert kept is not None
        schema = kept.removeprefix("schema ")
        assert _reports(url) == {MINE.report.id, OTHER.report.id, THEIRS.report.id}
        assert ask(url, f"SELECT id FROM {schema}.reports") == [(THEIRS.report.id,)]
        assert _reports(f"{url}&options=-csearch_path%3D{schema}") == {THEIRS.report.id}


def test_what_was_removed_on_a_server_does_not_come_back(backup: Path, unmade: Where) -> None:
    restore(backup, unmade)
    with Store(unmade) as store:
        store.remove([THEIRS.report.id], by="ana", why="an order of 3 May")
    assert restore(backup, unmade, replace=True).removed == (THEIRS.report.id,)
    assert _reports(unmade) == {MINE.report.id, OTHER.report.id}
    with Store(unmade) as store:
        assert [line.why for line in store.removals()] == ["an order of 3 May"]
        with pytest.raises(RemovedReport):
            fill(store, [THEIRS])


def test_a_backup_of_a_server_is_the_owners_alone(server: Server, tmp_path: Path) -> None:
    with server.database() as url, Store(url) as store:
        fill(store, [MINE])
        store.backup(tmp_path / "kept.db")
    assert (tmp_path / "kept.db").stat().st_mode & 0o077 == 0


def test_a_record_on_a_server_is_compacted(where: Where) -> None:
    with Store(where) as store:
        fill(store)
        before = _reports(where)
        done = store.compact()
        assert done.after > 0
        assert _reports(where) == before
