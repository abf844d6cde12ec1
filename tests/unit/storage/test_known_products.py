"""Products that this instance saw itself come back by their category, as they were last seen."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from worthit.money import Money
from worthit.product.identify import identify
from worthit.product.known import KnownProducts
from worthit.product.model import KnownProduct, Product
from worthit.storage.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=30)
KETTLES = ("Kitchen", "Kettles")
RATING = (4.41, 4.68)


def kettle(**changes: Any) -> Product:
    given: dict[str, Any] = {
        "title": "Kettle",
        "price": Decimal("219.00"),
        "currency": "EUR",
        "rating_count": 80,
        "category": KETTLES,
        "availability": "in_stock",
    }
    return Product(**(given | changes))


async def found(known: KnownProducts, categories: tuple[str, ...] = KETTLES, currency: str = "EUR") -> list[str]:
    return [each.url for each in await known.in_category(categories, currency, since=LONG_AGO)]


async def test_a_product_comes_back_as_it_was_last_seen(database: Database) -> None:
    known = KnownProducts(database)
    ref = identify("https://shop.example/products/kettle?variant=41")
    await known.remember(ref, kettle(price=Decimal("249.00")), (4.0, 4.5), NOON - timedelta(days=1), discouraged=False)
    await known.remember(ref, kettle(condition="used"), RATING, NOON, discouraged=False)
    assert await known.in_category(("Shop", "KETTLES"), "EUR", since=LONG_AGO) == (
        KnownProduct(
            key=ref.key,
            url=ref.canonical,
            shop="shop.example",
            title="Kettle",
            price=Money(Decimal("219.00"), "EUR"),
            condition="used",
            categories=KETTLES,
            owners=80,
            rating=RATING,
            seen_at=NOON,
        ),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"availability": "out_of_stock"},
        {"price": None},
        {"currency": "USD"},
        {"price_high": Decimal(300)},
        {"category": ("Kitchen", "Mugs")},
        {"category": ()},
        {"rating_count": None},
    ],
)
async def test_what_cannot_be_compared_is_left_out(database: Database, changes: dict[str, Any]) -> None:
    known = KnownProducts(database)
    await known.remember(identify("https://shop.example/a"), kettle(), RATING, NOON, discouraged=False)
    await known.remember(identify("https://shop.example/b"), kettle(**changes), RATING, NOON, discouraged=False)
    assert await found(known) == ["https://shop.example/a"]


async def test_too_few_owners_and_what_was_not_seen_for_long_are_left_out(database: Database) -> None:
    known = KnownProducts(database)
    await known.remember(identify("https://shop.example/few"), kettle(), None, NOON, discouraged=False)
    await known.remember(
        identify("https://shop.example/old"), kettle(), RATING, LONG_AGO - timedelta(seconds=1), discouraged=False
    )
    await known.remember(identify("https://shop.example/just"), kettle(), RATING, LONG_AGO, discouraged=False)
    assert await found(known) == ["https://shop.example/just"]


async def test_what_has_sold_out_since_is_known_no_longer(database: Database) -> None:
    known = KnownProducts(database)
    ref = identify("https://shop.example/a")
    await known.remember(ref, kettle(), RATING, NOON, discouraged=False)
    await known.remember(ref, kettle(availability="out_of_stock"), RATING, NOON, discouraged=False)
    assert await found(known) == []


async def test_the_last_seen_come_first_and_never_more_than_asked_for(database: Database) -> None:
    known = KnownProducts(database)
    for hours in (3, 1, 2):
        ref = identify(f"https://shop.example/{hours}")
        await known.remember(ref, kettle(), RATING, NOON - timedelta(hours=hours), discouraged=False)
    newest = await known.in_category(KETTLES, "EUR", since=LONG_AGO, limit=2)
    assert [each.url for each in newest] == ["https://shop.example/1", "https://shop.example/2"]


async def test_very_long_links_and_categories_are_kept(database: Database) -> None:
    known = KnownProducts(database)
    trail = ("Kitchen", "Kettles " * 60)
    link = "https://shop.example/" + "x" * 1500
    await known.remember(identify(link), kettle(category=trail), RATING, NOON, discouraged=False)
    assert await found(known, trail) == [link]


async def test_without_a_category_there_is_nothing_alike(database: Database) -> None:
    known = KnownProducts(database)
    await known.remember(identify("https://shop.example/a"), kettle(category=("  ",)), RATING, NOON, discouraged=False)
    assert await found(known, ()) == []
    assert await found(known, ("  ",)) == []


async def test_what_was_advised_against_is_left_out_until_a_verdict_is_better(
    database: Database,
) -> None:
    known = KnownProducts(database)
    ref = identify("https://shop.example/a")
    await known.remember(ref, kettle(), RATING, NOON, discouraged=True)
    assert await found(known) == []
    await known.remember(ref, kettle(), RATING, NOON, discouraged=False)
    assert await found(known) == [ref.canonical]


async def test_products_advised_against_are_found_by_their_keys_however_long_and_old(database: Database) -> None:
    known = KnownProducts(database)
    bad, long, good = (identify(f"https://shop.example/{path}") for path in ("bad", "x" * 1500, "good"))
    for ref in (bad, long, good):
        await known.remember(ref, kettle(category=()), None, LONG_AGO, discouraged=ref is not good)
    keys = {bad.key, long.key, good.key, "https://shop.example/never-seen"}
    assert await known.discouraged_among(keys) == {bad.key, long.key}
    assert await known.discouraged_among(set()) == frozenset()


async def test_nothing_is_kept_of_a_link_that_tells_of_a_person(database: Database) -> None:
    known = KnownProducts(database)
    ref = identify("https://shop.example/kettle?email=ada%40mailbox.example")
    await known.remember(ref, kettle(), RATING, NOON, discouraged=False)
    assert await found(known) == []
    assert await known.title_of(ref.key) is None
