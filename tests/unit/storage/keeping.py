"""Rows as the rooms leave them, for tests of how long they stay."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select

from worthit.storage.database import Database
from worthit.storage.tables import (
    AccountRow,
    AlertRow,
    ApiKeyRow,
    AskedRow,
    Base,
    FollowUpRow,
    IdempotencyRow,
    IdentityRow,
    LookupRow,
    PriceArchiveRow,
    PriceRow,
    ProductRow,
    RatingRow,
    ReviewRow,
    SessionRow,
    SlotRow,
    UsageRow,
    VerdictEvidenceRow,
    VerdictRow,
    WatchRow,
)

OF_ACCOUNTS = {
    "accounts", "identities", "api_keys", "sessions", "usage", "slots", "asked", "lookups", "idempotency"
}  # fmt: skip
"""Tables of what belongs to those who ask."""
NO_TABLE_OF_PRODUCTS = {"job_turns", *OF_ACCOUNTS}


def everything_about(key: str, at: datetime, author: str = "somebody") -> list[Base]:
    """A row in each table that knows products, all of that time; the watch has ended, its alert was told."""
    return [
        VerdictRow(id=f"v-{key}", created_at=at, product_key=key, document=b"{}"),
        VerdictEvidenceRow(verdict_id=f"v-{key}", content=b"{}"),
        ProductRow(product_key=key, seen_at=at, url=link(key), shop="shop.example", categories=[], discouraged=False),
        price(key, at),
        PriceArchiveRow(product_key=key, currency="EUR", first_at=at, last_at=at, count=1, points=b""),
        RatingRow(product_key=key, at=at, rating=4.0, rating_count=9, review_ids=[]),
        review(key, at, author),
        FollowUpRow(product_key=key, url=link(key), began_at=at, until=at, next_at=at, failures=0, state="done"),
        watch(key, at, active=False),
        alert(key, at, delivered_at=at),
    ]


def everything_of(account: str, at: datetime) -> list[Base]:
    """A row in each table that knows who asks, all of that time and over by then; no account ends by itself."""
    subject = f"account:{account}"
    return [
        AccountRow(id=account, created_at=at, plan="free"),
        IdentityRow(provider="telegram", subject=f"t-{account}", account_id=account, created_at=at),
        ApiKeyRow(id=f"k-{account}", account_id=account, digest="d", name="n", scopes=[], created_at=at, expires_at=at),
        SessionRow(digest=f"s-{account}", account_id=account, created_at=at, expires_at=at),
        UsageRow(subject=subject, began_at=at, seconds=86_400, used=1),
        SlotRow(subject=subject, number=0, holder="h", until=at),
        AskedRow(account_id=account, verdict_id="v", at=at),
        LookupRow(id=f"l-{account}", subject=subject, until=at, document=b"{}"),
        IdempotencyRow(subject=subject, key="k", fingerprint="f", until=at),
    ]


def link(key: str) -> str:
    return f"https://shop.example/{key}"


def price(key: str, at: datetime) -> PriceRow:
    return PriceRow(product_key=key, at=at, amount=Decimal("9.90"), currency="EUR")


def review(key: str, at: datetime, author: str = "somebody", review_id: str = "r1") -> ReviewRow:
    return ReviewRow(product_key=key, review_id=review_id, first_seen=at, last_seen=at, author=author, document=b"{}")


def watch(key: str, at: datetime, *, active: bool) -> WatchRow:
    return WatchRow(
        id=f"w-{key}",
        owner="terminal:me",
        product_key=key,
        url=link(key),
        created_at=at,
        active=active,
        seen_at=at,
        rule=b"{}",
        memory=b"{}",
        version=1,
    )


def alert(key: str, at: datetime, *, delivered_at: datetime | None = None, given_up: bool = False) -> AlertRow:
    return AlertRow(
        watch_id=f"w-{key}",
        number=1,
        created_at=at,
        document=b"{}",
        not_before=at,
        attempts=1,
        delivered_at=delivered_at,
        given_up=given_up,
    )


async def keep(database: Database, *rows: Base) -> None:
    async with database.session() as session:
        session.add_all(rows)


async def counts(database: Database) -> dict[str, int]:
    """How many rows each table holds that knows products."""
    return await _count(database, Base.metadata.tables.keys() - NO_TABLE_OF_PRODUCTS)


async def counts_of_accounts(database: Database) -> dict[str, int]:
    """How many rows each table holds that knows who asks."""
    return await _count(database, OF_ACCOUNTS)


async def _count(database: Database, names: Iterable[str]) -> dict[str, int]:
    tables = Base.metadata.tables
    async with database.session() as session:
        return {name: await session.scalar(select(func.count()).select_from(tables[name])) or 0 for name in names}
