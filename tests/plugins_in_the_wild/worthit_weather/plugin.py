from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from worthit.plugin import ROUTES, Health, Manifest, Plugin, PluginConfig, Registrar, Services

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler


class Config(PluginConfig, frozen=True, kw_only=True):
    city: Annotated[str, Meta(description="City whose weather is told.")] = "Lucca"


class Weather(Plugin[Config]):
    manifest = Manifest(name="weather", config=Config)

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.sky: str | None = None

    def register(self, to: Registrar) -> None:
        to.add(ROUTES, self.routes)

    def routes(self) -> Sequence["ControllerRouterHandler"]:
        from .http import routes

        return routes(self)

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        self.sky = "clear"
        yield
        self.sky = None

    async def health(self) -> Health:
        return Health("ok", f"the sky over {self.config.city} is {self.sky}")
