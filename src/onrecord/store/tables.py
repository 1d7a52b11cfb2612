"""The record's tables. Facts are appended, each under the reading that gave it; nothing is overwritten.

::

    arrivals    a file as it was taken in: its bytes' hash, so that the next run may pass it by
    quarantine  what could not be read, and why
    reports     one row a text; its id is its content's
    versions    which report stood at a source (an address, a path, a line's id), one after the other
    readings    one row each time that a report was read, with the method that read it
    passages, actors, names          what the reading found in the report
    records     every event, statement, figure, vote and change, with its rule and its JSON
    events, statements, figures, votes, changes    the columns to filter them by; ``key`` is the record's
    participants    who has a part in a record, and which
    evidence        the spans that say it, with their words
    copies          which report takes its text from which

Keys are numbers that a reading gives to what it holds: the reading's key times a million, plus the place in the
reading. Ids are for people: the report's id, a full stop, the id within the reading ("3f2a9c01d4e5b678.e1").
Text columns that hold lists are JSON, so that SQLite and PostgreSQL read them alike.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

PER_READING = 1_000_000
"""How many things one reading may hold: keys are ``reading * PER_READING + place``."""

metadata = MetaData(
    naming_convention={"fk": "%(table_name)s_%(column_0_name)s", "ix": "%(table_name)s_by_%(column_0_N_name)s"}
)


def _text(name: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=not needed)


def _key(name: str, to: str, *, needed: bool = True, primary: bool = False) -> Column[Any]:
    return Column(
        name,
        BigInteger,
        ForeignKey(to),
        nullable=not needed,
        primary_key=primary,
        autoincrement=False,
        index=not primary,
    )


def _report(name: str = "report") -> Column[Any]:
    return Column(name, Text, ForeignKey("reports.id"), nullable=False, index=True)


def _place() -> tuple[Column[Any], ...]:
    return (
        _text("place"),
        _text("admin1"),
        _text("place_folded"),
        Column("country", Text, index=True),
        Column("geonames", BigInteger),
        Column("latitude", Float),
        Column("longitude", Float),
    )


def _date() -> tuple[Column[Any], ...]:
    return _text("date_start"), _text("date_end"), _text("precision")


arrivals = Table(
    "arrivals",
    metadata,
    Column("key", Integer, primary_key=True),
    _text("source", needed=True),
    Column("digest", Text, nullable=False, index=True),
    _text("sha256", needed=True),
    Column("size", BigInteger, nullable=False),
    Column("modified", Float),
    Column("reports", Integer, nullable=False),
    _text("taken_at", needed=True),
    UniqueConstraint("source", "digest"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    _text("reason", needed=True),
    _text("message", needed=True),
    _text("sha256"),
    _text("since", needed=True),
    _text("released"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    _text("title"),
    _text("url"),
    _text("publisher"),
    Column("published", Text, index=True),
    _text("modified"),
    _text("fetched"),
    _text("language", needed=True),
    _text("text", needed=True),
    _text("text_sha256", needed=True),
    _text("repairs", needed=True),
    _text("source"),
    _text("added_at", needed=True),
)

versions = Table(
    "versions",
    metadata,
    Column("series", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _report(),
    _text("source"),
    _text("since", needed=True),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    _report(),
    _text("method", needed=True),
    Column("schema", Integer, nullable=False),
    _text("read_at", needed=True),
)

passages = Table(
    "passages",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _key("reading", "readings.key"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("kind", needed=True),
    Column("repeats", Integer),
    _text("damage", needed=True),
)

actors = Table(
    "actors",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _key("reading", "readings.key"),
    Column("id", Text, nullable=False, index=True),
    _text("name", needed=True),
    _text("folded", needed=True),
    _text("kind", needed=True),
    _text("codes", needed=True),
    _text("body", needed=True),
)

names = Table(
    "names",
    metadata,
    _key("actor", "actors.key", primary=True),
    Column("name", Text, primary_key=True),
    _text("folded", needed=True),
    Column("mentions", Integer, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _key("reading", "readings.key"),
    Column("id", Text, nullable=False, index=True),
    _text("kind", needed=True),
    Column("confidence", Float, nullable=False),
    _text("rule", needed=True),
    _text("body", needed=True),
)

events = Table(
    "events",
    metadata,
    _key("key", "records.key", primary=True),
    Column("type", Text, nullable=False, index=True),
    _text("mode"),
    _text("contexts", needed=True),
    _text("cameo"),
    Column("quad", Integer, nullable=False),
    _text("status", needed=True),
    _text("actors", needed=True),
    _text("recipients", needed=True),
    _text("actor_codes", needed=True),
    _text("recipient_codes", needed=True),
    *_date(),
    *_place(),
    _text("thread"),
    Index(None, "date_start"),
)

statements = Table(
    "statements",
    metadata,
    _key("key", "records.key", primary=True),
    _text("kind", needed=True),
    _text("act", needed=True),
    _text("speaker"),
    _text("addressee"),
    _text("content", needed=True),
    _text("occasion"),
    *_date(),
)

figures = Table(
    "figures",
    metadata,
    _key("key", "records.key", primary=True),
    Column("kind", Text, nullable=False, index=True),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    _text("bound"),
    _text("unit"),
    _text("what"),
    _text("claimant"),
    *_date(),
    *_place(),
)

votes = Table(
    "votes",
    metadata,
    _key("key", "records.key", primary=True),
    _text("body"),
    _text("measure"),
    Column("members", Integer),
    Column("for", Integer),
    Column("against", Integer),
    Column("abstain", Integer),
    Column("absent", Integer),
    _text("positions", needed=True),
    Column("vetoed", Integer),
    _text("outcome"),
    *_date(),
)

changes = Table(
    "changes",
    metadata,
    _key("key", "records.key", primary=True),
    Column("kind", Text, nullable=False, index=True),
    _text("by", needed=True),
    _text("thread"),
    _text("steps", needed=True),
    *_date(),
)

participants = Table(
    "participants",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _key("record", "records.key"),
    _key("actor", "actors.key", needed=False),
    _text("part", needed=True),
    _text("name", needed=True),
    _text("folded", needed=True),
)

evidence = Table(
    "evidence",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _key("record", "records.key"),
    _report(),
    Column("place", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote", needed=True),
)

copies = Table(
    "copies",
    metadata,
    Column("key", Integer, primary_key=True),
    _report(),
    _report("copy_of"),
    _text("kind", needed=True),
    Column("shared", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    _text("altered", needed=True),
    _text("method", needed=True),
    _text("found_at", needed=True),
)

FACTS = {"event": events, "statement": statements, "figure": figures, "vote": votes, "change": changes}
"""A record's kind, and the table of its columns."""
