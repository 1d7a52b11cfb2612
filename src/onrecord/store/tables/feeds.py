"""The tables of feeds that are watched: how each was found last, and which entries of it were seen."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from onrecord.store.tables.columns import metadata, text

feeds = Table(
    "feeds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    text("moved"),
    text("etag"),
    text("last_modified"),
    text("next_due", needed=True),
    text("asked_at"),
    text("succeeded_at"),
    Column("failures", Integer, nullable=False),
    text("failing"),
    text("gone_at"),
)
"""``url`` is as it was given, ``moved`` where it said that it is to be asked from then on. ``failures`` are those
in a row, ``failing`` what the last one was."""

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("feed", Integer, ForeignKey("feeds.key"), nullable=False),
    Column("entry", Text, nullable=False),
    text("digest", needed=True),
    text("found_at", needed=True),
    text("done_at"),
    Column("next_due", Text, index=True),
    Column("failures", Integer, nullable=False),
    text("host"),
    text("waiting"),
    Column("page", LargeBinary),
    Index(None, "feed", "entry", unique=True),
    Index(None, "entry"),
)
"""Entries by the hashes of their addresses and of what they say. Only of one that waits to be read it is kept what
it says (``waiting``, JSON), where it leads, and its ``page``, once that was fetched."""
