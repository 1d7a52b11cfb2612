"""Readings that were written in bulk, which are still to be compared with others."""

import sqlalchemy as sa
from alembic import op

from onrecord.errors import RecordError

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the list."""
    op.create_table("unjoined", sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("series", sa.Text(), nullable=False), sa.Column("source", sa.Text()),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="unjoined_reading"),
        sa.PrimaryKeyConstraint("reading"))  # fmt: skip
    op.create_index("unjoined_by_series", "unjoined", ["series"])


def downgrade() -> None:
    """Take it away. Nothing may be on it: nobody else would compare it."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM unjoined LIMIT 1")).first():
        raise RecordError("readings are not joined yet.", remedy="Join them first: onrecord join")
    op.drop_index("unjoined_by_series", table_name="unjoined")
    op.drop_table("unjoined")
