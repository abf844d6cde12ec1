"""Kinds of columns: exact decimals, keys of products, and times that are always UTC."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import DateTime, Dialect, String, TypeDecorator

MAX_KEY = 200
"""Longest product key that is stored as it is; PostgreSQL's indexes hold no value over 2,704 bytes."""


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
        return None if value is None else stored_key(value)


def stored_key(key: str) -> str:
    """A product's key as it stands in the tables."""
    return key if len(key) <= MAX_KEY else f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"


def public_id(key: str) -> str:
    """The id under which a product is known outside: 20 hex digits of the SHA-256 of its key, as it is stored."""
    return hashlib.sha256(stored_key(key).encode()).hexdigest()[:20]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept and given back as UTC: SQLite has no time zones. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A time without its time zone cannot be kept")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)
