"""What is better for the money, found by an instance that has looked other products up."""

import json
from typing import Any

import httpx

from tests.journeys.instance import page
from worthit.testing.shop import LoopbackShop, http_answer

HEAD_ENDS = "</head>"


def kettle(price: str, kind: str, **more: Any) -> bytes:
    """The kettle's page at a price, with its trail of categories and more markup of the product."""
    steps = [{"@type": "ListItem", "position": at, "name": name} for at, name in enumerate(("Kitchen", kind), 1)]
    trail = json.dumps({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps})
    html = page("kettle").replace("64.90", price).replace("64,90", price.replace(".", ","))
    html = html.replace('"sku": "VK-09",', f'"sku": "VK-09", {json.dumps(more)[1:-1]}{"," if more else ""}')
    html = html.replace('<link rel="canonical" href="https://cornerkitchenware.example/p/vesna-kettle">', "")
    return http_answer(
        html.replace(HEAD_ENDS, f'<script type="application/ld+json">{trail}</script>{HEAD_ENDS}').encode()
    )


def reviews(*texts: str) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Review",
            "author": {"@type": "Person", "name": f"Owner {number}"},
            "reviewBody": text,
            "reviewRating": {"@type": "Rating", "ratingValue": 4},
        }
        for number, text in enumerate(texts)
    ]


WARNINGS = reviews(
    "The handle got so hot that it caught fire in my kitchen.",
    "Mine gave me an electric shock while I was filling it.",
    "It exploded on the second day and burnt my hand.",
)


async def verdict_on(api: httpx.AsyncClient, link: str) -> dict[str, Any]:
    answer = await api.post("/v1/verdicts", json={"url": link})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_cheaper_product_of_its_kind_that_was_looked_up_before_is_told(
    api: httpx.AsyncClient, shop: LoopbackShop
) -> None:
    kind = f"Kettles {shop.port}"
    shop.answers["/tarn"] = kettle("49.90", kind)
    shop.answers["/mug"] = kettle("9.90", f"Mugs {shop.port}")
    shop.answers["/vesna"] = kettle("64.90", kind)
    for path in ("/tarn", "/mug"):
        assert (await verdict_on(api, shop.link(path)))["alternatives"] == []
    (told,) = (await verdict_on(api, shop.link("/vesna")))["alternatives"]
    assert (told["price"], told["currency"], told["why"]) == ("49.90", "EUR", "cheaper_rated_alike")
    assert (told["source"], told["owners"]) == ("known", 1204)
    assert told["url"].endswith("/tarn")
    assert round(told["saves"], 3) == round(15 / 64.9, 3)


async def test_what_the_page_calls_similar_is_told_as_not_looked_up(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    fell = {
        "@type": "Product",
        "name": "Fell Kettle",
        "url": "https://elsewhere.example/fell",
        "offers": {"@type": "Offer", "price": "39.00", "priceCurrency": "EUR"},
        "aggregateRating": {"ratingValue": 4.6, "ratingCount": 2000},
    }
    shop.answers["/vesna"] = kettle("64.90", f"Jugs {shop.port}", isSimilarTo=fell)
    (told,) = (await verdict_on(api, shop.link("/vesna")))["alternatives"]
    assert (told["title"], told["source"], told["url"]) == ("Fell Kettle", "page", "https://elsewhere.example/fell")
    assert not any("elsewhere" in request for request in shop.requests)


async def test_a_page_that_was_given_is_no_alternative_for_anybody(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    kind = f"Pots {shop.port}"
    given = kettle("49.90", kind).partition(b"\r\n\r\n")[2].decode()
    made = await api.post("/v1/verdicts", json={"url": shop.link("/tarn"), "pages": [given]})
    assert made.status_code == 201, made.text
    shop.answers["/vesna"] = kettle("64.90", kind)
    assert (await verdict_on(api, shop.link("/vesna")))["alternatives"] == []


async def test_a_product_whose_owners_warn_of_danger_is_no_alternative(
    api: httpx.AsyncClient, shop: LoopbackShop
) -> None:
    kind = f"Dangers {shop.port}"
    shop.answers["/danger"] = kettle("49.90", kind, review=WARNINGS)
    shop.answers["/fine"] = kettle("59.90", kind)
    bad = await verdict_on(api, shop.link("/danger"))
    assert ([veto["name"] for veto in bad["verdict"]["vetoes"]], bad["verdict"]["recommendation"]) == (
        ["safety"],
        "avoid",
    )
    await verdict_on(api, shop.link("/fine"))
    shown = {
        "@type": "Product",
        "name": "Danger Kettle",
        "url": shop.link("/danger"),
        "offers": {"@type": "Offer", "price": "49.90", "priceCurrency": "EUR"},
        "aggregateRating": {"ratingValue": 4.6, "ratingCount": 2000},
    }
    shop.answers["/dear"] = kettle("64.90", kind, isSimilarTo=shown)
    told = (await verdict_on(api, shop.link("/dear")))["alternatives"]
    assert [each["url"].rpartition("/")[2] for each in told] == ["fine"]
