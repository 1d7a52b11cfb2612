"""What publishers changed between versions of a report, and a view of what stands of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
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


def upgrade() -> None:
    """Make the tables and the view."""
    op.create_table("version_comparisons",
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
    op.create_table("version_changes",
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


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP VIEW changes_between_versions")
    op.drop_index("version_changes_by_comparison", table_name="version_changes")
    op.drop_table("version_changes")
    for column in ("before", "report", "series"):
        op.drop_index(f"version_comparisons_by_{column}", table_name="version_comparisons")
    op.drop_table("version_comparisons")
