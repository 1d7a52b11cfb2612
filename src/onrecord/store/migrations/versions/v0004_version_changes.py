"""What publishers changed between versions of a report, and a view of what stands of it."""

from datetime import UTC, datetime
from itertools import pairwise

import sqlalchemy as sa
from alembic import op

from onrecord.link.aligning import Told
from onrecord.link.versions import changes
from onrecord.model import Passage
from onrecord.store.versioning import place, row_of

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VIEW = """
    SELECT c.series, c.report, c.before, v.kind, v.what, v.silent, v.words, v.original_words, v.start, v."end",
           v.original_start, v.original_end, r.title, r.publisher, r.published, r.modified, r.url, c.compared_at
    FROM version_changes v
    JOIN version_comparisons c ON c.key = v.comparison
    JOIN reports r ON r.id = c.report
    WHERE NOT EXISTS (SELECT 1 FROM version_comparisons later
                      WHERE later.series = c.series AND later.report = c.report AND later.key > c.key)
"""
"""A version is compared again where one comes in that stood between it and the one before: the last counts."""
VERSIONS = """
    SELECT v.report, v.version, v.since, r.published, r.modified, r.fetched, r.title, r.text
    FROM versions v JOIN reports r ON r.id = v.report WHERE v.series = :series
"""
PASSAGES = """
    SELECT start, "end", kind FROM passages
    WHERE reading = (SELECT max(key) FROM readings WHERE report = :report) ORDER BY key
"""


def upgrade() -> None:
    """Make the tables and the view."""
    comparisons = op.create_table("version_comparisons",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("compared_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="version_comparisons_report"),
        sa.ForeignKeyConstraint(["before"], ["reports.id"], name="version_comparisons_before"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    for column in ("series", "report", "before"):
        op.create_index(f"version_comparisons_by_{column}", "version_comparisons", [column])
    found = op.create_table("version_changes",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("comparison", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("original_start", sa.Integer(), nullable=True),
        sa.Column("original_end", sa.Integer(), nullable=True),
        sa.Column("original_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["comparison"], ["version_comparisons.key"], name="version_changes_comparison"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("version_changes_by_comparison", "version_changes", ["comparison"])
    op.execute(f"CREATE VIEW changes_between_versions AS {VIEW}")
    _compare_what_is_there(comparisons, found)


def _compare_what_is_there(comparisons: sa.Table, found: sa.Table) -> None:
    """The changes between the versions that an older record holds."""
    connection = op.get_bind()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    several = sa.text("SELECT series FROM versions GROUP BY series HAVING count(*) > 1")
    for series in connection.execute(several).scalars().all():
        rows = sorted(connection.execute(sa.text(VERSIONS), {"series": series}).mappings().all(), key=place)
        for before, now in pairwise(rows):
            told = {"series": series, "report": now["report"], "before": before["report"], "compared_at": at}
            key = connection.execute(sa.insert(comparisons).returning(comparisons.c.key), told).scalar_one()
            headlines = now["title"], before["title"]
            if listed := changes(_told(connection, now), _told(connection, before), headlines=headlines):
                connection.execute(sa.insert(found), [row_of(change, key) for change in listed])


def _told(connection: sa.Connection, version: sa.RowMapping) -> Told:
    rows = connection.execute(sa.text(PASSAGES), {"report": version["report"]}).all()
    passages = tuple(Passage(start=start, end=end, kind=kind) for start, end, kind in rows)
    return Told(version["text"], passages or None)


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP VIEW changes_between_versions")
    op.drop_index("version_changes_by_comparison", table_name="version_changes")
    op.drop_table("version_changes")
    for column in ("before", "report", "series"):
        op.drop_index(f"version_comparisons_by_{column}", table_name="version_comparisons")
    op.drop_table("version_comparisons")
