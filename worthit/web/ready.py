"""An answer whose bytes are ready: nothing of it is worked out again on its way."""

from collections.abc import Sequence
from typing import Any

from litestar import Response
from litestar.types import HTTPResponseBodyEvent, HTTPResponseStartEvent, Receive, Scope, Send

from worthit.web.raw_headers import Pair


class ReadyResponse(Response[Any]):
    """It takes no cookies and no background work; the edge sees it as any other."""

    def __init__(self, status_code: int, headers: Sequence[Pair], content: bytes) -> None:
        # Not as a `Response` begins: that prepares what is never used here.
        self._start: HTTPResponseStartEvent = {
            "type": "http.response.start",
            "status": status_code,
            "headers": headers,
        }
        self._body: HTTPResponseBodyEvent = {"type": "http.response.body", "body": content, "more_body": False}

    def to_asgi_response(self, *_: Any, **__: Any) -> Any:
        """Itself: see `Response.to_asgi_response`."""
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(self._start)
        await send(self._body)
