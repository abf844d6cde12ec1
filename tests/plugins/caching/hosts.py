"""Hosts with the plugin, as a process of WorthIt! has them."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from worthit.config import Environment, PluginsSettings, Settings
from worthit.plugin import BROKER, CACHE, LIMITER, Broker, Cache, Health, Limiter, PluginHost
from worthit.plugin.doctor import Row


def load(**settings: str) -> PluginHost:
    """A host with the plugin and these of its settings."""
    return PluginHost.load(
        settings=Settings(plugins=PluginsSettings(enabled=("caching",))),
        environment=Environment(sections={"caching": settings}),
    )


def row(host: PluginHost) -> Row:
    return next(row for row in host.report().plugins if row.name == "caching")


class Instance:
    """A process with the plugin: what the core uses of it."""

    def __init__(self, host: PluginHost) -> None:
        self.host = host
        self.cache: Cache = host.get(CACHE)
        self.limiter: Limiter = host.get(LIMITER)
        self.broker: Broker = host.get(BROKER)

    async def health(self) -> Health:
        return (await self.host.health())["caching"]

    async def comes_to(self, state: str) -> Health:
        """Its health, once it is in that state. Meanwhile the cache is in use."""
        deadline = time.monotonic() + 6
        while (health := await self.health()).state != state:
            assert time.monotonic() < deadline, f"still {health}"
            await self.cache.get("anything")
            await asyncio.sleep(0.05)
        return health


@asynccontextmanager
async def running(url: str, prefix: str = "worthit") -> AsyncGenerator[Instance, None]:
    host = load(url=url, prefix=prefix)
    async with host.running():
        yield Instance(host)
