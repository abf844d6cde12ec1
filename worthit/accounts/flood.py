"""A guard against floods of requests that are not counted as questions: reading, lists, what concerns the account."""

from collections.abc import Collection

from litestar.types import ASGIApp, HTTPScope, Receive, Send

from worthit.accounts.asker import asker_in
from worthit.accounts.limits import Limits
from worthit.errors import RateLimited
from worthit.shared.limiter import Limit, Limiter
from worthit.web.layers import HTTPLayer

_GUARDED = ("/v1/", "/api/")


class FloodGuard(HTTPLayer):
    """Lets so many requests a minute of one asker pass, and no more. It runs once the asker is known.

    counted: paths at which questions are asked; a plan that counts none of them is not held up there.
    """

    def __init__(self, limiter: Limiter, limits: Limits, most_a_minute: int, counted: Collection[str]) -> None:
        self._limiter = limiter
        self._limits = limits
        self._limit = Limit(most=most_a_minute, seconds=60)
        self._counted = frozenset(counted)

    def concerns(self, scope: HTTPScope) -> bool:
        return scope["path"].startswith(_GUARDED) and not self._asks_freely(scope)

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        allowance = await self._limiter.take(f"flood:{asker_in(scope).subject}", self._limit)
        if not allowance.allowed:
            raise RateLimited(f"More than {self._limit.most} requests in a minute.", allowance.wait_seconds)
        await next_app(scope, receive, send)

    def _asks_freely(self, scope: HTTPScope) -> bool:
        asks = scope["method"] == "POST" and scope["path"].rstrip("/") in self._counted
        return asks and self._limits.asks_freely(asker_in(scope))
