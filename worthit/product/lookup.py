"""From a link, or from pages that the asker gives, to the product: identify, fetch through the sources, read.

Reading goes to a worker process: a big page neither blocks the event loop nor outlives the time it was given.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Literal, Protocol

import anyio
import anyio.to_process
import structlog
from msgspec import Struct

from worthit.errors import (
    AnalysisUnavailable,
    NotAProductPage,
    PageBlocked,
    PagesDisagree,
    ShopAsksToWait,
    UnreadablePage,
    UnsupportedShop,
)
from worthit.product.extract import BUILTIN
from worthit.product.extract.document import Extractor
from worthit.product.fetch import TURNED_AWAY
from worthit.product.identify import identify
from worthit.product.model import PageReading, ProductRef
from worthit.product.raw import RawPage, read_raw
from worthit.product.same import name_of_link, named, why_other
from worthit.product.sources import Source


class OnStage(Protocol):
    """Told which stage of the look-up begins."""

    async def __call__(self, stage: Literal["identify", "fetch", "extract"], detail: str | None = None) -> None: ...


READER_PROCESSES = 2
READ_SECONDS = 10.0
"""A page of three megabytes takes a fifth of a second; ten are for hostile ones."""
log = structlog.get_logger(__name__)


class LookedUp(Struct, frozen=True, kw_only=True):
    """What was found. `ref` is None for a saved page that does not name its own link."""

    ref: ProductRef | None
    reading: PageReading


class Lookup:
    """Looks products up through `sources`, and reads their pages with `extractors`.

    The first source that accepts a link is asked; the next one only where the shop refuses that one the page.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        extractors: Sequence[Extractor] = BUILTIN,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._sources = tuple(sources)
        self._extractors = tuple(extractors)
        self._read_seconds = read_seconds
        self._readers: asyncio.Semaphore = asyncio.Semaphore(READER_PROCESSES)

    async def fetch(self, url: str, on_stage: OnStage) -> LookedUp:
        """Look a link up on the web. Raises what `identify` and the sources raise, PageBlocked, NotAProductPage."""
        await on_stage("identify")
        ref = identify(url)
        refusal: PageBlocked | ShopAsksToWait | None = None
        for source in self._sources:
            if not _accepts(source, ref):
                continue
            await on_stage("fetch", f"{ref.shop}, by {source.name}" if refusal else ref.shop)
            try:
                return await self._through(source, ref, on_stage)
            except (PageBlocked, ShopAsksToWait) as error:
                refusal = refusal or error
            except AnalysisUnavailable as error:
                if refusal is None:
                    raise
                log.warning("the shop refused, and the next source failed", source=source.name, reason=error.detail)
        raise refusal or UnsupportedShop("No source of this instance can read links of this kind.")

    async def _through(self, source: Source, ref: ProductRef, on_stage: OnStage) -> LookedUp:
        page = await source.fetch(ref)
        landed = identify(page.url)
        await on_stage("extract")
        reading = await self._read((RawPage(body=page.body, url=page.url, content_type=page.content_type),))
        if reading.kind == "not_product" and page.status in TURNED_AWAY:
            raise _blocked(f" (status {page.status})")
        return LookedUp(ref=landed if ref.product_id is None else ref, reading=_product_or_error(reading))

    async def take(
        self, pages: Sequence[str], url: str | None, on_stage: OnStage, *, reviews_suffice: bool = False
    ) -> LookedUp:
        """Read pages that the asker gives, with or without their link. Raises PagesDisagree besides the above.

        reviews_suffice: pages of reviews alone are no error.
        """
        await on_stage("identify")
        ref = identify(url) if url is not None else None
        await on_stage("extract")
        reading = await self._read(tuple(RawPage(body=page, url=ref.url if ref else None) for page in pages))
        if not (reviews_suffice and reading.kind == "reviews"):
            reading = _product_or_error(reading)
        if ref is not None:
            _check_is_behind(ref, reading)
        return LookedUp(ref=ref or named(reading.canonical), reading=reading)

    async def _read(self, pages: tuple[RawPage, ...]) -> PageReading:
        """In a process that is killed when it takes too long. Waiting for a free one does not count."""
        try:
            async with self._readers, asyncio.timeout(self._read_seconds):
                return await anyio.to_process.run_sync(partial(read_raw, pages, self._extractors), cancellable=True)
        except TimeoutError:
            raise UnreadablePage("The page is too intricate to be read in time.") from None
        except anyio.BrokenWorkerProcess:
            log.exception("reading broke off")
            raise UnreadablePage("The page could not be read.") from None


def _accepts(source: Source, ref: ProductRef) -> bool:
    try:
        return source.accepts(ref)
    except Exception:
        log.exception("source failed", source=source.name)
        return False


def _check_is_behind(asked: ProductRef, reading: PageReading) -> None:
    """A page that names itself another product, or one of another shop, does not come from the link given."""
    because = next((why for page in reading.names if (why := why_other(name_of_link(asked), page))), None)
    if because:
        raise PagesDisagree(f"The page belongs to another product than the link ({because}).", "url")


def _product_or_error(reading: PageReading) -> PageReading:
    because = f" ({reading.reason})" if reading.reason else ""
    if reading.kind == "blocked":
        raise _blocked(because)
    if reading.kind == "not_product":
        raise NotAProductPage(f"This is not the page of one product{because}.")
    if reading.kind == "reviews":
        raise NotAProductPage("These are reviews alone: give the product's own page with them.")
    return reading


def _blocked(because: str) -> PageBlocked:
    return PageBlocked(
        f"The shop did not show the page{because}. Open it in your browser, save it, and give the saved page."
    )
