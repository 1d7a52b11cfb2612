"""The tables of what readings hold: passages, actors, records and their evidence."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table, Text
from sqlalchemy import text as sql

from onrecord.store.tables.columns import NUMBER, date, key, metadata, place, report, text

passages = Table(
    "passages",
    metadata,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    key("reading", "readings.key"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    text("kind", needed=True),
    Column("repeats", Integer),
    text("damage", needed=True),
)

actors = Table(
    "actors",
    metadata,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    key("reading", "readings.key"),
    text("id", needed=True),
    text("name", needed=True),
    Column("folded", Text, nullable=False, index=True),
    text("kind", needed=True),
    Column("codes", Text, nullable=False, index=True),
    text("body", needed=True),
)

names = Table(
    "names",
    metadata,
    key("actor", "actors.key", primary=True),
    Column("name", Text, primary_key=True),
    text("folded", needed=True),
    Column("mentions", Integer, nullable=False),
    Index(None, "folded", "actor"),
    sqlite_with_rowid=False,
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    sqlite_with_rowid=False,
)

records = Table(
    "records",
    metadata,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    key("reading", "readings.key"),
    Column("id", Text, nullable=False, index=True),
    text("kind", needed=True),
    Column("confidence", Float, nullable=False),
    text("rule", needed=True),
    text("body", needed=True),
)

events = Table(
    "events",
    metadata,
    key("key", "records.key", primary=True),
    text("type", needed=True),
    text("mode"),
    text("contexts", needed=True),
    text("cameo"),
    Column("quad", Integer, nullable=False),
    text("status", needed=True),
    text("actors", needed=True),
    text("recipients", needed=True),
    Column("actor_codes", Text, nullable=False, index=True),
    Column("recipient_codes", Text, nullable=False, index=True),
    *date(),
    *place(),
    text("thread"),
    Index(None, "date_start", "date_end"),
)

statements = Table(
    "statements",
    metadata,
    key("key", "records.key", primary=True),
    text("kind", needed=True),
    text("act", needed=True),
    text("speaker"),
    text("addressee"),
    text("content", needed=True),
    text("occasion"),
    *date(),
    Index(None, "date_start", "date_end"),
)

figures = Table(
    "figures",
    metadata,
    key("key", "records.key", primary=True),
    text("kind", needed=True),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    text("bound"),
    text("unit"),
    text("what"),
    text("claimant"),
    *date(),
    *place(),
    Index(None, "date_start", "date_end"),
)

votes = Table(
    "votes",
    metadata,
    key("key", "records.key", primary=True),
    text("body"),
    text("measure"),
    Column("members", Integer),
    Column("for", Integer),
    Column("against", Integer),
    Column("abstain", Integer),
    Column("absent", Integer),
    text("positions", needed=True),
    Column("vetoed", Integer),
    text("outcome"),
    *date(),
    Index(None, "date_start", "date_end"),
)

changes = Table(
    "changes",
    metadata,
    key("key", "records.key", primary=True),
    text("kind", needed=True),
    text("by", needed=True),
    text("thread"),
    text("steps", needed=True),
    *date(),
    Index(None, "date_start", "date_end"),
)

_KNOWN, _OTHERS = sql("actor IS NOT NULL"), sql("actor IS NULL")

participants = Table(
    "participants",
    metadata,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    key("record", "records.key"),
    Column("actor", BigInteger, ForeignKey("actors.key")),
    text("part", needed=True),
    text("name", needed=True),
    text("folded", needed=True),
    # They hold all that is asked of them for a list by actor.
    Index(None, "actor", "part", "record", sqlite_where=_KNOWN, postgresql_where=_KNOWN),
    Index(None, "folded", "part", "record", sqlite_where=_OTHERS, postgresql_where=_OTHERS),
)

evidence = Table(
    "evidence",
    metadata,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    Column("record", BigInteger, ForeignKey("records.key"), nullable=False),
    report(),
    Column("place", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    text("quote", needed=True),
    Index(None, "record", "place", unique=True),
)

statement_index = Table(
    "statement_index",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("record", BigInteger, ForeignKey("records.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

FACTS = {"event": events, "statement": statements, "figure": figures, "vote": votes, "change": changes}
"""A record's kind, and the table of its columns."""
