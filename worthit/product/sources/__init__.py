"""Where pages come from. A source says which links it can read, and reads them."""

from typing import Protocol

from worthit.product.fetch import FetchedPage
from worthit.product.model import ProductRef


class Source(Protocol):
    """Gets the page of a product."""

    @property
    def name(self) -> str:
        """Short name for logs and doctor."""
        ...

    def accepts(self, ref: ProductRef) -> bool:
        """Cheap test, without network, whether this source can read such a link."""
        ...

    async def fetch(self, ref: ProductRef) -> FetchedPage:
        """Get the page.

        Raises InvalidLink, ForbiddenAddress, ProductNotFound, PageTooLarge, AnalysisUnavailable (ShopAsksToWait).
        """
        ...
