"""Evidence that grows: products, reviews, offers kept apart; looking again; watches and their alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)
_KEY = sa.String(200)
_AMOUNT = sa.String(64)


def upgrade() -> None:
    op.add_column("prices", sa.Column("seller_kind", sa.String(16)))
    op.add_column("prices", sa.Column("shipping", _AMOUNT))
    op.create_index("ix_verdicts_created_at", "verdicts", ["created_at"])
    _evidence()
    _watching()


def _evidence() -> None:
    op.create_table(
        "price_archives",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("product_key", _KEY, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("condition", sa.String(16)),
        sa.Column("seller_kind", sa.String(16)),
        sa.Column("shipping", _AMOUNT),
        sa.Column("first_at", _TIME, nullable=False),
        sa.Column("last_at", _TIME, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_price_archives_product_key_first_at", "price_archives", ["product_key", "first_at"])
    op.create_table(
        "verdict_evidence",
        sa.Column("verdict_id", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "products",
        sa.Column("product_key", _KEY, primary_key=True),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("shop", sa.String(200), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("image", sa.Text()),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(200)),
        sa.Column("amount", _AMOUNT),
        sa.Column("currency", sa.String(3)),
        sa.Column("condition", sa.String(16)),
        sa.Column("availability", sa.String(16)),
        sa.Column("owners", sa.BigInteger()),
        sa.Column("rating_low", sa.Double()),
        sa.Column("rating_high", sa.Double()),
        sa.Column("discouraged", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_products_category_currency", "products", ["category", "currency"])
    op.create_table(
        "reviews",
        sa.Column("product_key", _KEY, primary_key=True),
        sa.Column("review_id", _KEY, primary_key=True),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.Column("last_seen", _TIME, nullable=False),
        sa.Column("author", sa.String(64)),
        sa.Column("document", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_reviews_author", "reviews", ["author"])
    op.create_index("ix_reviews_last_seen", "reviews", ["last_seen"])


def _watching() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("product_key", _KEY, primary_key=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("began_at", _TIME, nullable=False),
        sa.Column("until", _TIME, nullable=False),
        sa.Column("next_at", _TIME, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(64)),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_index("ix_follow_ups_state_next_at", "follow_ups", ["state", "next_at"])
    op.create_table(
        "job_turns",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("next_at", _TIME, nullable=False),
        sa.Column("last_at", _TIME),
        sa.Column("holder", sa.String(16)),
        sa.Column("held_until", _TIME),
    )
    op.create_table(
        "watches",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("product_key", _KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.Column("due_at", _TIME),
        sa.Column("rule", sa.LargeBinary(), nullable=False),
        sa.Column("memory", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_index("ix_watches_owner", "watches", ["owner"])
    op.create_index("ix_watches_product_key_active", "watches", ["product_key", "active"])
    op.create_index("ix_watches_due_at", "watches", ["due_at"])
    op.create_table(
        "alerts",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("watch_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("not_before", _TIME, nullable=False),
        sa.Column("claimed_until", _TIME),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivered_at", _TIME),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("watch_id", "number", name="uq_alerts_watch_id_number"),
    )
    op.create_index("ix_alerts_delivered_at_not_before", "alerts", ["delivered_at", "not_before"])
