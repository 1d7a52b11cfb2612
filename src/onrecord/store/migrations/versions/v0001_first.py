"""The first tables: reports and their versions, readings, records with their evidence, and what stands."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.migrations.keys import KEY
from onrecord.store.migrations.v0001_views import VIEWS

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, then the views over them."""
    op.create_table("arrivals", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False), sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("modified", sa.Float()),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("source", "digest"))  # fmt: skip
    op.create_index("arrivals_by_digest", "arrivals", ["digest"])
    op.create_table("copy_index_common",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("shingle"))  # fmt: skip
    op.create_table("quarantine", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False), sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False), sa.Column("sha256", sa.Text()),
        sa.Column("since", sa.Text(), nullable=False), sa.Column("released", sa.Text()),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("quarantine_by_source", "quarantine", ["source"])
    op.create_table("reports", sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()), sa.Column("url", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("modified", sa.Text()), sa.Column("fetched", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("repairs", sa.Text(), nullable=False), sa.Column("source", sa.Text()),
        sa.Column("added_at", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("id"))  # fmt: skip
    op.create_index("reports_by_published", "reports", ["published"])
    op.create_table("copies", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("copy_of", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("altered", sa.Text(), nullable=False), sa.Column("method", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["copy_of"], ["reports.id"], name="copies_copy_of"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="copies_report"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("copies_by_copy_of", "copies", ["copy_of"])
    op.create_index("copies_by_report", "copies", ["report"])
    op.create_table("copy_index", sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="copy_index_report"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_index("copy_index_by_report", "copy_index", ["report"])
    op.create_table("readings", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("method", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="readings_report"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("readings_by_report", "readings", ["report"])
    op.create_table("versions", sa.Column("series", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("source", sa.Text()),
        sa.Column("since", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="versions_report"),
        sa.PrimaryKeyConstraint("series", "version"))  # fmt: skip
    op.create_index("versions_by_report", "versions", ["report"])
    op.create_table("actors", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False), sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="actors_reading"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("actors_by_folded", "actors", ["folded"])
    op.create_index("actors_by_id", "actors", ["id"])
    op.create_index("actors_by_reading", "actors", ["reading"])
    op.create_table("copy_index_shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["copy_index.number"], name="copy_index_shingles_number"),
        sa.PrimaryKeyConstraint("shingle", "number"))  # fmt: skip
    op.create_table("passages", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("repeats", sa.Integer()),
        sa.Column("damage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="passages_reading"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("passages_by_reading", "passages", ["reading"])
    op.create_table("records", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False), sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="records_reading"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("records_by_id", "records", ["id"])
    op.create_index("records_by_reading", "records", ["reading"])
    op.create_table("changes", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("by", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text()), sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Text()),
        sa.Column("date_end", sa.Text()),
        sa.Column("precision", sa.Text()),
        sa.ForeignKeyConstraint(["key"], ["records.key"], name="changes_key"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("changes_by_kind", "changes", ["kind"])
    op.create_table("events", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("type", sa.Text(), nullable=False), sa.Column("mode", sa.Text()),
        sa.Column("contexts", sa.Text(), nullable=False), sa.Column("cameo", sa.Text()),
        sa.Column("quad", sa.Integer(), nullable=False), sa.Column("status", sa.Text(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("actor_codes", sa.Text(), nullable=False),
        sa.Column("recipient_codes", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Text()),
        sa.Column("date_end", sa.Text()),
        sa.Column("precision", sa.Text()), sa.Column("place", sa.Text()),
        sa.Column("admin1", sa.Text()),
        sa.Column("place_folded", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("geonames", sa.BigInteger()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("thread", sa.Text()),
        sa.ForeignKeyConstraint(["key"], ["records.key"], name="events_key"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("events_by_country", "events", ["country"])
    op.create_index("events_by_date_start", "events", ["date_start"])
    op.create_index("events_by_type", "events", ["type"])
    op.create_table("evidence", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False), sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="evidence_record"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="evidence_report"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("evidence_by_record", "evidence", ["record"])
    op.create_index("evidence_by_report", "evidence", ["report"])
    op.create_table("figures", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("value", sa.Float()),
        sa.Column("low", sa.Float()), sa.Column("high", sa.Float()),
        sa.Column("bound", sa.Text()), sa.Column("unit", sa.Text()),
        sa.Column("what", sa.Text()), sa.Column("claimant", sa.Text()),
        sa.Column("date_start", sa.Text()),
        sa.Column("date_end", sa.Text()),
        sa.Column("precision", sa.Text()), sa.Column("place", sa.Text()),
        sa.Column("admin1", sa.Text()),
        sa.Column("place_folded", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("geonames", sa.BigInteger()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.ForeignKeyConstraint(["key"], ["records.key"], name="figures_key"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("figures_by_country", "figures", ["country"])
    op.create_index("figures_by_kind", "figures", ["kind"])
    op.create_table("names", sa.Column("actor", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False), sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name="names_actor"),
        sa.PrimaryKeyConstraint("actor", "name"), sqlite_with_rowid=False)  # fmt: skip
    op.create_table("participants",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False),
        sa.Column("part", sa.Text(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name="participants_actor"),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="participants_record"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("participants_by_actor", "participants", ["actor"])
    op.create_index("participants_by_record", "participants", ["record"])
    op.create_table("statements",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("act", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text()),
        sa.Column("addressee", sa.Text()),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text()),
        sa.Column("date_start", sa.Text()),
        sa.Column("date_end", sa.Text()),
        sa.Column("precision", sa.Text()),
        sa.ForeignKeyConstraint(["key"], ["records.key"], name="statements_key"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_table("votes", sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("body", sa.Text()), sa.Column("measure", sa.Text()),
        sa.Column("members", sa.Integer()),
        sa.Column("for", sa.Integer()),
        sa.Column("against", sa.Integer()),
        sa.Column("abstain", sa.Integer()),
        sa.Column("absent", sa.Integer()),
        sa.Column("positions", sa.Text(), nullable=False),
        sa.Column("vetoed", sa.Integer()),
        sa.Column("outcome", sa.Text()),
        sa.Column("date_start", sa.Text()),
        sa.Column("date_end", sa.Text()),
        sa.Column("precision", sa.Text()),
        sa.ForeignKeyConstraint(["key"], ["records.key"], name="votes_key"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")


def downgrade() -> None:
    """Take all of it away."""
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
    op.drop_table("votes")
    op.drop_table("statements")
    op.drop_index("participants_by_record", table_name="participants")
    op.drop_index("participants_by_actor", table_name="participants")
    op.drop_table("participants")
    op.drop_table("names")
    op.drop_index("figures_by_kind", table_name="figures")
    op.drop_index("figures_by_country", table_name="figures")
    op.drop_table("figures")
    op.drop_index("evidence_by_report", table_name="evidence")
    op.drop_index("evidence_by_record", table_name="evidence")
    op.drop_table("evidence")
    op.drop_index("events_by_type", table_name="events")
    op.drop_index("events_by_date_start", table_name="events")
    op.drop_index("events_by_country", table_name="events")
    op.drop_table("events")
    op.drop_index("changes_by_kind", table_name="changes")
    op.drop_table("changes")
    op.drop_index("records_by_reading", table_name="records")
    op.drop_index("records_by_id", table_name="records")
    op.drop_table("records")
    op.drop_index("passages_by_reading", table_name="passages")
    op.drop_table("passages")
    op.drop_table("copy_index_shingles")
    op.drop_index("actors_by_reading", table_name="actors")
    op.drop_index("actors_by_id", table_name="actors")
    op.drop_index("actors_by_folded", table_name="actors")
    op.drop_table("actors")
    op.drop_index("versions_by_report", table_name="versions")
    op.drop_table("versions")
    op.drop_index("readings_by_report", table_name="readings")
    op.drop_table("readings")
    op.drop_index("copy_index_by_report", table_name="copy_index")
    op.drop_table("copy_index")
    op.drop_index("copies_by_report", table_name="copies")
    op.drop_index("copies_by_copy_of", table_name="copies")
    op.drop_table("copies")
    op.drop_index("reports_by_published", table_name="reports")
    op.drop_table("reports")
    op.drop_index("quarantine_by_source", table_name="quarantine")
    op.drop_table("quarantine")
    op.drop_table("copy_index_common")
    op.drop_index("arrivals_by_digest", table_name="arrivals")
    op.drop_table("arrivals")
