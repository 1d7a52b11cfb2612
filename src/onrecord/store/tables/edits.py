"""The tables of what publishers changed between versions of a report."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table, Text

from onrecord.store.tables.columns import metadata, report, text

version_comparisons = Table(
    "version_comparisons",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("series", Text, nullable=False, index=True),
    report(),
    report("before"),
    text("compared_at", needed=True),
)

version_changes = Table(
    "version_changes",
    metadata,
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("comparison", Integer, ForeignKey("version_comparisons.key"), nullable=False, index=True),
    text("kind", needed=True),
    text("what", needed=True),
    Column("silent", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    text("words"),
    Column("original_start", Integer),
    Column("original_end", Integer),
    text("original_words"),
)
