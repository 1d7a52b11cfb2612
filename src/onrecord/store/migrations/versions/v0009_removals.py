"""Reports that were taken off the record, and versions of which nothing is left but that they were the latest."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of removals, and let a version be without its report."""
    op.create_table("removals", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False), sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False), sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False), sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False), sa.Column("erased_at", sa.Text()),
        sa.Column("taken_back_at", sa.Text()), sa.PrimaryKeyConstraint("key"))  # fmt: skip
    for column in ("report", "text_sha256"):
        op.create_index(f"removals_by_{column}", "removals", [column])
    _let_reports_be_missing(True)


def downgrade() -> None:
    """Take them away. What was removed stays so, but nothing refuses it any longer, and where the latest version
    was removed the one before it stands again."""
    op.execute("DELETE FROM versions WHERE report IS NULL")
    _let_reports_be_missing(False)
    for column in ("text_sha256", "report"):
        op.drop_index(f"removals_by_{column}", table_name="removals")
    op.drop_table("removals")


def _let_reports_be_missing(nullable: bool) -> None:
    """SQLite makes the table anew for this; its views may stand over it meanwhile."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("PRAGMA legacy_alter_table=ON")
    with op.batch_alter_table("versions") as versions:
        versions.alter_column("report", existing_type=sa.Text(), nullable=nullable)
    if sqlite:
        op.execute("PRAGMA legacy_alter_table=OFF")
