"""The index of names, and indexes over who bears them: what a list by actor is found by."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.search.names import keep_all_names

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NEW = (
    ("names", ["folded", "actor"], None),
    ("participants", ["actor", "part", "record"], "actor IS NOT NULL"),
    ("participants", ["folded", "part", "record"], "actor IS NULL"),
    ("actors", ["codes"], None),
    ("events", ["actor_codes"], None),
    ("events", ["recipient_codes"], None),
    ("versions", ["report", "series", "version"], None),
)
"""Tables, columns, and of which rows."""
OLD = (("participants", ["actor"]), ("versions", ["report"]))
"""What some of them begin with, and so replace."""


def upgrade() -> None:
    """Make the table and the indexes, and put the names on record in it."""
    op.create_table("name_words",
        sa.Column("word", sa.Text(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "name"), sqlite_with_rowid=False)  # fmt: skip
    for table, columns, of in NEW:
        where = sa.text(of) if of else None
        op.create_index(_name(table, columns), table, columns, sqlite_where=where, postgresql_where=where)
    for table, columns in OLD:
        op.drop_index(_name(table, columns), table_name=table)
    keep_all_names(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    for table, columns in OLD:
        op.create_index(_name(table, columns), table, columns)
    for table, columns, _ in NEW[::-1]:
        op.drop_index(_name(table, columns), table_name=table)
    op.drop_table("name_words")


def _name(table: str, columns: list[str]) -> str:
    return f"{table}_by_{'_'.join(columns)}"
