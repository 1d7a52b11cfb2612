"""The index of words over reports and records, and the numbers by which it knows reports."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.search.index import create, drop
from onrecord.store.search.keeping import index_all

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the reports as they came, and put what is on record in the index."""
    op.add_column("reports", sa.Column("number", sa.BigInteger()))
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("CREATE SEQUENCE reports_number")
        op.execute("""UPDATE reports SET number = come.number FROM
            (SELECT id, nextval('reports_number') AS number FROM reports ORDER BY added_at, id) AS come
            WHERE come.id = reports.id""")
    else:
        op.execute("UPDATE reports SET number = rowid")
    op.create_index("reports_by_number", "reports", ["number"], unique=True)
    # That a record has one first sentence at most lets a view leave the sentence where nobody asks for it.
    op.create_index("evidence_by_record_place", "evidence", ["record", "place"], unique=True)
    create(connection)
    index_all(connection)


def downgrade() -> None:
    """Take the index and the numbers away."""
    connection = op.get_bind()
    drop(connection)
    op.drop_index("evidence_by_record_place", table_name="evidence")
    op.drop_index("reports_by_number", table_name="reports")
    op.drop_column("reports", "number")
    if connection.dialect.name == "postgresql":
        op.execute("DROP SEQUENCE reports_number")
