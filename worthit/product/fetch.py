"""Fetching a page: the only way out to the web.

Every hop of every redirect is checked anew: scheme, credentials, port and address. Nothing of one look-up reaches the
next: no cookies, no proxies from the environment. Each host is asked politely, and for a page that is kept from minutes
ago only whether it is another one now.
"""

import re
import ssl
import zlib
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager

import anyio
import httpcore
import httpx
from msgspec import Struct

from worthit.config import FetchSettings
from worthit.errors import AnalysisUnavailable, ConfigError, InvalidLink, PageTooLarge, ProductNotFound
from worthit.product.addresses import AddressRule
from worthit.product.connect import Resolver, connection_pool, resolve_by_system
from worthit.product.links import parse_link
from worthit.product.politeness import Politeness
from worthit.product.revalidation import KeptPage, KeptPages
from worthit.shared.cache import MemoryCache
from worthit.shared.limiter import MemoryLimiter

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.5"
ACCEPT_LANGUAGE = "en,it;q=0.9,de;q=0.8,fr;q=0.8,es;q=0.8,*;q=0.5"
"""The languages that are read best; a shop that has none of them answers in its own."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
TURNED_AWAY = frozenset({401, 403, 405, 429, 503})
"""Statuses of login walls, bot walls and waiting rooms: their page is given back, so that it can be told what it is.
405 to a plain GET is how some firewalls ask for a captcha."""

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain"})
_OTHER_TYPES = {
    "application/json": "data (JSON)",
    "application/pdf": "a PDF file",
    "audio": "a sound file",
    "image": "a picture",
    "video": "a film",
}
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


class FetchedPage(Struct, frozen=True, kw_only=True):
    """One page as it came. `url`: where it was found in the end. `content_type`: as the shop says, maybe empty."""

    url: str
    status: int
    content_type: str
    body: bytes


class Fetcher:
    """Fetches pages under the settings' limits. It belongs to one event loop; close it at the end.

    resolve: how host names become addresses. politeness: when a host may be asked; without it, this fetcher keeps
    count by itself. kept: pages of the last minutes, if any are to be kept. Raises ConfigError for wrong settings.
    """

    def __init__(
        self,
        settings: FetchSettings,
        resolve: Resolver = resolve_by_system,
        politeness: Politeness | None = None,
        kept: KeptPages | None = None,
    ) -> None:
        if not (settings.user_agent.isascii() and settings.user_agent.isprintable()):
            raise ConfigError("WORTHIT_FETCH__USER_AGENT: only printable ASCII characters can be sent")
        self._settings = settings
        self._politeness = politeness or Politeness(MemoryLimiter(), MemoryCache())
        self._kept = kept
        self._headers = {
            "user-agent": settings.user_agent,
            "accept": ACCEPT,
            "accept-language": ACCEPT_LANGUAGE,
            "accept-encoding": "gzip",
        }
        rule = AddressRule(settings.allow_networks)
        self._pool = connection_pool(rule, resolve, httpx.create_ssl_context())

    async def fetch(self, url: str) -> FetchedPage:
        """Get a page, following redirects.

        Raises InvalidLink, ForbiddenAddress, ProductNotFound, PageTooLarge, ShopAsksToWait, AnalysisUnavailable.
        """
        seconds = self._settings.timeout_seconds
        try:
            with anyio.fail_after(seconds):
                return await self._follow(parse_link(url))
        except (TimeoutError, httpcore.TimeoutException):
            raise AnalysisUnavailable(f"The shop did not answer within {seconds:g} seconds.") from None
        except httpcore.ProtocolError:
            raise AnalysisUnavailable("The shop answered in a way that is not HTTP.") from None
        except (httpcore.NetworkError, OSError) as error:
            if isinstance(error.__context__, ssl.SSLCertVerificationError):
                raise AnalysisUnavailable("The shop could not prove that it is what its name says.") from None
            raise AnalysisUnavailable("The shop could not be reached, or broke the connection off.") from None

    async def aclose(self) -> None:
        await self._pool.aclose()

    async def _follow(self, url: httpx.URL) -> FetchedPage:
        cookies = httpx.Cookies()
        for _ in range(self._settings.max_redirects + 1):
            await self._politeness.wait_for_turn(url)
            pages = None if cookies else self._kept
            kept = await pages.find(url) if pages else None
            async with self._get(url, cookies, kept) as (response, body):
                await self._politeness.heed(response)
                if kept and response.status_code == httpx.codes.NOT_MODIFIED:
                    return await _unchanged(response, kept)
                target = _redirect_target(response)
                if target is None:
                    page = await self._page(response, body)
                    if pages:
                        await pages.keep(response, page.body)
                    return page
                url = target
        raise AnalysisUnavailable("The link leads on and on to other links.")

    @asynccontextmanager
    async def _get(
        self, url: httpx.URL, cookies: httpx.Cookies, kept: KeptPage | None
    ) -> AsyncIterator[tuple[httpx.Response, AsyncIterable[bytes]]]:
        """One hop: the response's head, and its body still to be read. Its cookies are added to those given."""
        headers = {**self._headers, **kept.conditions} if kept else self._headers
        request = httpx.Request("GET", url, headers=headers, cookies=cookies)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        async with self._pool.stream("GET", target, headers=request.headers.raw) as answer:
            response = httpx.Response(answer.status, headers=answer.headers, request=request)
            cookies.extract_cookies(response)
            yield response, answer.aiter_stream()

    async def _page(self, response: httpx.Response, raw: AsyncIterable[bytes]) -> FetchedPage:
        content_type = response.headers.get("content-type", "")
        _check_status(response.status_code)
        if response.status_code not in TURNED_AWAY:
            _check_type(content_type)
        body = await self._body(response.headers, raw)
        if not body.strip():
            await self._politeness.refuse_what_rests(response.request.url)  # it may just have asked for that
            raise AnalysisUnavailable(f"The shop answered with an empty page (status {response.status_code}).")
        return FetchedPage(
            url=str(response.request.url), status=response.status_code, content_type=content_type, body=body
        )

    async def _body(self, headers: httpx.Headers, raw: AsyncIterable[bytes]) -> bytes:
        """The whole body, decompressed; neither what is read nor what it swells to passes `max_bytes`."""
        most = self._settings.max_bytes
        if int(headers.get("content-length", "0")) > most:
            raise _too_large(most)
        gzip = zlib.decompressobj(_GZIP_WINDOW) if _is_gzip(headers) else None
        received, body = 0, bytearray()
        try:
            async for chunk in raw:
                received += len(chunk)
                body += gzip.decompress(chunk, most - len(body) + 1) if gzip else chunk
                if received > most or len(body) > most:
                    raise _too_large(most)
        except zlib.error:
            raise AnalysisUnavailable("The page arrived damaged.") from None
        if gzip and received and not gzip.eof:
            raise AnalysisUnavailable("The page broke off in the middle.")
        return bytes(body)


