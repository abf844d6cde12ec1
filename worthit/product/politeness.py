"""Politeness towards shops: each host is asked now and then, and left alone for a while when it says so.

What is counted and kept is shared by all workers, where the limiter and the cache are.
"""

import math
import time
from asyncio import Lock
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from weakref import WeakValueDictionary

import anyio
import httpx

from worthit.errors import AnalysisUnavailable, ShopAsksToWait
from worthit.shared.cache import Cache
from worthit.shared.limiter import Limit, Limiter

PER_HOST = Limit(most=10, seconds=5.0)
"""One verdict takes one to three requests: a handful of people are served at once, a crowd at two a second."""
WAITING_SHARE = 2 / 3
"""How much of a page's time may go into waiting for a turn; the rest is the shop's."""

OVERRUN = frozenset({429, 503})
"""Statuses by which a host says that it is asked too much."""
REST_SECONDS = 60.0
"""How long a host is left alone that does not say how long."""
MAX_REST_SECONDS = 900.0
"""No host is left alone for longer, whatever it says."""


class Politeness:
    """Decides when a host may be asked. clock: seconds since the epoch, as all workers have them."""

    def __init__(
        self,
        limiter: Limiter,
        cache: Cache,
        per_host: Limit = PER_HOST,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._limiter = limiter
        self._cache = cache
        self._per_host = per_host
        self._clock = clock
        self._queues: WeakValueDictionary[str, Lock] = WeakValueDictionary()

    async def wait_for_turn(self, url: httpx.URL) -> None:
        """Wait until the link's host may be asked once more, in the order of asking within this process.

        Raises ShopAsksToWait while the host is left alone, AnalysisUnavailable when too many wait for it. Waits for a
        share of the time that is left to the surrounding `anyio` scope.
        """
        host = _host_and_port(url)
        left = anyio.current_effective_deadline() - anyio.current_time()
        with anyio.move_on_after(left * WAITING_SHARE):
            async with self._queues.setdefault(host, Lock()):
                await self._take_turn(url)
            return
        raise AnalysisUnavailable("Too many ask for pages of this shop just now. Try again in a minute.")

    async def heed(self, response: httpx.Response) -> None:
        """Leave the response's host alone, for all workers, if it says that it is asked too much."""
        if response.status_code not in OVERRUN:
            return
        now = self._clock()
        seconds = min(retry_after(response.headers.get("retry-after"), now), MAX_REST_SECONDS)
        host = _host_and_port(response.request.url)
        if seconds > await self._rest(host):
            await self._cache.put(_rest_key(host), repr(now + seconds).encode(), seconds)

    async def refuse_what_rests(self, url: httpx.URL) -> None:
        """Raises ShopAsksToWait while the link's host is left alone."""
        rest = await self._rest(_host_and_port(url))
        if rest > 0:
            raise ShopAsksToWait(
                f"The shop asks not to be asked so often. Try again in {math.ceil(rest)} seconds, or save the page "
                "in your browser and give the saved page."
            )

    async def rest_of(self, link: str) -> float:
        """For how many seconds more a link's host is left alone; 0 where it may be asked."""
        return max(0.0, await self._rest(_host_and_port(httpx.URL(link))))

    async def _take_turn(self, url: httpx.URL) -> None:
        host = _host_and_port(url)
        while True:
            await self.refuse_what_rests(url)
            allowance = await self._limiter.take(f"fetch:{host}", self._per_host)
            if allowance.allowed:
                return
            await anyio.sleep(allowance.wait_seconds)

    async def _rest(self, host: str) -> float:
        """For how many seconds more the host is left alone."""
        until = await self._cache.get(_rest_key(host))
        return 0.0 if until is None else float(until) - self._clock()


def _host_and_port(url: httpx.URL) -> str:
    """`shop.example` at the web's ports, `127.0.0.1:8000` elsewhere: other ports are other servers."""
    return url.netloc.decode("ascii")


def _rest_key(host: str) -> str:
    return f"fetch:rest:{host}"


def retry_after(value: str | None, now: float) -> float:
    """Seconds from a `Retry-After` header: a number or an HTTP date (RFC 9110); none for a time that is over."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), MAX_REST_SECONDS)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return REST_SECONDS
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now
