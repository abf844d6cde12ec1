"""Refused credentials: told how to do better, and counted, so that nobody tries many."""

from typing import Final

from litestar.types import Scope

from worthit.errors import RateLimited
from worthit.shared.limiter import Limit, Limiter
from worthit.web.headers import tell

CHALLENGE: Final = 'Bearer realm="worthit", tma realm="worthit"'
MOST_REFUSED = Limit(most=20, seconds=600)


class Refusals:
    """Counts the credentials that were refused to one asker; over all workers where the limiter is shared."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def count(self, scope: Scope, subject: str) -> None:
        """Credentials are about to be refused to who asks from there. Raises RateLimited where it were too many."""
        allowance = await self._limiter.take(f"refused:{subject}", MOST_REFUSED)
        if allowance.allowed:
            challenge(scope)
            return
        raise RateLimited("Too many credentials were refused; try again later.", allowance.wait_seconds)


def challenge(scope: Scope) -> None:
    """Have a 401 say which credentials are taken."""
    tell(scope, "WWW-Authenticate", CHALLENGE)
