"""Links between records of several reports, the occurrences that they come to, and the changes among them."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.migrations.keys import KEY

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the records on record are linked when their reports are read again."""
    op.create_table("links", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("relation", sa.Text(), nullable=False), sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False), sa.Column("method", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="links_record"),
        sa.ForeignKeyConstraint(["other"], ["records.key"], name="links_other"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("links_by_record", "links", ["record"])
    op.create_index("links_by_other", "links", ["other"])
    op.create_table("occurrence_index",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="occurrence_index_record"),
        sa.PrimaryKeyConstraint("key", "record"), sqlite_with_rowid=False)  # fmt: skip
    op.create_table("occurrences",
        sa.Column("record", KEY, autoincrement=False, nullable=False),
        sa.Column("occurrence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="occurrences_record"),
        sa.ForeignKeyConstraint(["occurrence"], ["records.key"], name="occurrences_occurrence"),
        sa.PrimaryKeyConstraint("record"))  # fmt: skip
    op.create_index("occurrences_by_occurrence", "occurrences", ["occurrence"])
    op.create_table("world_changes", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False), sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False), sa.Column("why", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Text()), sa.Column("date_end", sa.Text()), sa.Column("precision", sa.Text()),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("world_changes_by_date_start", "world_changes", ["date_start"])
    op.create_index("world_changes_by_kind", "world_changes", ["kind"])
    op.create_table("world_change_steps",
        sa.Column("change", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["change"], ["world_changes.key"], name="world_change_steps_change"),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="world_change_steps_record"),
        sa.PrimaryKeyConstraint("change", "step", "place"))  # fmt: skip
    op.create_index("world_change_steps_by_record", "world_change_steps", ["record"])


def downgrade() -> None:
    """Take them away."""
    for table in ("world_change_steps", "world_changes", "occurrences", "occurrence_index", "links"):
        op.drop_table(table)
