"""The index of names, and who bears them: what a list by actor is found by."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.search.names import BORNE, keep_names

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AT_ONCE = 5_000
INDEXES = (
    ("names", ("folded", "actor")),
    ("participants", ("actor", "part", "record")),
    ("actors", ("codes",)),
    ("events", ("actor_codes",)),
    ("events", ("recipient_codes",)),
)
NOBODY = "participants_by_folded_part_record"


def upgrade() -> None:
    """Make the table and the indexes, and put the names on record in it."""
    op.create_table("name_words",
        sa.Column("word", sa.Text(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "name"), sqlite_with_rowid=False)  # fmt: skip
    for table, columns in INDEXES:
        op.create_index(f"{table}_by_{'_'.join(columns)}", table, list(columns))
    nobody = sa.text("actor IS NULL")
    op.create_index(NOBODY, "participants", ["folded", "part", "record"],
        sqlite_where=nobody, postgresql_where=nobody)  # fmt: skip
    op.drop_index("participants_by_actor", table_name="participants")
    connection = op.get_bind()
    for name, _, counts in BORNE:
        distinct = connection.execute(sa.select(name).distinct().where(counts))
        for some in distinct.scalars().partitions(AT_ONCE):
            keep_names(connection, some)


def downgrade() -> None:
    """Take them away."""
    op.create_index("participants_by_actor", "participants", ["actor"])
    op.drop_index(NOBODY, table_name="participants")
    for table, columns in INDEXES[::-1]:
        op.drop_index(f"{table}_by_{'_'.join(columns)}", table_name=table)
    op.drop_table("name_words")
