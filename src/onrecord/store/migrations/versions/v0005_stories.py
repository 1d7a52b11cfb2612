"""Stories: which report tells which, and the index that a new report finds them by, filled from the record."""

import sqlalchemy as sa
from alembic import op

from onrecord.model import Report
from onrecord.store.clock import now
from onrecord.store.migrations.keys import KEY
from onrecord.store.storying import note_story

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("story_index_counts", "story_index_terms", "story_index", "story_links", "stories")
MEMBERS = """
    CREATE VIEW story_members AS
    SELECT l.story, l.report, r.title, r.publisher, r.published, l.nearest, l.score, l.parts, l.method, l.found_at
    FROM story_links l
    JOIN standing_reports r ON r.id = l.report
    WHERE NOT EXISTS (SELECT 1 FROM story_links later WHERE later.report = l.report AND later.key > l.key)
"""


def upgrade() -> None:
    """Make the tables and the view, and place the reports on record in the order in which they came."""
    op.create_table("stories",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False), sa.Column("opened_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["opened_by"], ["reports.id"], name="stories_opened_by"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_index("stories_by_opened_by", "stories", ["opened_by"])
    op.create_table("story_links",
        sa.Column("key", sa.Integer(), nullable=False), sa.Column("report", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False), sa.Column("nearest", sa.Text()),
        sa.Column("score", sa.Float(), nullable=False), sa.Column("parts", sa.Text()),
        sa.Column("method", sa.Text(), nullable=False), sa.Column("found_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="story_links_report"),
        sa.ForeignKeyConstraint(["story"], ["stories.number"], name="story_links_story"),
        sa.ForeignKeyConstraint(["nearest"], ["reports.id"], name="story_links_nearest"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    op.create_index("story_links_by_report", "story_links", ["report"])
    op.create_index("story_links_by_story", "story_links", ["story"])
    op.create_table("story_index",
        sa.Column("number", sa.Integer(), nullable=False), sa.Column("report", sa.Text(), nullable=False),
        sa.Column("day", sa.Text()), sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="story_index_report"),
        sa.PrimaryKeyConstraint("number"))  # fmt: skip
    op.create_index("story_index_by_report", "story_index", ["report"])
    op.create_table("story_index_terms",
        sa.Column("term", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["story_index.number"], name="story_index_terms_number"),
        sa.PrimaryKeyConstraint("term", "number"), sqlite_with_rowid=False)  # fmt: skip
    op.create_table("story_index_counts",
        sa.Column("term", KEY, autoincrement=False, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("term"))  # fmt: skip
    op.execute(MEMBERS)
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    told = sa.text("SELECT id, published, text FROM reports WHERE id = :id")
    for known in connection.execute(sa.text("SELECT id FROM reports ORDER BY added_at, id")).scalars().all():
        id, published, text = connection.execute(told, {"id": known}).one()
        report = Report(id=id, published=published, text=text)
        note_story(connection, report, method="migration 0006", at=now(connection))


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP VIEW story_members")
    for table in TABLES:
        op.drop_table(table)
