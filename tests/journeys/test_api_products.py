"""What an instance knows of products, over a socket: only what it fetched itself."""

import httpx

from tests.journeys.instance import page, saved_from
from worthit.testing.shop import LoopbackShop, http_answer


async def test_a_product_that_was_looked_up_is_known_with_its_prices_and_reviews(
    api: httpx.AsyncClient, shop: LoopbackShop
) -> None:
    link = shop.link("/kettle")
    verdict = (await api.post("/v1/verdicts", json={"url": link})).json()
    shop.answers["/kettle"] = http_answer(page("kettle").replace("64.90", "58.00").encode())
    newer = (await api.post("/v1/verdicts", json={"url": link, "anew": True})).json()
    (product,) = (await api.get("/v1/products", params={"url": link})).json()["items"]
    assert (product["title"], product["price"]) == ("Vesna Gooseneck Kettle 0.9 l", "58.00")
    assert product["verdict_id"] == newer["id"] != verdict["id"]
    place = f"/v1/products/{product['id']}"
    assert (await api.get(place)).json() == product
    (offer,) = (await api.get(f"{place}/prices", params={"currency": "EUR"})).json()["offers"]
    assert (offer["statistics"]["spans"]["30"]["low"], offer["statistics"]["sightings"]) == ("58.00", 2)
    sightings = (await api.get(f"{place}/prices/sightings", params={"limit": 1})).json()
    assert [seen["amount"] for seen in sightings["items"]] == ["58.00"]
    rest = await api.get(f"{place}/prices/sightings", params={"cursor": sightings["next_cursor"]})
    assert [seen["amount"] for seen in rest.json()["items"]] == ["64.90"]
    reviews = (await api.get(f"{place}/reviews")).json()
    assert reviews["verdict_id"] == newer["id"]
    assert reviews["opinions"]["pros"] == newer["verdict"]["pros"]
    assert sum(reviews["counts"]["by_stars"].values()) <= reviews["counts"]["kept"]
    listed = await api.get("/v1/products", params={"q": "gooseneck vesna", "limit": 1})
    assert listed.json()["items"][0]["title"] == product["title"]


async def test_a_page_that_somebody_gave_is_known_to_nobody(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    link = shop.link("/kettle")
    given = await api.post("/v1/verdicts", json={"url": link, "pages": [saved_from(link, page("kettle"))]})
    assert given.status_code == 201
    assert (await api.get("/v1/products", params={"url": link})).json() == {"items": [], "next_cursor": None}


async def test_without_credentials_there_are_no_watches_alerts_or_verdicts_of_ones_own(api: httpx.AsyncClient) -> None:
    for path in ("/v1/watches", "/v1/watches/000000000000", "/v1/alerts", "/v1/verdicts"):
        refused = await api.get(path)
        assert (refused.status_code, refused.json()["code"]) == (401, "E006")


async def test_a_link_that_carries_a_person_or_a_secret_is_answered_and_not_listed(
    api: httpx.AsyncClient, shop: LoopbackShop
) -> None:
    target = "/kettle?email=ada%40mailbox.example&session=canary"
    shop.answers[target] = http_answer(page("kettle").encode())
    link = shop.link(target)
    answered = await api.post("/v1/verdicts", json={"url": link})
    assert (answered.status_code, answered.json().get("followed_days", 0)) == (201, 0)
    assert "canary" not in (await api.get("/v1/products", params={"limit": 100})).text
    assert (await api.get("/v1/products", params={"url": link})).json()["items"] == []
