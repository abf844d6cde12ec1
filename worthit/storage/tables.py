"""The tables. What is written in them is the business of the rooms that own it; migrations/ makes them."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import JSON, BigInteger, Double, Index, Integer, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from worthit.storage.columns import ExactDecimal, ProductKey, UtcDateTime

_Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column of its own INTEGER type."""


class Base(DeclarativeBase):
    """Constraints have predictable names, so that a migration can name them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class VerdictRow(Base):
    """A verdict as it was given. `document`: the VerdictDocument as JSON."""

    __tablename__ = "verdicts"
    __table_args__ = (Index(None, "product_key", "created_at"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    product_key: Mapped[str | None] = mapped_column(ProductKey)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class PriceRow(Base):
    """A price of a buyable offer, as this instance saw it itself."""

    __tablename__ = "prices"
    __table_args__ = (Index(None, "product_key", "at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    product_key: Mapped[str] = mapped_column(ProductKey)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    amount: Mapped[Decimal] = mapped_column(ExactDecimal)
    currency: Mapped[str] = mapped_column(String(3))
    condition: Mapped[str | None] = mapped_column(String(16))


class RatingRow(Base):
    """How the shop counted its owners at one time, as this instance saw it itself."""

    __tablename__ = "ratings"
    __table_args__ = (Index(None, "product_key", "at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    product_key: Mapped[str] = mapped_column(ProductKey)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    rating: Mapped[float | None] = mapped_column(Double)
    rating_count: Mapped[int | None] = mapped_column(BigInteger)
    histogram: Mapped[dict[str, float] | None] = mapped_column(JSON(none_as_null=True))
    review_ids: Mapped[list[str]] = mapped_column(JSON)
