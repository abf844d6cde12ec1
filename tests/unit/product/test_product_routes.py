"""Known products over HTTP."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.unit.verdict.decided import NO_DATABASE
from tests.unit.web.conftest import Serve
from worthit.product.catalogue import Catalogue
from worthit.product.identify import identify
from worthit.product.known import KnownProducts
from worthit.product.model import Product
from worthit.product.routes import product_router
from worthit.storage.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
KETTLE = "https://shop.example/products/kettle"


async def see(database: Database, url: str, title: str, hour: int = 0, **changes: Any) -> None:
    shown: dict[str, Any] = {"price": Decimal("219.00"), "currency": "EUR", "category": ("Kitchen", "Kettles")}
    product = Product(title=title, **(shown | changes))
    at = NOON + timedelta(hours=hour)
    await KnownProducts(database).remember(
        identify(url), product, (4.4, 4.7), at, discouraged=False, verdict_id="0123456789abcdef"
    )


async def listed(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/v1/products", params=query)
    assert answer.status_code == 200
    return [item["title"] for item in answer.json()["items"]]


async def test_a_product_is_told_as_it_was_last_seen(serve: Serve, database: Database) -> None:
    await see(database, KETTLE, "Vesna Kettle", rating_count=80, condition="used", availability="in_stock")
    client = serve(product_router(Catalogue(database)))
    (item,) = (await client.get("/v1/products", params={"url": f"{KETTLE}?utm_source=friend"})).json()["items"]
    assert item == {
        "id": item["id"],
        "seen_at": "2026-11-24T12:00:00Z",
        "url": KETTLE,
        "shop": "shop.example",
        "title": "Vesna Kettle",
        "image": None,
        "categories": ["Kitchen", "Kettles"],
        "price": "219.00",
        "currency": "EUR",
        "condition": "used",
        "availability": "in_stock",
        "owners": 80,
        "rating": [4.4, 4.7],
        "verdict_id": "0123456789abcdef",
    }
    one = await client.get(f"/v1/products/{item['id']}")
    assert one.json() == item
    again = await client.get(f"/v1/products/{item['id']}", headers={"If-None-Match": one.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_products_come_in_pages_and_each_once(serve: Serve, database: Database) -> None:
    for number in range(7):
        await see(database, f"{KETTLE}-{number}", f"Kettle {number}", hour=number // 3)
    client = serve(product_router(Catalogue(database)))
    found: list[str] = []
    cursor: str | None = None
    while True:
        page = (await client.get("/v1/products", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        found += [item["title"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert sorted(found) == [f"Kettle {number}" for number in range(7)]
    assert found[0] == "Kettle 6"
    assert set(found[1:4]) == {"Kettle 3", "Kettle 4", "Kettle 5"}


async def test_products_are_found_by_words_of_their_title(serve: Serve, database: Database) -> None:
    await see(database, KETTLE, "Vesna Gooseneck Kettle 0.9 l")
    await see(database, f"{KETTLE}-2", "Vesna 100% Wool_Rug", hour=1)
    client = serve(product_router(Catalogue(database)))
    assert await listed(client, q="kettle VESNA") == ["Vesna Gooseneck Kettle 0.9 l"]
    assert await listed(client, q="vesna") == ["Vesna 100% Wool_Rug", "Vesna Gooseneck Kettle 0.9 l"]
    assert await listed(client, q="100%") == ["Vesna 100% Wool_Rug"]
    assert await listed(client, q="%") == ["Vesna 100% Wool_Rug"]
    assert await listed(client, q="l_r") == ["Vesna 100% Wool_Rug"]
    assert await listed(client, q="stool") == []
    assert len(await listed(client, q=" ")) == 2


async def test_products_are_found_by_their_category(serve: Serve, database: Database) -> None:
    await see(database, KETTLE, "Kettle")
    await see(database, f"{KETTLE}-2", "Stool", category=("Home", "Stools"))
    client = serve(product_router(Catalogue(database)))
    assert await listed(client, category="KETTLES ") == ["Kettle"]
    assert await listed(client, category="Kitchen") == []


async def test_a_link_that_is_not_known_gives_none_and_one_that_is_none_is_refused(
    serve: Serve, sqlite: Database
) -> None:
    client = serve(product_router(Catalogue(sqlite)))
    assert await listed(client, url="https://shop.example/products/stool") == []
    refused = await client.get("/v1/products", params={"url": "not a link"})
    assert (refused.status_code, refused.json()["code"]) == (422, "E001")


@pytest.mark.parametrize("product_id", ["0" * 20, "x", "%00", "..", "é" * 20, "0" * 65])
async def test_an_unknown_product_is_not_found(serve: Serve, database: Database, product_id: str) -> None:
    answer = await serve(product_router(Catalogue(database))).get(f"/v1/products/{product_id}")
    assert answer.status_code == 404
    assert product_id == ".." or answer.json()["code"] == "E003"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"q": "a\0b"}, "q"),
        ({"category": "\0"}, "category"),
        ({"q": "a" * 201}, "q"),
        ({"url": ""}, "url"),
        ({"cursor": "x"}, "cursor"),
    ],
)
async def test_a_search_that_makes_no_sense_is_refused(
    serve: Serve, sqlite: Database, query: dict[str, Any], field: str
) -> None:
    refused = await serve(product_router(Catalogue(sqlite))).get("/v1/products", params=query)
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (400, "E009", field)


async def test_a_database_that_is_down_is_told(serve: Serve) -> None:
    client = serve(product_router(Catalogue(NO_DATABASE)))
    for link in ("/v1/products", f"/v1/products/{'0' * 20}"):
        answer = await client.get(link)
        assert (answer.status_code, answer.json()["code"]) == (503, "E004")
        assert "sqlite" not in json.dumps(answer.json()).lower()
