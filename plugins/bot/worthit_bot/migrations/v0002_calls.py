"""What was sent for an update, call by call, and which button was pressed; room for how Telegram fares."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("bot_updates", "messages")
    op.add_column("bot_updates", sa.Column("press", sa.String(32)))
    op.add_column("bot_updates", sa.Column("calls", sa.LargeBinary()))
    op.create_index("ix_bot_updates_press", "bot_updates", ["press"])
    with op.batch_alter_table("bot_state") as state:
        state.alter_column("value", type_=sa.String(400), existing_type=sa.String(64), existing_nullable=False)
