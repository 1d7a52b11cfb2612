"""Saved searches, and what is new in them: reports are found by the moment at which they came."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the index."""
    op.create_table("saved_searches",
        sa.Column("number", sa.Integer(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False), sa.Column("filters", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False), sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text()), sa.Column("webhook", sa.Text()), sa.Column("mail", sa.Text()),
        sa.Column("seen_to", sa.Text(), nullable=False), sa.Column("told_to", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_table("saved_rows",
        sa.Column("search", sa.Integer(), nullable=False), sa.Column("row", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False), sa.Column("seen_at", sa.Text()),
        sa.Column("posted_at", sa.Text()), sa.Column("mailed_at", sa.Text()),
        sa.ForeignKeyConstraint(["search"], ["saved_searches.number"], name="saved_rows_search"),
        sa.PrimaryKeyConstraint("search", "row"))  # fmt: skip
    op.create_index("reports_by_added_at_id", "reports", ["added_at", "id"])


def downgrade() -> None:
    """Take them away: nothing tells afterwards what was saved."""
    op.drop_index("reports_by_added_at_id", table_name="reports")
    op.drop_table("saved_rows")
    op.drop_table("saved_searches")
