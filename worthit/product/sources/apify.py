"""Pages opened by an actor of Apify, a paid service, for shops that block this instance.

The actor is run by the API's synchronous call, which waits for it and answers with the items that it made
(https://docs.apify.com/api/v2). It is given `startUrls` and has to make an item with `html`, and `url` if the page was
found elsewhere. Apify's own `web-scraper` is told by `pageFunction` to do so; actors made for nothing else ignore that.
"""

import re
from collections.abc import Mapping
from typing import Any

import anyio
import httpx
import msgspec
import structlog
from msgspec import Struct

from worthit.config import ApifySettings
from worthit.errors import AnalysisUnavailable, ConfigError, InvalidLink, PageTooLarge
from worthit.product.fetch import FetchedPage
from worthit.product.links import parse_link
from worthit.product.model import ProductRef
from worthit.shared.limiter import Limit, Limiter

API_URL = "https://api.apify.com"
PAGE_FUNCTION = (
    "async function pageFunction(context) { return { url: location.href, html: document.documentElement.outerHTML }; }"
)
ESCAPES = 2
"""A page written as JSON takes at most about so many times its bytes."""

_DAY_SECONDS = 86_400.0
_ACTOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:~[A-Za-z0-9][A-Za-z0-9._-]*)?")
_REFUSALS = {
    400: "the actor's run failed",
    401: "its token is not accepted",
    402: "its account is used up",
    403: "its token does not allow it",
    404: "the actor does not exist",
    408: "the actor did not open the page in time",
    429: "it asks too often",
}
"""What the API's statuses say of this instance, in words."""

log = structlog.get_logger(__name__)


class _Item(Struct):
    html: str | None = None
    url: str | None = None


_decode = msgspec.json.Decoder(list[_Item]).decode


class Apify:
    """Opens pages through the settings' actor. Each page costs what the actor costs, so a day has only so many.

    token: of the API, not empty. max_bytes: of one page. Raises ConfigError for what cannot be the name of an actor.
    """

    name = "apify"

    def __init__(self, settings: ApifySettings, max_bytes: int, limiter: Limiter) -> None:
        actor = settings.actor.replace("/", "~")
        if not _ACTOR.fullmatch(actor):
            raise ConfigError("WORTHIT_APIFY__ACTOR: not the name of an actor such as apify/web-scraper")
        if not settings.token:
            raise ConfigError("WORTHIT_APIFY__TOKEN must be set")
        self._path = f"/v2/acts/{actor}/run-sync-get-dataset-items"
        self._token = settings.token
        self._seconds = settings.timeout_seconds
        self._max_bytes = max_bytes
        self._limiter = limiter
        self._a_day = Limit(most=settings.pages_per_day, seconds=_DAY_SECONDS)

    def accepts(self, ref: ProductRef) -> bool:
        return True

    async def fetch(self, ref: ProductRef) -> FetchedPage:
        """See `Source.fetch`. Raises PageTooLarge, AnalysisUnavailable."""
        if not (await self._limiter.take(self.name, self._a_day)).allowed:
            log.warning("apify is not asked: the day's pages are used up", pages_per_day=self._a_day.most)
            raise _unavailable("the pages that its operator pays for in a day are used up")
        try:
            with anyio.fail_after(self._seconds):
                answer = await self._run(ref.canonical)
        except (TimeoutError, httpx.TimeoutException):
            raise _unavailable(_REFUSALS[408]) from None
        except httpx.TransportError:
            raise _unavailable("Apify could not be reached") from None
        return self._page(answer, ref)

    async def _run(self, link: str) -> bytes:
        """The items that the actor made of a link, as JSON. Raises AnalysisUnavailable, PageTooLarge."""
        headers = {"authorization": f"Bearer {self._token.reveal()}", "accept-encoding": "identity"}
        limits = {"timeout": max(1, int(self._seconds)), "limit": 1, "clean": 1}  # a run that nobody waits for ends too
        async with (
            httpx.AsyncClient(base_url=API_URL, headers=headers, timeout=self._seconds, trust_env=False) as client,
            client.stream("POST", self._path, params=limits, json=_run_input(link)) as response,
        ):
            if not response.is_success:
                log.warning("apify refused", status=response.status_code)
                raise _unavailable(_REFUSALS.get(response.status_code, f"Apify answered {response.status_code}"))
            answer = bytearray()
            async for chunk in response.aiter_raw():
                answer += chunk
                if len(answer) > ESCAPES * self._max_bytes:
                    raise self._too_large()
        return bytes(answer)

    def _page(self, answer: bytes, ref: ProductRef) -> FetchedPage:
        try:
            items = _decode(answer)
        except msgspec.MsgspecError:
            raise _unavailable("the actor's answer cannot be read") from None
        if not items or not (items[0].html or "").strip():
            raise _unavailable("the actor came back without the page")
        body = (items[0].html or "").encode()
        if len(body) > self._max_bytes:
            raise self._too_large()
        url = _found_at(items[0].url, ref.canonical)
        return FetchedPage(url=url, status=httpx.codes.OK, content_type="text/html; charset=utf-8", body=body)

    def _too_large(self) -> PageTooLarge:
        return PageTooLarge(f"The page is larger than {self._max_bytes:,} bytes.")


def _run_input(link: str) -> Mapping[str, Any]:
    """For one page, as Apify's scrapers take it."""
    return {
        "startUrls": [{"url": link}],
        "pageFunction": PAGE_FUNCTION,
        "proxyConfiguration": {"useApifyProxy": True},
        "maxPagesPerCrawl": 1,
        "maxRequestRetries": 1,
        "injectJQuery": False,
        "downloadMedia": False,
    }


def _found_at(url: str | None, asked: str) -> str:
    try:
        return asked if url is None else str(parse_link(url))
    except InvalidLink:
        return asked


def _unavailable(reason: str) -> AnalysisUnavailable:
    return AnalysisUnavailable(f"This instance could not have the page opened through Apify: {reason}.")
