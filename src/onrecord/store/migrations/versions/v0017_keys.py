"""Rows go by their keys: SQLite's tables are made anew where the keys had an index of their own; and the indexes
that no question is answered from are gone."""

import re

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = (
    "passages", "actors", "names", "records", "events", "statements", "figures", "votes", "changes",
    "participants", "evidence", "occurrences", "rulings", "story_index_counts",
)  # fmt: skip
UNUSED = (
    ("evidence", "record"), ("actors", "id"), ("events", "type"), ("events", "country"), ("figures", "kind"),
    ("figures", "country"), ("changes", "kind"),
)  # fmt: skip
"""The indexes by a column of a table that another one begins with, or that is only ever asked for folded."""
_KEY = re.compile(r"BIGINT(?= NOT NULL)")
_DDL = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL"


def upgrade() -> None:
    """Take the indexes away, and make the tables anew."""
    for table, column in UNUSED:
        op.drop_index(f"{table}_by_{column}", table_name=table)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA legacy_alter_table=ON")  # views may stand over what is renamed
        for table in TABLES:
            _make_anew(table)
        op.execute("PRAGMA legacy_alter_table=OFF")


def downgrade() -> None:
    """Bring the indexes back. The keys stay: those who know the tables of before can read and write these."""
    for table, column in UNUSED:
        op.create_index(f"{table}_by_{column}", table, [column])


def _make_anew(table: str) -> None:
    connection = op.get_bind()
    [before] = connection.exec_driver_sql(_DDL, ("table", table)).scalars()
    after = _by_key(table, before)
    if after == before:
        return
    indexes = connection.exec_driver_sql(_DDL, ("index", table)).scalars().all()
    connection.exec_driver_sql(f"CREATE TABLE new_{table} {after[after.index('(') :]}")
    connection.exec_driver_sql(f"INSERT INTO new_{table} SELECT * FROM {table} ORDER BY 1")
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE new_{table} RENAME TO {table}")
    for index in indexes:
        connection.exec_driver_sql(index)


def _by_key(table: str, ddl: str) -> str:
    """The table with its first column as its rows' number, or, where several are its key, as one index of it."""
    if table == "names":
        return ddl if "WITHOUT ROWID" in ddl else f"{ddl.rstrip()} WITHOUT ROWID"
    return _KEY.sub("INTEGER", ddl, count=1) if _KEY.search(ddl.partition(",")[0]) else ddl
