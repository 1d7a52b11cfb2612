"""A record of before its rows went by their keys, opened today."""

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.store import Store
from onrecord.store.migrations.versions.v0017_keys import TABLES, UNUSED
from tests.store.reports import reading
from tests.store.upkeep.records import MINE, OTHER, THEIRS, fill


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record whose keys have an index of their own, and something that points at each."""
    file = tmp_path / "old.db"
    with Store(file) as store:
        fill(store, [reading(), MINE, OTHER, THEIRS])
        store.judge("accept", f"{OTHER.report.id}.e1", by="ana")
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA legacy_alter_table=ON")
    asked = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL"
    for table in TABLES:
        [(made,)] = database.execute(asked, ("table", table))
        indexes = [index for (index,) in database.execute(asked, ("index", table))]
        before = re.sub("INTEGER", "BIGINT", made.replace("WITHOUT ROWID", ""), count=1)
        database.execute(f"CREATE TABLE old_{table} {before[before.index('(') :]}")
        database.execute(f"INSERT INTO old_{table} SELECT * FROM {table}")
        database.execute(f"DROP TABLE {table}")
        database.execute(f"ALTER TABLE old_{table} RENAME TO {table}")
        for index in indexes:
            database.execute(index)
    for table, column in UNUSED:
        database.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")
    for younger in ("outside_rows", "outside_files", "feed_entries", "feeds"):
        database.execute(f"DROP TABLE {younger}")
    database.execute("UPDATE alembic_version SET version_num = '0016'")
    database.close()
    return file


def _rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    database = sqlite3.connect(file)
    rows = {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}
    database.close()
    return rows


def _with_an_index_of_their_own(file: Path) -> list[str]:
    """The tables whose first column is a key, and which look it up beside themselves."""
    database = sqlite3.connect(file)
    found = database.execute("SELECT tbl_name FROM sqlite_master WHERE name LIKE 'sqlite_autoindex%'")
    apart = sorted({table for (table,) in found} & set(TABLES))
    database.close()
    return apart


def test_opening_an_older_record_loses_no_row(old: Path) -> None:
    before = _rows(old)
    Store(old).close()
    assert _rows(old) == before
    assert all(before.values())


def test_an_older_record_looks_its_rows_up_by_their_keys_once_it_is_opened(old: Path) -> None:
    assert _with_an_index_of_their_own(old) == sorted(TABLES)
    Store(old).close()
    assert _with_an_index_of_their_own(old) == []


def test_an_older_record_holds_together_once_it_is_opened(old: Path) -> None:
    with Store(old) as store:
        assert list(store.mismatches()) == []
    database = sqlite3.connect(old)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_an_older_record_still_keeps_what_is_pointed_at(old: Path) -> None:
    with Store(old) as store:
        store.add(reading(url="https://elsewhere.example"), series="elsewhere")
    database = sqlite3.connect(old)
    database.execute("PRAGMA foreign_keys=ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("DELETE FROM records")
    database.close()
