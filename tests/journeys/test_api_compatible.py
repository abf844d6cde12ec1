"""The calls that an earlier API promised, over a socket."""

import httpx

from worthit.testing.shop import LoopbackShop


async def test_a_link_is_analysed(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    link = shop.link("/kettle")
    answer = await api.post("/api/analyze", json={"url": link})
    assert answer.status_code == 200
    told = answer.json()
    assert set(told) == {"title", "price", "value_score", "recommendation", "pros", "cons", "url"}
    assert (told["title"], told["price"], told["url"]) == ("Vesna Gooseneck Kettle 0.9 l", "€64.90", link)
    whole = (await api.post("/v1/verdicts", json={"url": link})).json()
    assert told["value_score"] == whole["verdict"]["value_score"]
    assert told["recommendation"] == whole["explanation"]["answer"]
    assert len(shop.requests) == 1


async def test_a_product_without_reviews_has_no_number(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    told = (await api.post("/api/analyze", json={"url": shop.link("/stool")})).json()
    assert (told["value_score"], told["pros"]) == (None, [])
    assert told["recommendation"]


async def test_a_blocked_page_is_a_problem_with_a_code(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    refused = await api.post("/api/analyze", json={"url": shop.link("/robot_check")})
    assert (refused.status_code, refused.json()["code"]) == (422, "E010")


async def test_how_it_is_in_one_word(api: httpx.AsyncClient) -> None:
    answer = await api.get("/api/health")
    assert answer.status_code == 200
    assert answer.json()["status"] in {"ok", "degraded"}
