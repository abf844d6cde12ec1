"""Asking for verdicts over HTTP: saved pages, links, progress, and reading them again."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from tests.journeys.instance import Instance, page, saved_from, shop_page
from worthit.testing.shop import LoopbackShop
from worthit.verdict.question import STAGES

VERDICTS = "/v1/verdicts"
ASK_FOR_EVENTS = {"Accept": "text/event-stream"}


async def told(api: httpx.AsyncClient, question: dict[str, Any]) -> list[tuple[str, Any]]:
    """The events of a streamed answer, in order: name and content."""
    events, name = [], ""
    async with api.stream("POST", VERDICTS, json=question, headers=ASK_FOR_EVENTS) as answer:
        assert answer.status_code == 200
        async for line in answer.aiter_lines():
            key, _, value = line.partition(": ")
            if key == "event":
                name = value
            elif key == "data":
                events.append((name, json.loads(value)))
    return events


async def test_a_saved_page_gives_a_verdict_that_stays(api: httpx.AsyncClient) -> None:
    made = await api.post(VERDICTS, json={"pages": [page("kettle")]})
    assert made.status_code == 201
    verdict = made.json()
    assert verdict["provenance"] == "your_copy"
    assert verdict["product"]["title"] == "Vesna Gooseneck Kettle 0.9 l"
    assert (verdict["product"]["price"], verdict["product"]["currency"]) == ("64.90", "EUR")
    assert verdict["product"]["owners"] == 1204
    low, high = verdict["verdict"]["interval"]
    assert 0 <= low <= verdict["verdict"]["value_score"] <= high <= 10

    again = await api.get(made.headers["Location"])
    assert (again.status_code, again.json()) == (200, verdict)
    known = await api.get(made.headers["Location"], headers={"If-None-Match": again.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


async def test_a_link_is_fetched_and_nothing_is_taken_on_trust(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    made = await api.post(VERDICTS, json={"url": shop.link("/kettle")})
    assert made.status_code == 201
    assert made.json()["provenance"] == "fetched"
    assert made.json()["product"]["title"] == "Vesna Gooseneck Kettle 0.9 l"
    assert made.json()["verdict"]["value_score"] is not None
    assert len(shop.requests) == 1


async def test_a_page_beside_its_link_is_read_instead_of_fetching(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    link = shop.link("/kettle")
    made = await api.post(VERDICTS, json={"url": link, "pages": [saved_from(link, page("kettle"))]})
    assert made.status_code == 201
    assert made.json()["provenance"] == "your_copy"
    assert shop.requests == []


async def test_too_few_owners_give_no_score_but_an_answer(api: httpx.AsyncClient) -> None:
    made = await api.post(VERDICTS, json={"pages": [page("stool")]})
    assert made.status_code == 201
    assert made.json()["verdict"]["value_score"] is None
    assert "owners" in made.json()["verdict"]["missing"]
    assert made.json()["explanation"]["answer"]


@pytest.mark.parametrize(
    ("target", "status", "code"), [("/robot_check", 422, "E010"), ("/article", 422, "E011"), ("/gone", 404, "E003")]
)
async def test_what_is_no_product_never_gives_a_number(
    api: httpx.AsyncClient, shop: LoopbackShop, target: str, status: int, code: str
) -> None:
    refused = await api.post(VERDICTS, json={"url": shop.link(target)})
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert refused.headers["Content-Type"] == "application/problem+json"
    name, problem = (await told(api, {"url": shop.link(target)}))[-1]
    assert (name, problem["code"], problem["status"]) == ("problem", code, status)


@pytest.mark.parametrize(
    "url", ["not a link", "javascript:alert(1)", "ftp://shop.example/p", "http://10.0.0.1/p", "http://169.254.169.254/"]
)
async def test_a_link_that_leads_nowhere_public_is_refused(api: httpx.AsyncClient, url: str) -> None:
    refused = await api.post(VERDICTS, json={"url": url})
    assert (refused.status_code, refused.json()["code"]) == (422, "E001")


async def test_pages_of_two_products_are_refused(api: httpx.AsyncClient) -> None:
    refused = await api.post(VERDICTS, json={"pages": [shop_page("amazon_lamp"), shop_page("amazon_pan_2020")]})
    assert (refused.status_code, refused.json()["code"]) == (422, "E009")


async def test_progress_is_told_in_the_order_of_the_stages(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    *progress, (name, verdict) = await told(api, {"url": shop.link("/kettle")})
    assert {event for event, _ in progress} == {"progress"}
    assert tuple(content["stage"] for _, content in progress) == STAGES
    assert name == "verdict"
    assert (await api.get(f"{VERDICTS}/{verdict['id']}")).json() == verdict


async def test_an_asker_who_leaves_stops_the_work(instance: Instance, api: httpx.AsyncClient) -> None:
    asked, left = asyncio.Event(), asyncio.Event()

    async def never_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        assert await reader.read() == b""  # the instance hung up
        writer.close()
        left.set()

    server = await asyncio.start_server(never_answer, "127.0.0.1", 0)
    link = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/kettle"
    async with server:
        async with api.stream("POST", VERDICTS, json={"url": link}, headers=ASK_FOR_EVENTS) as answer:
            await asyncio.wait_for(asked.wait(), 5)
            assert answer.status_code == 200
        await asyncio.wait_for(left.wait(), 3)  # sooner than the fetch would give up by itself


async def test_a_big_page_is_taken(api: httpx.AsyncClient) -> None:
    padded = page("kettle").replace("<body>", "<body><!-- " + '\u00e9"\\\n' * 800_000 + " -->")
    made = await api.post(VERDICTS, json={"pages": [padded]})
    assert made.status_code == 201
    assert made.json()["product"]["title"] == "Vesna Gooseneck Kettle 0.9 l"
