"""HEAD and OPTIONS, for every route alike, whoever declared it and with what guards."""

import re
from collections.abc import Awaitable
from typing import Any

from litestar import Litestar, Response
from litestar.connection import Request
from litestar.enums import ScopeType
from litestar.routes import HTTPRoute
from litestar.status_codes import HTTP_204_NO_CONTENT
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from worthit.web.layers import HTTPLayer

_PARAMETER = re.compile(r"\{[^}]*\}")


def head_as_get(app: ASGIApp) -> ASGIApp:
    """HEAD is answered as GET would be, to the last header, without the body (RFC 9110, 9.3.2)."""

    def answer(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == ScopeType.HTTP and scope["method"] == "HEAD":
            return answer_head(scope, receive, send)
        return app(scope, receive, send)

    async def answer_head(scope: HTTPScope, receive: Receive, send: Send) -> None:
        ended = False

        async def without_body(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        scope["method"] = "GET"
        await app(scope, receive, without_body)

    return answer


class Options(HTTPLayer):
    """OPTIONS tells all methods of the address: Litestar's own answer misses some where several handlers share one.

    It is before the guards: whether one may ask is not asked with OPTIONS, least of all by a browser.
    """

    def __init__(self) -> None:
        self._allowed: dict[str, str] = {}

    def concerns(self, scope: HTTPScope) -> bool:
        return scope["method"] == "OPTIONS"

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, _: ASGIApp) -> None:
        if not self._allowed:
            self._allowed = _methods(scope["litestar_app"])
        await answer_options(scope, receive, send, {"Allow": self._allowed[_shape(scope["path_template"])]})


async def answer_options(scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
    """204 with these headers."""
    request: Request[Any, Any, Any] = Request(scope, receive, send)
    response = Response(None, status_code=HTTP_204_NO_CONTENT, headers=headers)
    await response.to_asgi_response(app=None, request=request)(scope, receive, send)


def _methods(app: Litestar) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            known = found.setdefault(_shape(route.path_format), set())
            known |= route.methods
            if "GET" in known:
                known.add("HEAD")
    return {path: ", ".join(sorted(methods)) for path, methods in found.items()}


def _shape(template: str) -> str:
    """Routes whose parameters differ in name alone are one address."""
    return _PARAMETER.sub("{}", template)
