"""Several processes on one database look a product up once, and the death of one loses nothing."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.follow_ups import Outside, jobs_beside, two_instances
from tests.journeys.instance import Instance, open_shop, page, running_instance
from worthit.testing.shop import LoopbackShop, http_answer

NAMES = [f"/kettle-{number}" for number in range(6)]


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[Outside]:
    opened = Outside(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    async with open_shop() as opened:
        for name in NAMES:
            opened.answers[name] = http_answer(page("kettle").encode())
        yield opened


@pytest.mark.drill
async def test_two_processes_on_one_database_look_once(tmp_path: Path, outside: Outside, shop: LoopbackShop) -> None:
    async with two_instances(tmp_path, WORTHIT_STORAGE__URL=outside.url):
        await outside.make_due(shop.link(name) for name in NAMES)
        await outside.looked_up()
    assert sorted(request.split()[1] for request in shop.requests) == NAMES
    assert await outside.prices_seen() == len(NAMES)


@pytest.mark.drill
async def test_a_process_killed_in_the_middle_of_a_look_loses_nothing(
    tmp_path: Path, outside: Outside, shop: LoopbackShop
) -> None:
    asked = asyncio.Event()

    async def never_answer(_: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.sleep(60)

    shop.answers["/kettle"] = never_answer
    first = running_instance(tmp_path, None, WORTHIT_STORAGE__URL=outside.url)
    instance: Instance = await asyncio.to_thread(first.__enter__)
    try:
        await outside.make_due([shop.link("/kettle")])
        async with asyncio.timeout(60):
            await asked.wait()
        instance.kill()
    finally:
        await asyncio.to_thread(first.__exit__, None, None, None)
    assert await outside.prices_seen() == 0

    shop.answers["/kettle"] = http_answer(page("kettle").encode())
    await outside.let_claims_run_out()
    second = running_instance(tmp_path, None, WORTHIT_STORAGE__URL=outside.url)
    await asyncio.to_thread(second.__enter__)
    try:
        await outside.looked_up()
    finally:
        await asyncio.to_thread(second.__exit__, None, None, None)
    assert await outside.prices_seen() == 1


async def test_web_workers_leave_the_jobs_to_worthit_jobs_and_health_says_whether_it_runs(
    tmp_path: Path, outside: Outside, shop: LoopbackShop
) -> None:
    settings = {"WORTHIT_STORAGE__URL": outside.url, "WORTHIT_JOBS__EMBEDDED": "false"}
    web = running_instance(tmp_path, None, **settings)
    instance: Instance = await asyncio.to_thread(web.__enter__)
    try:
        async with httpx.AsyncClient(base_url=instance.url, trust_env=False, timeout=30) as api:
            health = (await api.get("/health")).json()["parts"]["jobs"]
            assert health["state"] == "off"
            answer = await api.post("/v1/verdicts", json={"url": shop.link("/stool")})
            assert answer.is_success
            assert await outside.followed() == [shop.link("/stool")]
            await outside.make_due([shop.link("/kettle")])
            async with jobs_beside(tmp_path, settings):
                await outside.looked_up()
                health = (await api.get("/health")).json()["parts"]["jobs"]
            assert health["state"] == "ok"
            assert health["detail"].startswith("last done at ")
    finally:
        await asyncio.to_thread(web.__exit__, None, None, None)
    assert [request.split()[1] for request in shop.requests] == ["/stool", "/kettle"]
