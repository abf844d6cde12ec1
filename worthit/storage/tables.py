"""The tables. What is written in them is the business of the rooms that own it; migrations/ makes them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from worthit.storage.columns import ExactDecimal, ProductKey, UtcDateTime, public_id

_Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column of its own INTEGER type."""


def _public_id(context: Any) -> str:
    return public_id(context.get_current_parameters()["product_key"])


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
    __table_args__ = (Index(None, "product_key", "created_at"), Index(None, "created_at"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    product_key: Mapped[str | None] = mapped_column(ProductKey)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class VerdictEvidenceRow(Base):
    """What a verdict was reached from, whole, so that it can be reached again. `content`: compressed JSON."""

    __tablename__ = "verdict_evidence"

    verdict_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ProductRow(Base):
    """A product as this instance last saw it itself. rating_low, rating_high: interval of its owners' mean, in stars.

    category: the last of its breadcrumbs, folded, by which alternatives are found; categories: all of them.
    discouraged: its last verdict advised against it, so it is no alternative to anything. id: `public_id` of its key.
    verdict_id: of that verdict, where it was kept. gtin: in 14 digits.
    """

    __tablename__ = "products"
    __table_args__ = (Index(None, "category", "currency"), Index(None, "seen_at"), Index(None, "gtin"))

    product_key: Mapped[str] = mapped_column(ProductKey, primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True, default=_public_id)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    url: Mapped[str] = mapped_column(Text)
    shop: Mapped[str] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(Text)
    image: Mapped[str | None] = mapped_column(Text)
    categories: Mapped[list[str]] = mapped_column(JSON)
    category: Mapped[str | None] = mapped_column(String(200))
    amount: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    currency: Mapped[str | None] = mapped_column(String(3))
    condition: Mapped[str | None] = mapped_column(String(16))
    availability: Mapped[str | None] = mapped_column(String(16))
    owners: Mapped[int | None] = mapped_column(BigInteger)
    rating_low: Mapped[float | None] = mapped_column(Double)
    rating_high: Mapped[float | None] = mapped_column(Double)
    discouraged: Mapped[bool] = mapped_column(Boolean)
    verdict_id: Mapped[str | None] = mapped_column(String(64))
    gtin: Mapped[str | None] = mapped_column(String(14))


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
    seller_kind: Mapped[str | None] = mapped_column(String(16))
    shipping: Mapped[Decimal | None] = mapped_column(ExactDecimal)


class PriceArchiveRow(Base):
    """Older sightings of an offer at one price of shipping, where there are very many: see `worthit.price.packing`."""

    __tablename__ = "price_archives"
    __table_args__ = (Index(None, "product_key", "first_at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    product_key: Mapped[str] = mapped_column(ProductKey)
    currency: Mapped[str] = mapped_column(String(3))
    condition: Mapped[str | None] = mapped_column(String(16))
    seller_kind: Mapped[str | None] = mapped_column(String(16))
    shipping: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    count: Mapped[int] = mapped_column(Integer)
    points: Mapped[bytes] = mapped_column(LargeBinary)


class ReviewRow(Base):
    """A review that this instance saw itself. author: hashed with the key of this instance. `document`: the Review."""

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "author"), Index(None, "last_seen"))

    product_key: Mapped[str] = mapped_column(ProductKey, primary_key=True)
    review_id: Mapped[str] = mapped_column(ProductKey, primary_key=True)
    first_seen: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen: Mapped[datetime] = mapped_column(UtcDateTime)
    author: Mapped[str | None] = mapped_column(String(64))
    document: Mapped[bytes] = mapped_column(LargeBinary)


class FollowUpRow(Base):
    """A product that is looked up again by itself. state: active, blocked, gone, failed or done.

    trouble: the error of the last look, whose name is in `worthit.errors`; failures: how many in a row.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (Index(None, "state", "next_at"),)

    product_key: Mapped[str] = mapped_column(ProductKey, primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    next_at: Mapped[datetime] = mapped_column(UtcDateTime)
    failures: Mapped[int] = mapped_column(Integer)
    trouble: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))


class TurnRow(Base):
    """When something periodic is due next, and was done last. holder: who does it now, until `held_until`, or died."""

    __tablename__ = "job_turns"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    holder: Mapped[str | None] = mapped_column(String(16))
    held_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class WatchRow(Base):
    """Somebody's wish to hear of a price. owner: who, and where, such as `telegram:4711`. `rule`, `memory`: JSON.

    seen_at: when the newest sighting that it took in was made, or it itself. due_at: when it looks at that one again.
    version: raised by whoever evaluates it, which keeps others away until that is kept.
    """

    __tablename__ = "watches"
    __table_args__ = (Index(None, "owner"), Index(None, "product_key", "active"), Index(None, "due_at"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    product_key: Mapped[str] = mapped_column(ProductKey)
    url: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    active: Mapped[bool] = mapped_column(Boolean)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    rule: Mapped[bytes] = mapped_column(LargeBinary)
    memory: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer)


class AlertRow(Base):
    """What is to be told of a watch, once. claimed_until: a worker is telling it until then, or died."""

    __tablename__ = "alerts"
    __table_args__ = (UniqueConstraint("watch_id", "number"), Index(None, "delivered_at", "not_before"))

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    watch_id: Mapped[str] = mapped_column(String(64))
    number: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    document: Mapped[bytes] = mapped_column(LargeBinary)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    given_up: Mapped[bool] = mapped_column(Boolean)


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


class AccountRow(Base):
    """Somebody who asks under a name of this instance's making. plan_until: None for a plan without an end."""

    __tablename__ = "accounts"
    __table_args__ = (Index(None, "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    plan: Mapped[str] = mapped_column(String(16))
    plan_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class IdentityRow(Base):
    """Who somebody is elsewhere. provider: `telegram`; subject: the id there."""

    __tablename__ = "identities"
    __table_args__ = (Index(None, "account_id"),)

    provider: Mapped[str] = mapped_column(String(16), primary_key=True)
    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ApiKeyRow(Base):
    """A key of an account. id: the part of it that may be shown. digest: SHA-256 of the whole, in hex.

    rotated_to: the key that is in its place.
    """

    __tablename__ = "api_keys"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(100))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    rotated_to: Mapped[str | None] = mapped_column(String(16))
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """A web session. digest: SHA-256 of the token in the cookie, in hex. key_id: of the key it was opened with."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "account_id"), Index(None, "expires_at"))

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32))
    key_id: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class UsageRow(Base):
    """How much was asked in one window of time. subject: `account:<id>`, or `address:<keyed hash>`."""

    __tablename__ = "usage"
    __table_args__ = (Index(None, "began_at"),)

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    seconds: Mapped[int] = mapped_column(Integer, primary_key=True)
    used: Mapped[int] = mapped_column(BigInteger)


class SlotRow(Base):
    """A look-up under way, of those that an asker may have at once. until: its holder is dead by then."""

    __tablename__ = "slots"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class AskedRow(Base):
    """That an account asked for a verdict, last at that time."""

    __tablename__ = "asked"
    __table_args__ = (Index(None, "account_id", "at"), Index(None, "at"))

    account_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    verdict_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class LookupRow(Base):
    """A look-up that its asker does not wait for. `document`: how it fares, as JSON. until: it is over by then."""

    __tablename__ = "lookups"
    __table_args__ = (Index(None, "until"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class IdempotencyRow(Base):
    """A request that was made under a key of its asker's. status: None while it is being answered.

    fingerprint: of the request, so that a key used for another one is refused. body: None where it is shown once only.
    """

    __tablename__ = "idempotency"
    __table_args__ = (Index(None, "until"),)

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[int | None] = mapped_column(Integer)
    headers: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
