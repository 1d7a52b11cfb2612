"""What a record says, to be compared with another; and records to keep."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from onrecord.model import Reading
from onrecord.store import Store
from tests.store.reports import TEXT, reading
from tests.store.said import said

MINE = reading()
OTHER = reading(TEXT.replace("Lindau", "Lindau town") + "By our own man.\n", publisher="The Beacon", url=None)
THEIRS = said(
    "The Gazette", ("Petra Hollan", '"We will not open the northern border until every truck is searched,"')
)
COMPUTED = ("report_search", "record_search", "sqlite_", "alembic_version")
"""What tables are named by that are the database's own: two that say the same may differ in them."""


def fill(store: Store, readings: Iterable[Reading] = (MINE, OTHER, THEIRS)) -> None:
    """Put these on record, in this order."""
    for each in readings:
        store.add(each, series=each.report.url or each.report.id, source=f"{each.report.id}.txt")


def content(file: Path, *, but: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but of these columns; the file is left as it is."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: _rows(database, table, set(but)) for table in tables if not table.startswith(COMPUTED)}


def _rows(database: sqlite3.Connection, table: str, but: set[str]) -> list[tuple[object, ...]]:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in but]
    names = ", ".join(f'"{column}"' for column in columns)
    return sorted(database.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)


def whole(file: Path) -> None:
    """Assert that a record opens and that everything in it holds: pages, keys, index of words and every span."""
    with Store(file, create=False) as store:
        assert list(store.mismatches()) == []
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("report_search", "record_search"):
            database.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        [(lacking,)] = database.execute(
            "SELECT count(*) FROM evidence WHERE record NOT IN (SELECT rowid FROM record_search)"
        )
        assert lacking == 0
        database.rollback()
