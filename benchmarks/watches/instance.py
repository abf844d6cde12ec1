"""A database with many products, each with a history of prices and with people who watch it."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice

import msgspec
from msgspec import structs
from sqlalchemy import insert

from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.watching.model import NewLow, PercentDrop, PriceRise, Sighting, TargetPrice, WatchRule, offer_of
from worthit.price.watching.rules import begin
from worthit.storage.database import Database
from worthit.storage.tables import PriceRow, WatchRow

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
WATCHES_OF_ONE = 10
DAYS = 90
AT_ONCE = 5000
_encode = msgspec.json.Encoder().encode


def usual_price(product: int) -> Decimal:
    return Decimal(1000 + product * 7919 % 90000) / 100


def price_of(product: int, day: int) -> Decimal:
    """Steady for weeks, then a few percent up or down; cheapest today for one product in ten."""
    moved = random.Random(product * 1000 + (day + product) // 14).choice((-5, -2, 0, 0, 0, 2, 4))
    share = 80 if day == 0 and product % 10 == 0 else 100 + moved
    return (usual_price(product) * share / 100).quantize(Decimal("0.01"))


def seen_now(product: int) -> ProductSeen:
    return ProductSeen(
        key=f"shop.example:{product}",
        at=NOW,
        price=Money(price_of(product, 0), "EUR"),
        condition=None,
        rating=None,
        rating_count=None,
        histogram=None,
        review_ids=(),
    )


async def fill(database: Database, products: int) -> None:
    """A sighting a day of every product, and its watches, made half way, which heard of all but the one of today."""
    await database.migrate()
    for table, rows in ((PriceRow, _prices(products)), (WatchRow, _watches(products))):
        while batch := list(islice(rows, AT_ONCE)):
            async with database.session() as session:
                await session.execute(insert(table), batch)


def _prices(products: int) -> Iterator[dict[str, object]]:
    for product in range(products):
        for day in range(DAYS, -1, -1):
            yield {
                "product_key": f"shop.example:{product}",
                "at": NOW - timedelta(days=day),
                "amount": price_of(product, day),
                "currency": "EUR",
            }


def _watches(products: int) -> Iterator[dict[str, object]]:
    made = NOW - timedelta(days=DAYS / 2)
    for product in range(products):
        usual = usual_price(product)
        wishes = (
            (TargetPrice(amount=usual * 9 / 10),),
            (PercentDrop(percent=Decimal(5)), NewLow(days=90)),
            (NewLow(days=30),),
            (PriceRise(percent=Decimal(10)),),
        )
        known = Sighting(at=made, price=Money(usual, "EUR"), in_stock=True, offer=offer_of(None, None))
        for number in range(WATCHES_OF_ONE):
            rule = WatchRule(when=wishes[number % len(wishes)])
            memory = structs.replace(begin(rule, known, in_stock=True, at=made), seen_at=YESTERDAY)
            yield {
                "id": f"{product}-{number}",
                "owner": f"telegram:{number}",
                "product_key": f"shop.example:{product}",
                "url": f"https://shop.example/{product}",
                "title": f"Product {product}",
                "created_at": made,
                "active": True,
                "seen_at": YESTERDAY,
                "rule": _encode(rule),
                "memory": _encode(memory),
                "version": 0,
            }
