"""Whether verdicts helped."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_opinions",
        sa.Column("verdict_id", sa.String(64), primary_key=True),
        sa.Column("person", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("helpful", sa.Boolean()),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_bot_opinions_person", "bot_opinions", ["person"])
    op.create_index("ix_bot_opinions_at", "bot_opinions", ["at"])
