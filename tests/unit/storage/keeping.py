"""Rows as the rooms leave them, for tests of how long they stay."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select

from worthit.storage.database import Database
from worthit.storage.tables import (
    AlertRow,
    Base,
    FollowUpRow,
    PriceArchiveRow,
    PriceRow,
    ProductRow,
    RatingRow,
    ReviewRow,
    VerdictEvidenceRow,
    VerdictRow,
    WatchRow,
)

NO_TABLE_OF_PRODUCTS = {"job_turns"}


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
    async with database.session() as session:
        return {
            name: await session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in NO_TABLE_OF_PRODUCTS
        }
