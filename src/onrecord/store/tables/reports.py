"""The tables of reports: as they came in, as they were read, whose copies they are."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from onrecord.store.tables.columns import metadata, report, text

arrivals = Table(
    "arrivals",
    metadata,
    Column("key", Integer, primary_key=True),
    text("source", needed=True),
    Column("digest", Text, nullable=False, index=True),
    text("sha256", needed=True),
    Column("size", BigInteger, nullable=False),
    Column("modified", Float),
    Column("reports", Integer, nullable=False),
    text("taken_at", needed=True),
    UniqueConstraint("source", "digest"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    text("reason", needed=True),
    text("message", needed=True),
    text("sha256"),
    text("since", needed=True),
    text("released"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    text("title"),
    text("url"),
    text("publisher"),
    Column("published", Text, index=True),
    text("modified"),
    text("fetched"),
    text("language", needed=True),
    text("text", needed=True),
    text("text_sha256", needed=True),
    text("repairs", needed=True),
    text("source"),
    text("added_at", needed=True),
    Column("number", BigInteger),
    Index(None, "number", unique=True),
    Index(None, "added_at", "id"),
)

versions = Table(
    "versions",
    metadata,
    Column("series", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("reports.id")),
    text("source"),
    text("since", needed=True),
    Index(None, "report", "series", "version"),
)

removals = Table(
    "removals",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("text_sha256", Text, nullable=False, index=True),
    text("why", needed=True),
    text("by_whom", needed=True),
    text("at", needed=True),
    Column("records", Integer, nullable=False),
    Column("decisions", Integer, nullable=False),
    text("erased_at"),
    text("taken_back_at"),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    report(),
    text("method", needed=True),
    Column("schema", Integer, nullable=False),
    text("read_at", needed=True),
)

standing = Table(
    "standing",
    metadata,
    Column("reading", Integer, ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("number", BigInteger),
    text("title"),
    text("publisher"),
    text("published"),
    text("url"),
    text("source"),
    Index(None, "report", unique=True),
    Index(None, "number", unique=True),
)

unjoined = Table(
    "unjoined",
    metadata,
    Column("reading", Integer, ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    Column("series", Text, nullable=False, index=True),
    text("source"),
)

copies = Table(
    "copies",
    metadata,
    Column("key", Integer, primary_key=True),
    report(),
    report("copy_of"),
    text("kind", needed=True),
    Column("shared", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    text("altered", needed=True),
    text("method", needed=True),
    text("found_at", needed=True),
)

copy_index = Table(
    "copy_index",
    metadata,
    Column("number", Integer, primary_key=True),
    report(),
    Column("damage", Integer, nullable=False),
    Column("words", LargeBinary, nullable=False),
)

copy_index_keys = Table(
    "copy_index_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, ForeignKey("copy_index.number"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

copy_index_ordinary = Table(
    "copy_index_ordinary",
    metadata,
    Column("reports", Integer, primary_key=True, autoincrement=False),
    Column("counts", LargeBinary, nullable=False),
)
