"""What stands, kept in a table, and the views that look it up there."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.migrations.v0016_views import BEFORE, VIEWS

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

FILL = """
    INSERT INTO standing (reading, report, number, title, publisher, published, url, source)
    SELECT g.key, r.id, r.number, r.title, r.publisher, r.published, r.url, r.source
    FROM standing_readings g JOIN standing_reports s ON s.id = g.report JOIN reports r ON r.id = s.id
    ORDER BY g.key
"""


def upgrade() -> None:
    """Make the table of what stands, then the views over it anew."""
    op.create_table("standing", sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("number", sa.BigInteger()),
        sa.Column("title", sa.Text()), sa.Column("publisher", sa.Text()), sa.Column("published", sa.Text()),
        sa.Column("url", sa.Text()), sa.Column("source", sa.Text()),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="standing_reading"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="standing_report"),
        sa.PrimaryKeyConstraint("reading"))  # fmt: skip
    op.execute(FILL)
    op.create_index("standing_by_report", "standing", ["report"], unique=True)
    op.create_index("standing_by_number", "standing", ["number"], unique=True)
    _redraw(VIEWS)


def downgrade() -> None:
    """Have the views find what stands by themselves, and take the table away."""
    _redraw(BEFORE)
    op.drop_table("standing")


def _redraw(views: dict[str, str]) -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for name, select in views.items():
        if postgresql:  # which lets no view go that others stand over
            op.execute(f"CREATE OR REPLACE VIEW {name} AS {select}")
        else:
            op.execute(f"DROP VIEW {name}")
            op.execute(f"CREATE VIEW {name} AS {select}")
