"""A question that nobody waits for, over a socket: 202, then how it fares, told or asked for."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.journeys.instance import page
from worthit.testing.shop import LoopbackShop, http_answer

VERDICTS = "/v1/verdicts"
AT_ONCE = {"Prefer": "respond-async"}


@asynccontextmanager
async def slow_shop(name: str = "kettle") -> AsyncIterator[tuple[str, asyncio.Event]]:
    """A link to a page that is shown once the event is set."""
    open_now = asyncio.Event()

    async def show(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await open_now.wait()
        writer.write(http_answer(page(name).encode()))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(show, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/kettle", open_now


async def read_events(api: httpx.AsyncClient, link: str, after: int = 0) -> list[tuple[int, str, Any]]:
    events, number, name = [], 0, ""
    async with api.stream("GET", link, headers={"Last-Event-ID": str(after)} if after else {}) as answer:
        assert answer.status_code == 200
        async for line in answer.aiter_lines():
            key, _, value = line.partition(": ")
            if key == "id":
                number = int(value)
            elif key == "event":
                name = value
            elif key == "data":
                events.append((number, name, json.loads(value)))
    return events


async def test_a_question_that_nobody_waits_for_is_answered_later(api: httpx.AsyncClient) -> None:
    async with slow_shop() as (link, open_now):
        begun = await api.post(VERDICTS, json={"url": link}, headers=AT_ONCE)
        assert (begun.status_code, begun.json()["state"]) == (202, "working")
        place = begun.headers["Location"]
        reading = asyncio.create_task(read_events(api, f"{place}/events"))
        working = await api.get(place)
        assert (working.json()["state"], working.headers["Retry-After"]) == ("working", "1")
        open_now.set()
        events = await reading
    *progress, (last, name, verdict) = events
    assert [number for number, _, _ in events] == list(range(1, last + 1))
    assert {event for _, event, _ in progress} == {"progress"}
    assert (name, verdict["product"]["title"]) == ("verdict", "Vesna Gooseneck Kettle 0.9 l")
    reached = (await api.get(place)).json()
    assert (reached["state"], reached["verdict"]["id"]) == ("reached", verdict["id"])
    assert (await api.get(reached["verdict"]["path"])).json() == verdict
    assert await read_events(api, f"{place}/events", after=2) == events[2:]
    assert (await api.get(f"{place}/events", headers={"Last-Event-ID": str(last)})).status_code == 204


async def test_who_waits_long_enough_gets_the_verdict_itself(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    made = await api.post(VERDICTS, json={"url": shop.link("/kettle")}, headers={"Prefer": "wait=25"})
    assert (made.status_code, made.headers["Preference-Applied"]) == (201, "wait=25")
    at_hand = await api.post(VERDICTS, json={"url": shop.link("/kettle")}, headers=AT_ONCE)
    assert (at_hand.status_code, at_hand.json()) == (201, made.json())
    assert len(shop.requests) == 1


async def test_a_refusal_is_told_later_too(api: httpx.AsyncClient) -> None:
    async with slow_shop("robot_check") as (link, open_now):
        begun = await api.post(VERDICTS, json={"url": link}, headers=AT_ONCE)
        assert begun.status_code == 202
        open_now.set()
        events = await read_events(api, f"{begun.headers['Location']}/events")
    _, name, problem = events[-1]
    assert (name, problem["code"], problem["status"]) == ("problem", "E010", 422)
    refused = (await api.get(begun.headers["Location"])).json()
    assert (refused["state"], refused["problem"]) == ("refused", problem)


async def test_the_language_of_a_browser_is_spoken(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    italian = {"Accept-Language": "it-IT,it;q=0.9,en;q=0.5"}
    made = await api.post(VERDICTS, json={"url": shop.link("/kettle")}, headers=italian)
    assert (made.json()["explanation"]["language"], made.headers["Content-Language"]) == ("it", "it")
    assert "Accept-Language" in made.headers["Vary"]
    read = await api.get(made.headers["Location"], headers=italian)
    assert read.json() == made.json()
    named = await api.get(f"{made.headers['Location']}?language=de", headers=italian)
    assert named.headers["Content-Language"] == "de"
