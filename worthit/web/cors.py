"""Which other origins' pages may use the API from a browser: those that the operator names, and no other."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.types import Message, Scope

from worthit.errors import ConfigError
from worthit.web.raw_headers import add_missing, add_to_vary, encoded, values

METHODS: Final = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
REQUEST_HEADERS: Final = (
    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer, X-CSRF-Token, "
    "X-Request-ID"
)
ANSWER_HEADERS: Final = (
    "ETag, Idempotency-Replayed, Link, Location, Preference-Applied, RateLimit, RateLimit-Limit, RateLimit-Policy, "
    "RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-ID"
)
PREFLIGHT_SECONDS: Final = 7200
"""How long a browser remembers that it may ask; none remembers it longer."""
_TO_ALLOWED: Final = encoded(
    [("Access-Control-Allow-Credentials", "true"), ("Access-Control-Expose-Headers", ANSWER_HEADERS)]
)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")


class CrossOrigin:
    """Tells browsers so. origins: such as `https://app.example`. Raises ConfigError for what is no single origin.

    Pages of these origins may send cookies: those of a session are SameSite=Lax, so browsers send them from the same
    site alone, and what changes anything needs a token besides.
    """

    def __init__(self, origins: Sequence[str]) -> None:
        self._origins = frozenset(_origin(text.strip()) for text in origins)

    def is_preflight(self, scope: Scope) -> bool:
        """Whether a browser asks if a page of an allowed origin may ask."""
        return (
            scope["type"] == ScopeType.HTTP
            and scope["method"] == "OPTIONS"
            and self._allowed(scope) is not None
            and bool(values(scope, b"access-control-request-method"))
        )

    def preflight_headers(self) -> dict[str, str]:
        """Beside those that every answer has (`add_headers`)."""
        return {
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": REQUEST_HEADERS,
            "Access-Control-Max-Age": str(PREFLIGHT_SECONDS),
        }

    async def add_headers(self, message: Message, scope: Scope) -> None:
        """A Litestar `before_send` hook: it sees errors too, and what no route gave."""
        if message["type"] != "http.response.start":
            return
        add_to_vary(message, b"Origin")
        if (origin := self._allowed(scope)) is not None:
            add_missing(message, [(b"access-control-allow-origin", origin.encode()), *_TO_ALLOWED])

    def _allowed(self, scope: Scope) -> str | None:
        given = values(scope, b"origin")
        return given[0] if len(given) == 1 and given[0] in self._origins else None


def _origin(text: str) -> str:
    """The origin as browsers write it. A path, a wildcard or `null` is none."""
    wrong = ConfigError(
        "WORTHIT_WEB__CORS_ORIGINS: each must be one origin such as https://app.example, without a path or wildcard"
    )
    if not _ORIGIN.fullmatch(text):
        raise wrong
    try:
        port = urlsplit(text).port
    except ValueError:
        raise wrong from None
    usual = {"https": 443, "http": 80}[urlsplit(text).scheme]
    return text if port != usual else text.rpartition(":")[0]
