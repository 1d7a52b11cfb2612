"""Feeds that are watched, and which of their entries were seen."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("feeds",
        sa.Column("key", sa.Integer(), nullable=False), sa.Column("url", sa.Text(), nullable=False),
        sa.Column("moved", sa.Text()), sa.Column("etag", sa.Text()), sa.Column("last_modified", sa.Text()),
        sa.Column("next_due", sa.Text(), nullable=False), sa.Column("asked_at", sa.Text()),
        sa.Column("succeeded_at", sa.Text()), sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing", sa.Text()), sa.Column("gone_at", sa.Text()),
        sa.PrimaryKeyConstraint("key"), sa.UniqueConstraint("url"))  # fmt: skip
    op.create_table("feed_entries",
        sa.Column("key", sa.Integer(), nullable=False), sa.Column("feed", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False), sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False), sa.Column("done_at", sa.Text()),
        sa.Column("next_due", sa.Text()), sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text()), sa.Column("waiting", sa.Text()), sa.Column("page", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["feed"], ["feeds.key"], name="feed_entries_feed"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("feed_entries_by_feed_entry", "feed_entries", ["feed", "entry"], unique=True)
    op.create_index("feed_entries_by_entry", "feed_entries", ["entry"])
    op.create_index("feed_entries_by_next_due", "feed_entries", ["next_due"])


def downgrade() -> None:
    """Take them away: every feed is asked anew afterwards, and what is on record stays."""
    op.drop_table("feed_entries")
    op.drop_table("feeds")
