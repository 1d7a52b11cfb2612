"""The tables of stories: which report was held to tell which, and the index that a new report finds them by."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

from onrecord.store.tables.columns import NUMBER, metadata, report, text

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True),
    report("opened_by"),
    text("opened_at", needed=True),
)

# The latest link of a report counts, the earlier ones stay.
story_links = Table(
    "story_links",
    metadata,
    Column("key", Integer, primary_key=True),
    report(),
    Column("story", Integer, ForeignKey("stories.number"), nullable=False, index=True),
    Column("nearest", Text, ForeignKey("reports.id")),
    Column("score", Float, nullable=False),
    text("parts"),
    text("method", needed=True),
    text("found_at", needed=True),
)

story_index = Table(
    "story_index",
    metadata,
    Column("number", Integer, primary_key=True),
    report(),
    Column("day", Text),
    Column("terms", LargeBinary, nullable=False),
    Column("weights", LargeBinary, nullable=False),
)

story_index_terms = Table(
    "story_index_terms",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, ForeignKey("story_index.number"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

story_index_counts = Table(
    "story_index_counts",
    metadata,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("reports", Integer, nullable=False),
)
