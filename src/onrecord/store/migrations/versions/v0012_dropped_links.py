"""What linked records before somebody decided about one of them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of dropped links. Those that were dropped before are not known any more."""
    op.create_table("dropped_links",
        sa.Column("number", sa.Integer(), nullable=False), sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("record", sa.BigInteger(), nullable=False), sa.Column("other", sa.BigInteger(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False), sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False), sa.Column("method", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False), sa.Column("dropped_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="dropped_links_record"),
        sa.ForeignKeyConstraint(["other"], ["records.key"], name="dropped_links_other"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    for column in ("record", "other"):
        op.create_index(f"dropped_links_by_{column}", "dropped_links", [column])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("dropped_links")
