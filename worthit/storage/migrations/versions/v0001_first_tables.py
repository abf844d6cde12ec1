"""Verdicts, prices and ratings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("product_key", sa.String(200)),
        sa.Column("document", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_verdicts_product_key_created_at", "verdicts", ["product_key", "created_at"])
    op.create_table(
        "prices",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("product_key", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount", sa.String(64), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("condition", sa.String(16)),
    )
    op.create_index("ix_prices_product_key_at", "prices", ["product_key", "at"])
    op.create_table(
        "ratings",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("product_key", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating", sa.Double()),
        sa.Column("rating_count", sa.BigInteger()),
        sa.Column("histogram", sa.JSON()),
        sa.Column("review_ids", sa.JSON(), nullable=False),
    )
    op.create_index("ix_ratings_product_key_at", "ratings", ["product_key", "at"])
