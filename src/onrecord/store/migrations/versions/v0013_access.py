"""Who may open a served record: accounts, their keys, and a log of what they did."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("accounts",
        sa.Column("name", sa.Text(), nullable=False), sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text()), sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text()), sa.PrimaryKeyConstraint("name"))  # fmt: skip
    op.create_table("account_keys", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text()), sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False), sa.Column("expires_at", sa.Text()),
        sa.Column("ended_at", sa.Text()), sa.PrimaryKeyConstraint("key"), sa.UniqueConstraint("sha256"),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], name="account_keys_account"))  # fmt: skip
    op.create_index("account_keys_by_account", "account_keys", ["account"])
    op.create_table("access_log", sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False), sa.Column("account", sa.Text()),
        sa.Column("address", sa.Text()), sa.Column("did", sa.Text(), nullable=False),
        sa.Column("about", sa.Text()), sa.PrimaryKeyConstraint("key"))  # fmt: skip


def downgrade() -> None:
    """Take them away: whoever had an account has none."""
    op.drop_table("access_log")
    op.drop_index("account_keys_by_account", table_name="account_keys")
    op.drop_table("account_keys")
    op.drop_table("accounts")
