"""GTINs of products, so that a barcode finds those that are known."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("products", sa.Column("gtin", sa.String(14)))
    op.create_index("ix_products_gtin", "products", ["gtin"])
