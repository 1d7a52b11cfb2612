"""The tables of rows that other data sets have: kept beside the record, and never evidence."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from onrecord.store.tables.columns import metadata, text

outside_files = Table(
    "outside_files",
    metadata,
    Column("key", Integer, primary_key=True),
    text("dataset", needed=True),
    text("form", needed=True),
    text("source", needed=True),
    text("sha256", needed=True),
    Column("size", BigInteger, nullable=False),
    text("taken_at", needed=True),
    text("finished_at"),
    Column("rows", Integer, nullable=False),
    Column("broken", Integer, nullable=False),
    text("lacking", needed=True),
    UniqueConstraint("dataset", "sha256"),
)
"""``rows`` is the number of the last row that was taken in: an import that was cut off goes on after it.
``broken`` counts the rows that are in quarantine, ``lacking`` are the columns that the file does not have."""

_LASTS = sql("date_end > date_start")

outside_rows = Table(
    "outside_rows",
    metadata,
    Column("dataset", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("file", Integer, ForeignKey("outside_files.key"), nullable=False, index=True),
    Column("row", Integer, nullable=False),
    text("date_start"),
    text("date_end"),
    text("types", needed=True),
    text("names", needed=True),
    text("codes", needed=True),
    text("place_folded", needed=True),
    text("country"),
    text("body", needed=True),
    Index(None, "dataset", "date_start", "date_end"),
    # Rows that last are few; those that began before a day and reach it are looked for among them.
    Index("outside_rows_that_last", "dataset", "date_end", sqlite_where=_LASTS, postgresql_where=_LASTS),
    sqlite_with_rowid=False,
)
"""``id`` is the row's own, with its count where a file has it several times. What stands beside ``body``, which is
the row as JSON, is what rows are asked for by: ``names`` of the parties as names are compared, ``types`` and
``codes`` with a blank around each."""
