"""The index by which the tellings of one statement find each other, filled from the statements on record."""

import sqlalchemy as sa
from alembic import op

from onrecord.link.tellings import keys_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def upgrade() -> None:
    """Make the index and fill it."""
    index = op.create_table("statement_index",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="statement_index_record"),
        sa.PrimaryKeyConstraint("key", "record"), sqlite_with_rowid=False)  # fmt: skip
    connection = op.get_bind()
    last = -1
    some = sa.text("SELECT key, content FROM statements WHERE key > :last ORDER BY key LIMIT :some")
    while found := connection.execute(some, {"last": last, "some": AT_ONCE}).all():
        rows = [{"key": key, "record": record} for record, content in found for key in keys_of(content)]
        if rows:
            connection.execute(sa.insert(index), rows)
        last = found[-1][0]


def downgrade() -> None:
    """Take it away."""
    op.drop_table("statement_index")
