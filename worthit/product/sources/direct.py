"""The page itself, asked from the shop as a browser would ask for it."""

import httpx

from worthit.product.fetch import FetchedPage, Fetcher
from worthit.product.links import host_of
from worthit.product.model import ProductRef


class Direct:
    """Fetches the canonical link, so that nobody's tracking or affiliate tag goes out with the question.

    leaves: hosts, with their subdomains, that are left to other sources.
    """

    name = "direct"

    def __init__(self, fetcher: Fetcher, leaves: tuple[str, ...] = ()) -> None:
        self._fetcher = fetcher
        self._leaves = tuple(f".{host.lower()}" for host in leaves)

    def accepts(self, ref: ProductRef) -> bool:
        return not (self._leaves and f".{host_of(httpx.URL(ref.canonical))}".endswith(self._leaves))

    async def fetch(self, ref: ProductRef) -> FetchedPage:
        return await self._fetcher.fetch(ref.canonical)
