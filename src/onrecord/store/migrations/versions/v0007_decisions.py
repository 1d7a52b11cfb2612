"""What people decide, what follows from it, and the views that honour it."""

import sqlalchemy as sa
from alembic import op

from onrecord.store.decisions.ruling import restore
from onrecord.store.migrations.keys import KEY
from onrecord.store.migrations.v0001_views import VIEWS as FIRST
from onrecord.store.migrations.v0007_views import VIEWS
from onrecord.store.migrations.versions.v0006_copy_index import STANDING

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BEFORE = FIRST | {"standing_copies": STANDING}


def upgrade() -> None:
    """Make the tables, then the views over them anew."""
    op.create_table("decisions", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("other_report", sa.Text()),
        sa.Column("target", sa.Text(), nullable=False), sa.Column("other", sa.Text()),
        sa.Column("about", sa.Text()), sa.Column("field", sa.Text()), sa.Column("value", sa.Text()),
        sa.Column("undoes", sa.Integer()), sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False), sa.Column("why", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="decisions_report"),
        sa.ForeignKeyConstraint(["other_report"], ["reports.id"], name="decisions_other_report"),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.key"], name="decisions_undoes"),
        sa.PrimaryKeyConstraint("key"))  # fmt: skip
    for column in ("report", "other_report", "undoes"):
        op.create_index(f"decisions_by_{column}", "decisions", [column])
    op.create_table("rulings", sa.Column("record", KEY, autoincrement=False, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False), sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False), sa.Column("body", sa.Text()),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="rulings_record"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.key"], name="rulings_decision"),
        sa.PrimaryKeyConstraint("record"))  # fmt: skip
    op.create_table("record_pairs", sa.Column("one", KEY, autoincrement=False, nullable=False),
        sa.Column("other", KEY, autoincrement=False, nullable=False),
        sa.Column("same", sa.Integer(), nullable=False), sa.Column("decision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["records.key"], name="record_pairs_one"),
        sa.ForeignKeyConstraint(["other"], ["records.key"], name="record_pairs_other"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.key"], name="record_pairs_decision"),
        sa.PrimaryKeyConstraint("one", "other"))  # fmt: skip
    op.create_table("report_pairs", sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False), sa.Column("about", sa.Text(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False), sa.Column("forward", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["reports.id"], name="report_pairs_one"),
        sa.ForeignKeyConstraint(["other"], ["reports.id"], name="report_pairs_other"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.key"], name="report_pairs_decision"),
        sa.PrimaryKeyConstraint("one", "other", "about"))  # fmt: skip
    changed = [name for name in VIEWS if name in BEFORE]
    for name in reversed(changed):
        op.execute(f"DROP VIEW {name}")
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")


def downgrade() -> None:
    """Take them away; what was decided is lost, and what was read stands again."""
    restore(op.get_bind())
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
    for name in VIEWS:
        if name in BEFORE:
            op.execute(f"CREATE VIEW {name} AS {BEFORE[name]}")
    for table in ("report_pairs", "record_pairs", "rulings"):
        op.drop_table(table)
    for column in ("undoes", "other_report", "report"):
        op.drop_index(f"decisions_by_{column}", table_name="decisions")
    op.drop_table("decisions")
