"""A thousand people ask for the same product at the same moment, of two workers: the shop is asked once."""

import asyncio
from ipaddress import IPv4Address
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import open_shop, page, running_instance
from tests.plugins.bot.world import slowly
from tests.plugins.redis_server import RedisServer
from worthit.testing.shop import http_answer

pytestmark = pytest.mark.drill
ASKERS = 1000


async def test_a_thousand_askers_of_two_workers_cause_one_look_up(tmp_path: Path, redis_server: RedisServer) -> None:
    settings = {
        "WORTHIT_CACHING__URL": redis_server.url,
        "WORTHIT_CACHING__PREFIX": "askers",
        "WORTHIT_WEB__WORKERS": "2",
        "WORTHIT_WEB__TRUSTED_PROXIES": "127.0.0.0/8",
        "WORTHIT_FETCH__TIMEOUT_SECONDS": "20",
    }
    starting = running_instance(tmp_path, None, **settings)
    instance = await asyncio.to_thread(starting.__enter__)
    try:
        async with open_shop() as shop:
            shop.answers["/kettle"] = slowly(http_answer(page("kettle").encode()), 3)
            answers = await ask_all(instance.url, shop.link("/kettle"))
            workers = [line for line in instance.log.read_text().splitlines() if "Started worker" in line]
    finally:
        await asyncio.to_thread(starting.__exit__, None, None, None)
    assert len(workers) == 2
    assert len(shop.requests) == 1
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1


async def ask_all(url: str, link: str) -> list[httpx.Response]:
    """Each from an address of their own, as a proxy says it."""
    addresses = [{"X-Forwarded-For": str(IPv4Address("10.0.0.1") + number)} for number in range(ASKERS)]
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=60, limits=limits) as client:
        return await asyncio.gather(
            *(client.post("/v1/verdicts", json={"url": link}, headers=one) for one in addresses)
        )
