"""Indexes by which the first records of a list are found by their days."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KINDS = ("events", "statements", "figures", "votes", "changes")
NEW, OLD = ("date_start", "date_end"), ("date_start",)


def upgrade() -> None:
    """Make the indexes; that of events takes the place of one that it begins with."""
    for kind in KINDS:
        op.create_index(_name(kind, NEW), kind, list(NEW))
    op.drop_index(_name("events", OLD), table_name="events")


def downgrade() -> None:
    """Take them away."""
    op.create_index(_name("events", OLD), "events", list(OLD))
    for kind in KINDS[::-1]:
        op.drop_index(_name(kind, NEW), table_name=kind)


def _name(kind: str, columns: tuple[str, ...]) -> str:
    return f"{kind}_by_{'_'.join(columns)}"
