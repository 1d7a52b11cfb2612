"""Rows of other data sets, kept beside the record."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("outside_files",
        sa.Column("key", sa.Integer(), nullable=False), sa.Column("dataset", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False), sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False), sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=False), sa.Column("finished_at", sa.Text()),
        sa.Column("rows", sa.Integer(), nullable=False), sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("lacking", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"), sa.UniqueConstraint("dataset", "sha256"))  # fmt: skip
    op.create_table("outside_rows",
        sa.Column("dataset", sa.Text(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file", sa.Integer(), nullable=False), sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("date_start", sa.Text()), sa.Column("date_end", sa.Text()),
        sa.Column("types", sa.Text(), nullable=False), sa.Column("names", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False), sa.Column("place_folded", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()), sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file"], ["outside_files.key"], name="outside_rows_file"),
        sa.PrimaryKeyConstraint("dataset", "id"), sqlite_with_rowid=False)  # fmt: skip
    op.create_index("outside_rows_by_file", "outside_rows", ["file"])
    op.create_index("outside_rows_by_dataset_date_start_date_end", "outside_rows",
        ["dataset", "date_start", "date_end"])  # fmt: skip
    lasts = sa.text("date_end > date_start")
    op.create_index("outside_rows_that_last", "outside_rows", ["dataset", "date_end"],
        sqlite_where=lasts, postgresql_where=lasts)  # fmt: skip


def downgrade() -> None:
    """Take them away: the files can be imported again, and what is on record stays."""
    op.drop_table("outside_rows")
    op.drop_table("outside_files")
