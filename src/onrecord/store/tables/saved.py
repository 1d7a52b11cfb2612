"""The tables of saved searches: what is asked, and which of its rows were seen, posted and mailed."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from onrecord.store.tables.columns import metadata, text

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("number", Integer, primary_key=True),
    text("name", needed=True),
    text("list", needed=True),
    text("filters", needed=True),
    text("account", needed=True),
    text("created_at", needed=True),
    text("closed_at"),
    text("webhook"),
    text("mail"),
    text("seen_to", needed=True),
    text("told_to", needed=True),
)
"""``filters`` are JSON. Reports that were added before ``seen_to`` bring nothing new to look at, those before
``told_to`` nothing to tell."""

saved_rows = Table(
    "saved_rows",
    metadata,
    Column("search", Integer, ForeignKey("saved_searches.number"), primary_key=True),
    Column("row", Text, primary_key=True),
    text("found_at", needed=True),
    text("seen_at"),
    text("posted_at"),
    text("mailed_at"),
)
"""Rows by their ids, which marks in whole seconds could not set apart, and all that were told."""
