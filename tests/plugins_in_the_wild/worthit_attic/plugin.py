from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from worthit.plugin import (
    FETCH,
    SOURCES,
    AnalysisUnavailable,
    Fetch,
    Manifest,
    Plugin,
    PluginConfig,
    ProductRef,
    Registrar,
    Services,
)

if TYPE_CHECKING:
    from worthit.plugin import FetchedPage


class Attic(Plugin[PluginConfig]):
    manifest = Manifest(name="attic", config=PluginConfig)
    fetcher: Fetch | None = None

    def register(self, to: Registrar) -> None:
        to.add(SOURCES, AtticShelf(self))

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        self.fetcher = services.get(FETCH)
        yield
        self.fetcher = None


class AtticShelf:
    name = "attic"

    def __init__(self, attic: Attic) -> None:
        self._attic = attic

    def accepts(self, ref: ProductRef) -> bool:
        return ref.shop == "attic.example"

    async def fetch(self, ref: ProductRef) -> "FetchedPage":
        if self._attic.fetcher is None:
            raise AnalysisUnavailable("The attic is locked.")
        return await self._attic.fetcher.fetch(f"https://shelf.attic.example/{ref.product_id}")
