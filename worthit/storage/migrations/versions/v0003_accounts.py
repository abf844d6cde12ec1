"""Accounts with their keys, sessions and usage; look-ups nobody waits for; idempotency; ids of products."""

import sqlalchemy as sa
from alembic import op

from worthit.storage.columns import public_id

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_ACCOUNT = sa.String(32)
_SUBJECT = sa.String(80)


def upgrade() -> None:
    _ids_of_products()
    _accounts()
    _asking()


def _ids_of_products() -> None:
    op.add_column("products", sa.Column("id", sa.String(32)))
    op.add_column("products", sa.Column("verdict_id", sa.String(64)))
    connection = op.get_bind()
    products = sa.table("products", sa.column("product_key", sa.String), sa.column("id", sa.String))
    for (key,) in connection.execute(sa.select(products.c.product_key)).all():
        connection.execute(products.update().where(products.c.product_key == key).values(id=public_id(key)))
    with op.batch_alter_table("products") as table:
        table.alter_column("id", existing_type=sa.String(32), nullable=False)
        table.create_unique_constraint("uq_products_id", ["id"])
    op.create_index("ix_products_seen_at", "products", ["seen_at"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", _ACCOUNT, primary_key=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("plan", sa.String(16), nullable=False),
        sa.Column("plan_until", _TIME),
    )
    op.create_index("ix_accounts_created_at", "accounts", ["created_at"])
    op.create_table(
        "identities",
        sa.Column("provider", sa.String(16), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("account_id", _ACCOUNT, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
    )
    op.create_index("ix_identities_account_id", "identities", ["account_id"])
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("account_id", _ACCOUNT, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME),
        sa.Column("revoked_at", _TIME),
        sa.Column("rotated_to", sa.String(16)),
        sa.Column("last_used_at", _TIME),
    )
    op.create_index("ix_api_keys_account_id", "api_keys", ["account_id"])
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account_id", _ACCOUNT, nullable=False),
        sa.Column("key_id", sa.String(16)),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"])


def _asking() -> None:
    op.create_table(
        "usage",
        sa.Column("subject", _SUBJECT, primary_key=True),
        sa.Column("began_at", _TIME, primary_key=True),
        sa.Column("seconds", sa.Integer(), primary_key=True),
        sa.Column("used", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_usage_began_at", "usage", ["began_at"])
    op.create_table(
        "slots",
        sa.Column("subject", _SUBJECT, primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("until", _TIME, nullable=False),
    )
    op.create_table(
        "asked",
        sa.Column("account_id", _ACCOUNT, primary_key=True),
        sa.Column("verdict_id", sa.String(64), primary_key=True),
        sa.Column("at", _TIME, nullable=False),
    )
    op.create_index("ix_asked_account_id_at", "asked", ["account_id", "at"])
    op.create_index("ix_asked_at", "asked", ["at"])
    op.create_table(
        "lookups",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("subject", _SUBJECT, nullable=False),
        sa.Column("until", _TIME, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_lookups_until", "lookups", ["until"])
    op.create_table(
        "idempotency",
        sa.Column("subject", _SUBJECT, primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("until", _TIME, nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.JSON()),
        sa.Column("body", sa.LargeBinary()),
    )
    op.create_index("ix_idempotency_until", "idempotency", ["until"])
