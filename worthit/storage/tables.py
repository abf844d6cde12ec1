"""The tables. What is written in them is the business of the rooms that own it; migrations/ makes them."""

import hashlib
from datetime import datetime
from decimal import Decimal

from advanced_alchemy.types import DateTimeUTC
from sqlalchemy import JSON, BigInteger, Dialect, Double, Index, Integer, LargeBinary, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

MAX_KEY = 200
"""Longest product key that is stored as it is; PostgreSQL's indexes hold no value over 2,704 bytes."""

_Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column of its own INTEGER type."""


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as its digits: SQLite would make a binary float of a number, and 219.00 must stay 219.00."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class ProductKey(TypeDecorator[str]):
    """A product's key, hashed where it is a very long link: keys are looked for, never read back."""

    impl = String(MAX_KEY)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or len(value) <= MAX_KEY:
            return value
        return f"sha256:{hashlib.sha256(value.encode()).hexdigest()}"


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
    created_at: Mapped[datetime] = mapped_column(DateTimeUTC)
    product_key: Mapped[str | None] = mapped_column(ProductKey)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class PriceRow(Base):
    """A price of a buyable offer, as this instance saw it itself."""

    __tablename__ = "prices"
    __table_args__ = (Index(None, "product_key", "at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    product_key: Mapped[str] = mapped_column(ProductKey)
    at: Mapped[datetime] = mapped_column(DateTimeUTC)
    amount: Mapped[Decimal] = mapped_column(ExactDecimal)
    currency: Mapped[str] = mapped_column(String(3))
    condition: Mapped[str | None] = mapped_column(String(16))


class RatingRow(Base):
    """How the shop counted its owners at one time, as this instance saw it itself."""

    __tablename__ = "ratings"
    __table_args__ = (Index(None, "product_key", "at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    product_key: Mapped[str] = mapped_column(ProductKey)
    at: Mapped[datetime] = mapped_column(DateTimeUTC)
    rating: Mapped[float | None] = mapped_column(Double)
    rating_count: Mapped[int | None] = mapped_column(BigInteger)
    histogram: Mapped[dict[str, float] | None] = mapped_column(JSON(none_as_null=True))
    review_ids: Mapped[list[str]] = mapped_column(JSON)
