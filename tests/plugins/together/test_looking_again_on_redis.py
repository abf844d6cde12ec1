"""With a shared queue: two processes look each product up once, and a queue that is lost costs nothing."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.follow_ups import Outside, two_instances
from tests.journeys.instance import open_shop, page
from tests.plugins.redis_server import RedisServer
from worthit.testing.shop import http_answer

pytestmark = pytest.mark.drill
NAMES = [f"/kettle-{number}" for number in range(6)]


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[Outside]:
    opened = Outside(tmp_path)
    yield opened
    await opened.close()


async def test_two_processes_that_share_a_queue_look_once(
    tmp_path: Path, outside: Outside, redis_server: RedisServer
) -> None:
    settings = {
        "WORTHIT_STORAGE__URL": outside.url,
        "WORTHIT_CACHING__URL": redis_server.url,
        "WORTHIT_CACHING__PREFIX": "look-again",
    }
    async with open_shop() as shop:
        for name in NAMES:
            shop.answers[name] = http_answer(page("kettle").encode())
        async with two_instances(tmp_path, **settings):
            await outside.make_due(shop.link(name) for name in NAMES)
            await outside.looked_up()
        assert sorted(request.split()[1] for request in shop.requests) == NAMES
    assert await outside.prices_seen() == len(NAMES)


async def test_a_queue_that_is_emptied_loses_nothing(tmp_path: Path, outside: Outside, own_redis: RedisServer) -> None:
    """Redis is killed with the jobs in it; what was due is due again when nothing became of it."""
    settings = {"WORTHIT_STORAGE__URL": outside.url, "WORTHIT_CACHING__URL": own_redis.url}
    async with open_shop() as shop, two_instances(tmp_path, **settings):
        asked = asyncio.Event()

        async def never_answer(_: asyncio.StreamWriter) -> None:
            asked.set()
            await asyncio.sleep(60)

        shop.answers["/slow"] = never_answer
        for name in NAMES:
            shop.answers[name] = http_answer(page("kettle").encode())
        await outside.make_due([shop.link("/slow")])
        async with asyncio.timeout(60):
            await asked.wait()
        own_redis.kill()
        shop.answers["/slow"] = http_answer(page("kettle").encode())
        await outside.make_due(shop.link(name) for name in NAMES)
        own_redis.start()
        await asyncio.sleep(1)
        await outside.let_claims_run_out()
        await outside.looked_up()
    assert await outside.prices_seen() >= len(NAMES) + 1
