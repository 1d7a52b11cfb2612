"""The tables of who may open a served record, and of what they did there. They hold no word of any report."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from onrecord.store.tables.columns import metadata, text

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    text("role", needed=True),
    text("password"),
    text("created_at", needed=True),
    text("closed_at"),
)

account_keys = Table(
    "account_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("account", Text, ForeignKey("accounts.name"), nullable=False, index=True),
    text("kind", needed=True),
    text("label"),
    Column("sha256", Text, nullable=False, unique=True),
    text("created_at", needed=True),
    text("expires_at"),
    text("ended_at"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("key", Integer, primary_key=True),
    text("at", needed=True),
    text("account"),
    text("address"),
    text("did", needed=True),
    text("about"),
)
"""Only appended to."""
