"""The id of a request: in every log line, in every problem as `instance`, and in the answer's `X-Request-ID`."""

import re
from secrets import token_hex

import structlog
from litestar.datastructures import Headers
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from worthit.web.layers import HTTPLayer
from worthit.web.rate_limits import begin_telling, end_telling

HEADER = "X-Request-ID"
_SCOPE_KEY = "worthit.request_id"
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")


def request_id(scope: Scope) -> str:
    """The caller's own id where it is short and plain, else a new one; the same for the whole request."""
    known: str | None = scope.get(_SCOPE_KEY)  # type: ignore[assignment]
    if known is None:
        given = Headers.from_scope(scope).get(HEADER, "")
        known = given if _SANE.fullmatch(given) else token_hex(8)
        scope[_SCOPE_KEY] = known  # type: ignore[literal-required]
    return known


class WithinRequest(HTTPLayer):
    """What is done while a request is served belongs to it: log lines carry its `request_id`, and what is told of
    limits goes into its answer.
    """

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        before = structlog.contextvars.bind_contextvars(request_id=request_id(scope))
        telling = begin_telling(scope)
        try:
            await next_app(scope, receive, send)
        finally:
            end_telling(telling)
            structlog.contextvars.reset_contextvars(**before)
