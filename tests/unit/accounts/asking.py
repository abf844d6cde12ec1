"""A small application at which questions are asked, behind the edge and the guard, called without a socket."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import Litestar, Request, get, post
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, ControllerRouterHandler, Receive, Scope, Send

from worthit.accounts.asker import asker_of, set_asker
from worthit.accounts.flood import FloodGuard
from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.config import WebSettings
from worthit.shared.limiter import MemoryLimiter
from worthit.web.edge import edge_options


class As(ASGIMiddleware):
    """Everybody is the asker that it is told."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, asker: Asker) -> None:
        self.asker = asker

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        set_asker(scope, self.asker)
        await next_app(scope, receive, send)


def question_routes(limits: Limits) -> list[ControllerRouterHandler]:
    @post("/v1/verdicts")
    async def ask(request: Request[Any, Any, Any]) -> str:
        await limits.spend(asker_of(request))
        return "answered"

    @post("/v1/comparisons")
    async def look_up(request: Request[Any, Any, Any]) -> str:
        async with limits.at_once(asker_of(request)):
            return "looked up"

    @get(["/v1/things", "/health"])
    async def read() -> str:
        return "read"

    return [ask, look_up, read]


@asynccontextmanager
async def served(
    asker: Asker, limits: Limits, *routes: ControllerRouterHandler, most_a_minute: int = 600
) -> AsyncGenerator[httpx.AsyncClient, None]:
    guard = FloodGuard(MemoryLimiter(), limits, most_a_minute, ["/v1/verdicts", "/v1/comparisons"])
    app = Litestar(routes or question_routes(limits), **edge_options(WebSettings(), [As(asker), guard]))
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type] # narrower scopes
    async with httpx.AsyncClient(transport=transport, base_url="http://worthit.test") as client:
        yield client
