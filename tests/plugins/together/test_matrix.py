"""No plugin, each of our own alone, both, and both with a broken third: the instance answers, and says how it fares."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.journeys.instance import open_shop, running_instance
from tests.plugins.bot.world import TOKEN, is_verdict
from tests.plugins.redis_server import RedisServer
from worthit.testing import install_plugin
from worthit.testing.telegram import FakeTelegram

BROKEN = """
from contextlib import asynccontextmanager

from worthit.plugin import Health, Manifest, Plugin, PluginConfig


class Fuse(Plugin):
    manifest = Manifest(name="fuse", config=PluginConfig)

    @asynccontextmanager
    async def lifespan(self, services):
        raise RuntimeError("it blew")
        yield
"""


@asynccontextmanager
async def answering(
    home: Path, telegram: FakeTelegram, redis: RedisServer, plugins: Sequence[str]
) -> AsyncIterator[dict[str, Any]]:
    """An instance with these plugins that has given a verdict over HTTP; its health."""
    install_plugin(home / "site", "fuse", "fuse:Fuse", BROKEN)
    settings = {
        "WORTHIT_PLUGINS__ENABLED": ",".join(plugins),
        "WORTHIT_BOT__TOKEN": TOKEN,
        "WORTHIT_BOT__API_URL": telegram.url,
        "WORTHIT_CACHING__URL": redis.url,
        "PYTHONPATH": str(home / "site"),
    }
    starting = running_instance(home, None, **settings)
    instance = await asyncio.to_thread(starting.__enter__)
    try:
        async with open_shop() as shop, httpx.AsyncClient(base_url=instance.url, trust_env=False, timeout=20) as api:
            answers = [await api.post("/v1/verdicts", json={"url": shop.link("/kettle")}) for _ in range(2)]
            assert [answer.status_code for answer in answers] == [201, 201]
            assert len(shop.requests) == 1, "the second asker is given what the first one got"
            if "bot" in plugins:
                ada = telegram.person("Ada")
                await ada.send(shop.link("/kettle"))
                await ada.chat.wait_for(is_verdict)
            health = await api.get("/health")
            assert health.status_code == 200
            yield health.json()
    finally:
        await asyncio.to_thread(starting.__exit__, None, None, None)


@pytest.mark.parametrize(
    "plugins", [(), ("bot",), ("caching",), ("bot", "caching"), ("bot", "caching", "fuse")], ids="+".join
)
async def test_the_matrix(tmp_path: Path, redis_server: RedisServer, plugins: tuple[str, ...]) -> None:
    redis_server.command("FLUSHALL")
    async with (
        FakeTelegram(token=TOKEN).open() as telegram,
        answering(tmp_path, telegram, redis_server, plugins) as told,
    ):
        kept = b"worthit:cache" in redis_server.command("KEYS *")
    assert kept is ("caching" in plugins)
    assert told["state"] == ("degraded" if "fuse" in plugins else "ok")
    assert {name: part["state"] for name, part in told["plugins"].items()} == {
        name: "failed" if name == "fuse" else "ok" for name in plugins
    }
    if "fuse" in plugins:
        assert told["plugins"]["fuse"]["detail"] == "it did not start: RuntimeError: it blew"
