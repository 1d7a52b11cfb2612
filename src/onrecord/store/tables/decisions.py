"""The tables of what people decided, and of what follows from it."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from onrecord.store.tables.columns import key, metadata, report, text

decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True),
    text("verb", needed=True),
    text("kind", needed=True),
    report(),
    Column("other_report", Text, ForeignKey("reports.id"), index=True),
    text("target", needed=True),
    text("other"),
    text("about"),
    text("field"),
    text("value"),
    Column("undoes", Integer, ForeignKey("decisions.key"), index=True),
    text("by_whom", needed=True),
    text("at", needed=True),
    text("why"),
)

rulings = Table(
    "rulings",
    metadata,
    key("record", "records.key", primary=True),
    text("verdict", needed=True),
    text("by_whom", needed=True),
    Column("decision", Integer, ForeignKey("decisions.key"), nullable=False),
    text("body"),
)

record_pairs = Table(
    "record_pairs",
    metadata,
    key("one", "records.key", primary=True),
    key("other", "records.key", primary=True),
    Column("same", Integer, nullable=False),
    Column("decision", Integer, ForeignKey("decisions.key"), nullable=False),
)

report_pairs = Table(
    "report_pairs",
    metadata,
    Column("one", Text, ForeignKey("reports.id"), primary_key=True),
    Column("other", Text, ForeignKey("reports.id"), primary_key=True),
    Column("about", Text, primary_key=True),
    Column("same", Integer, nullable=False),
    Column("forward", Integer, nullable=False),
    Column("decision", Integer, ForeignKey("decisions.key"), nullable=False),
)
