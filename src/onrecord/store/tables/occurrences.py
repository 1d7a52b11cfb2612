"""The tables of what reports tell together: links between records, and the occurrences that they come to."""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table, Text

from onrecord.store.tables.columns import date, key, metadata, text


def _link() -> tuple[Column[Any], ...]:
    return (
        key("record", "records.key"),
        key("other", "records.key"),
        text("relation", needed=True),
        Column("confidence", Float, nullable=False),
        text("parts", needed=True),
        text("method", needed=True),
        text("found_at", needed=True),
    )


links = Table("links", metadata, Column("key", Integer, primary_key=True), *_link())

# A decision has its records linked anew: what linked them before is known here. The key is the one that the link
# had; it may be given again.
dropped_links = Table(
    "dropped_links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Integer, nullable=False),
    *_link(),
    text("dropped_at", needed=True),
)

occurrence_index = Table(
    "occurrence_index",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("record", BigInteger, ForeignKey("records.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

occurrences = Table(
    "occurrences",
    metadata,
    key("record", "records.key", primary=True),
    Column("occurrence", BigInteger, ForeignKey("records.key"), nullable=False, index=True),
)

world_changes = Table(
    "world_changes",
    metadata,
    Column("key", Integer, primary_key=True),
    text("id", needed=True),
    Column("kind", Text, nullable=False, index=True),
    text("by", needed=True),
    Column("confidence", Float, nullable=False),
    text("rule", needed=True),
    text("why", needed=True),
    *date(),
    Index(None, "date_start"),
)

world_change_steps = Table(
    "world_change_steps",
    metadata,
    Column("change", Integer, ForeignKey("world_changes.key"), primary_key=True, autoincrement=False),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    key("record", "records.key"),
)
