"""The page itself, asked from the shop as a browser would ask for it."""

from worthit.product.fetch import FetchedPage, Fetcher
from worthit.product.model import ProductRef


class Direct:
    """Fetches the canonical link, so that nobody's tracking or affiliate tag goes out with the question."""

    name = "direct"

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def accepts(self, ref: ProductRef) -> bool:
        return True

    async def fetch(self, ref: ProductRef) -> FetchedPage:
        return await self._fetcher.fetch(ref.canonical)
