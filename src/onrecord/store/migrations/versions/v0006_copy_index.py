"""A copy index of a bounded number of rows a report, filled anew from the texts; of a pair of reports that was
judged again the last judgement stands."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, Table

from onrecord.link.copies import COMMON, REPORTS, Ordinary, Signature
from onrecord.store.migrations.v0001_views import VIEWS

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_ONCE = 500
STANDING = f"""
    {VIEWS["standing_copies"].rstrip()}
    WHERE NOT EXISTS (SELECT 1 FROM copies later
                      WHERE later.report = c.report AND later.copy_of = c.copy_of AND later.key > c.key)
"""


def upgrade() -> None:
    """Make the new index, fill it, and leave the old one behind."""
    # A report may be missing from the old index: it comes back empty where a record is taken back to it.
    op.execute("""CREATE TABLE copy_index_order AS
        SELECT row_number() OVER (ORDER BY r.added_at, COALESCE(c.number, 0), r.id) AS number, r.id AS report
        FROM reports r LEFT JOIN copy_index c ON c.report = r.id""")
    op.drop_table("copy_index_shingles")
    op.drop_table("copy_index_common")
    op.drop_index("copy_index_by_report", table_name="copy_index")
    op.drop_table("copy_index")
    index = op.create_table("copy_index", sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("damage", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="copy_index_report"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_index("copy_index_by_report", "copy_index", ["report"])
    keys = op.create_table("copy_index_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["copy_index.number"], name="copy_index_keys_number"),
        sa.PrimaryKeyConstraint("key", "number"), sqlite_with_rowid=False)  # fmt: skip
    ordinary = op.create_table("copy_index_ordinary",
        sa.Column("reports", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False), sa.PrimaryKeyConstraint("reports"))  # fmt: skip
    _fill(op.get_bind(), index, keys, ordinary)
    op.drop_table("copy_index_order")
    op.execute("DROP VIEW standing_copies")
    op.execute(f"CREATE VIEW standing_copies AS {STANDING}")


def downgrade() -> None:
    """The old index comes back empty: an older OnRecord finds copies among what it adds from then on."""
    op.execute("DROP VIEW standing_copies")
    op.execute(f"CREATE VIEW standing_copies AS {VIEWS['standing_copies']}")
    op.drop_table("copy_index_ordinary")
    op.drop_table("copy_index_keys")
    op.drop_index("copy_index_by_report", table_name="copy_index")
    op.drop_table("copy_index")
    op.create_table("copy_index", sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="copy_index_report"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_index("copy_index_by_report", "copy_index", ["report"])
    op.create_table("copy_index_common",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("shingle"))  # fmt: skip
    op.create_table("copy_index_shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["copy_index.number"], name="copy_index_shingles_number"),
        sa.PrimaryKeyConstraint("shingle", "number"))  # fmt: skip


def _fill(connection: Connection, index: Table, keys: Table, ordinary: Table) -> None:
    """Index every report on record, in the order in which they came in."""
    some = sa.text(
        "SELECT o.number, r.id, r.text, (SELECT count(*) FROM passages p WHERE p.damage <> '[]' AND p.reading ="
        " (SELECT max(g.key) FROM readings g WHERE g.report = r.id)) AS damage"
        " FROM copy_index_order o JOIN reports r ON r.id = o.report"
        " WHERE o.number > :last AND o.number <= :last + :some ORDER BY o.number"
    )
    newest: int = connection.execute(sa.text("SELECT max(number) FROM copy_index_order")).scalar() or 0
    sample: list[Signature] = []
    for last in range(0, newest, AT_ONCE):
        for _, report, text, damage in connection.execute(some, {"last": last, "some": AT_ONCE}).all():
            signature = Signature.of(text)
            sample += [signature] if len(sample) < REPORTS else []
            row = {"report": report, "damage": damage, "words": signature.to_bytes()}
            number = connection.execute(sa.insert(index).returning(index.c.number), row).scalar_one()
            _fill_keys(connection, keys, number, signature.keys)
    if sample:
        counted = Ordinary.of(sample)
        connection.execute(sa.insert(ordinary), {"reports": counted.reports, "counts": counted.to_bytes()})


def _fill_keys(connection: Connection, keys: Table, number: int, own: list[int]) -> None:
    key = keys.c.key
    asked = sa.select(key).where(key.in_(own)).group_by(key).having(sa.func.count() >= COMMON)
    common = set(connection.execute(asked).scalars())
    if rows := [{"key": each, "number": number} for each in own if each not in common]:
        connection.execute(sa.insert(keys), rows)