async def _unchanged(response: httpx.Response, kept: KeptPage) -> FetchedPage:
    """The page that the shop says is still the one that is kept."""
    return FetchedPage(
        url=str(response.request.url),
        status=httpx.codes.OK,
        content_type=kept.content_type,
        body=await kept.body(),
    )


def _is_gzip(headers: httpx.Headers) -> bool:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise AnalysisUnavailable("The page is compressed in a way that was not asked for.")
    return encoding in ("gzip", "x-gzip")


def _redirect_target(response: httpx.Response) -> httpx.URL | None:
    """Where a response sends on to, checked as a link of its own. Raises InvalidLink."""
    location = response.headers.get("location")
    if response.status_code not in REDIRECTS or not location:
        return None
    try:
        return parse_link(str(response.request.url.join(location)))
    except (httpx.InvalidURL, ValueError):
        raise InvalidLink("The link leads on to something that is not a link.") from None


def _check_status(status: int) -> None:
    if status in GONE:
        raise ProductNotFound("The shop says that there is no such page.")
    if not (200 <= status < 300 or status in TURNED_AWAY):
        raise AnalysisUnavailable(f"The shop answered with an error (status {status}).")


def _check_type(content_type: str) -> None:
    """A page without a type is read: browsers do. Raises AnalysisUnavailable saying what it is instead."""
    media = re.split(r"[;,]", content_type)[0].strip().lower()
    if media and media not in PAGE_TYPES:
        kind = _OTHER_TYPES.get(media) or _OTHER_TYPES.get(media.partition("/")[0], "a file")
        raise AnalysisUnavailable(f"The link leads to {kind}, not to a web page.")


def _too_large(most: int) -> PageTooLarge:
    return PageTooLarge(f"The page is larger than {most:,} bytes.")
