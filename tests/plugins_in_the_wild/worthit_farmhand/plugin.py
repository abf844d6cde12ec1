from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Protocol

from worthit.plugin import Capability, Health, Manifest, Plugin, PluginConfig, Services


class Moon(Protocol):
    def phase(self) -> str: ...


MOON: Capability[Moon] = Capability(name="almanac.moon")


class Farmhand(Plugin[PluginConfig]):
    manifest = Manifest(name="farmhand", config=PluginConfig, requires=("almanac",))

    def __init__(self, config: PluginConfig) -> None:
        super().__init__(config)
        self.sowing = False

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        self.sowing = services.get(MOON).phase() == "full"
        yield

    async def health(self) -> Health:
        return Health("ok" if self.sowing else "degraded", "sowing" if self.sowing else "waiting for the moon")
