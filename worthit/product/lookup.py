"""From a link, or from pages that the asker gives, to the product: identify, fetch through the sources, read.

Reading goes to a worker process: a big page neither blocks the event loop nor outlives the time it was given.
"""

from collections.abc import Sequence
from functools import partial
from typing import Literal, Protocol

import anyio
import anyio.to_process
import structlog
from msgspec import Struct

from worthit.errors import InvalidLink, NotAProductPage, PageBlocked, UnsupportedShop
from worthit.product.extract import BUILTIN
from worthit.product.extract.document import Extractor
from worthit.product.identify import identify
from worthit.product.model import PageReading, ProductRef
from worthit.product.raw import RawPage, read_raw
from worthit.product.sources import Source


class OnStage(Protocol):
    """Told which stage of the look-up begins."""

    async def __call__(self, stage: Literal["identify", "fetch", "extract"], detail: str | None = None) -> None: ...


log = structlog.get_logger(__name__)


class LookedUp(Struct, frozen=True, kw_only=True):
    """What was found. `ref` is None for a saved page that does not name its own link."""

    ref: ProductRef | None
    reading: PageReading


class Lookup:
    """Looks products up through `sources`, tried in order, and reads their pages with `extractors`."""

    def __init__(
        self, sources: Sequence[Source], extractors: Sequence[Extractor] = BUILTIN, reader_processes: int = 2
    ) -> None:
        self._sources = tuple(sources)
        self._extractors = tuple(extractors)
        self._reader_processes = reader_processes
        self._limiter: anyio.CapacityLimiter | None = None

    async def fetch(self, url: str, on_stage: OnStage) -> LookedUp:
        """Look a link up on the web. Raises what `identify` and the sources raise, PageBlocked, NotAProductPage."""
        await on_stage("identify")
        ref = identify(url)
        source = next((source for source in self._sources if _accepts(source, ref)), None)
        if source is None:
            raise UnsupportedShop("No source of this instance can read links of this kind.")
        await on_stage("fetch", ref.shop)
        page = await source.fetch(ref)
        landed = identify(page.url)
        await on_stage("extract")
        reading = await self._read((RawPage(body=page.body, url=page.url, content_type=page.content_type),))
        return LookedUp(ref=landed if ref.product_id is None else ref, reading=_product_or_error(reading))

    async def take(self, pages: Sequence[str], url: str | None, on_stage: OnStage) -> LookedUp:
        """Read pages that the asker gives, with or without their link. Raises PagesDisagree besides the above."""
        await on_stage("identify")
        ref = identify(url) if url is not None else None
        await on_stage("extract")
        reading = await self._read(tuple(RawPage(body=page, url=ref.url if ref else None) for page in pages))
        return LookedUp(ref=ref or _named_by(reading), reading=_product_or_error(reading))

    async def _read(self, pages: tuple[RawPage, ...]) -> PageReading:
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._reader_processes)
        return await anyio.to_process.run_sync(
            partial(read_raw, pages, self._extractors), cancellable=True, limiter=self._limiter
        )


def _accepts(source: Source, ref: ProductRef) -> bool:
    try:
        return source.accepts(ref)
    except Exception:
        log.exception("source failed", source=source.name)
        return False


def _named_by(reading: PageReading) -> ProductRef | None:
    if reading.canonical is None:
        return None
    try:
        return identify(reading.canonical)
    except InvalidLink:
        return None


def _product_or_error(reading: PageReading) -> PageReading:
    because = f" ({reading.reason})" if reading.reason else ""
    if reading.kind == "blocked":
        raise PageBlocked(
            f"The shop did not show the page{because}. Open it in your browser, save it, and give the saved page."
        )
    if reading.kind == "not_product":
        raise NotAProductPage(f"This is not the page of one product{because}.")
    if reading.kind == "reviews":
        raise NotAProductPage("These are reviews alone: give the product's own page with them.")
    return reading
