"""What products cost, over HTTP."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.unit.web.conftest import Serve
from worthit.price.archive import KEPT_ROWS
from worthit.price.model import PriceObservation
from worthit.price.routes import price_router
from worthit.price.sightings import Sightings
from worthit.product.catalogue import Catalogue
from worthit.product.identify import identify
from worthit.product.known import KnownProducts
from worthit.product.model import Product, SellerKind
from worthit.storage.columns import public_id
from worthit.storage.database import Database

NOW = datetime.now(UTC).replace(microsecond=0)
KETTLE = identify("https://shop.example/products/kettle")
PRICES = f"/v1/products/{public_id(KETTLE.key)}/prices"


def seen(
    hours_ago: float,
    amount: str,
    currency: str = "EUR",
    condition: str | None = None,
    seller_kind: SellerKind | None = None,
) -> PriceObservation:
    return PriceObservation(
        at=NOW - timedelta(hours=hours_ago),
        amount=Decimal(amount),
        currency=currency,
        condition=condition,
        seller_kind=seller_kind,
    )


async def prices_of(serve: Serve, database: Database, observations: list[PriceObservation]) -> httpx.AsyncClient:
    await KnownProducts(database).remember(KETTLE, Product(title="Kettle"), None, NOW, discouraged=False)
    prices = Sightings(database)
    await prices.take_in(KETTLE.key, observations)
    return serve(price_router(Catalogue(database), prices))


async def all_pages(client: httpx.AsyncClient, limit: int, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        answer = await client.get(f"{PRICES}/sightings", params=query | {"limit": limit})
        assert answer.status_code == 200
        page = answer.json()
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        query["cursor"] = page["next_cursor"]


async def test_each_offer_has_its_own_statistics(serve: Serve, database: Database) -> None:
    client = await prices_of(
        serve,
        database,
        [
            seen(48, "70.00"),
            seen(24, "60.00"),
            seen(2, "64.90"),
            seen(24, "30.00", condition="used"),
            seen(1, "55", "GBP"),
        ],
    )
    offers = (await client.get(PRICES)).json()["offers"]
    assert [(offer["condition"], offer["currency"]) for offer in offers] == [
        ("new", "EUR"),
        ("new", "GBP"),
        ("used", "EUR"),
    ]
    euros = offers[0]["statistics"]
    assert (euros["spans"]["ever"]["low"], euros["spans"]["ever"]["high"]) == ("60.00", "70.00")
    assert (euros["sightings"], euros["days_tracked"]) == (3, 2)
    assert (euros["last_change"]["from"], euros["last_change"]["to"]) == ("60.00", "64.90")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 4),
        ({"currency": "GBP"}, 1),
        ({"condition": "used"}, 1),
        ({"seller_kind": "third_party"}, 1),
        ({"currency": "USD"}, 0),
        ({"condition": "new", "currency": "EUR", "seller_kind": "shop"}, 1),
    ],
)
async def test_an_offer_is_chosen_by_what_it_is(
    serve: Serve, sqlite: Database, query: dict[str, str], count: int
) -> None:
    client = await prices_of(
        serve,
        sqlite,
        [
            seen(4, "70", seller_kind="shop"),
            seen(3, "69", seller_kind="third_party"),
            seen(2, "30", condition="used", seller_kind="shop"),
            seen(1, "55", "GBP", seller_kind="shop"),
        ],
    )
    assert len((await client.get(PRICES, params=query)).json()["offers"]) == count
    assert len(await all_pages(client, 10, **query)) == count


async def test_sightings_come_in_pages_newest_first_however_they_are_stored(serve: Serve, database: Database) -> None:
    many = [seen(number // 3, f"{number}.00") for number in range(KEPT_ROWS + 300)]
    client = await prices_of(serve, database, many)
    found = await all_pages(client, 100)
    assert [(item["at"], item["amount"]) for item in found] == [
        (one.at.isoformat().replace("+00:00", "Z"), str(one.amount))
        for one in sorted(many, key=lambda one: (-one.at.timestamp(), one.amount))
    ]


async def test_many_of_one_instant_are_told_once_each(serve: Serve, database: Database) -> None:
    client = await prices_of(serve, database, [seen(1, f"{number}.00") for number in range(1, 24)])
    found = await all_pages(client, 5)
    assert [item["amount"] for item in found] == [f"{number}.00" for number in range(1, 24)]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"currency": "eur"}, "currency"),
        ({"condition": "broken"}, "condition"),
        ({"seller_kind": "me"}, "seller_kind"),
        ({"cursor": "WzFd"}, "cursor"),
        ({"cursor": "Wy0xLDBd"}, "cursor"),
        ({"cursor": "Wzk5OTk5OTk5OTk5OTk5OTk5OTksMF0"}, "cursor"),
    ],
)
async def test_a_choice_that_makes_no_sense_is_refused(
    serve: Serve, sqlite: Database, query: dict[str, str], field: str
) -> None:
    client = await prices_of(serve, sqlite, [])
    refused = await client.get(f"{PRICES}/sightings", params=query)
    assert (refused.status_code, refused.json()["field"]) == (400, field)


async def test_an_unknown_product_has_no_prices(serve: Serve, sqlite: Database) -> None:
    client = serve(price_router(Catalogue(sqlite), Sightings(sqlite)))
    for link in (PRICES, f"{PRICES}/sightings"):
        answer = await client.get(link)
        assert (answer.status_code, answer.json()["code"]) == (404, "E003")
