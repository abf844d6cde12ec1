"""An application with nothing in it but the edge and the routes of a test, called without a socket."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.types import ControllerRouterHandler, Middleware

from tests.unit.askers import Askers
from worthit.accounts.model import Asker
from worthit.config import WebSettings
from worthit.web.edge import edge_options, put_edge_around

Serve = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Call it with route handlers (and settings) to get a client for them behind the edge.

    client: the address that it seems to come from. askers: those who are believed to be who they say
    (`tests.unit.askers`).
    """
    async with AsyncExitStack() as stack:

        def client(
            *handlers: ControllerRouterHandler,
            client: tuple[str, int] = ("127.0.0.1", 1),
            middleware: Sequence[Middleware] = (),
            askers: Sequence[Asker] = (),
            max_body_bytes: int = 100_000,
            **settings: Any,
        ) -> httpx.AsyncClient:
            web = WebSettings(max_body_bytes=max_body_bytes, **settings)
            options = edge_options(web, [Askers(*askers), *middleware])
            app = put_edge_around(Litestar(route_handlers=handlers, **options), web)
            transport = httpx.ASGITransport(app, client=client)  # type: ignore[arg-type] # narrower scopes
            opened = httpx.AsyncClient(transport=transport, base_url="http://worthit.test")
            stack.push_async_callback(opened.aclose)
            return opened

        yield client
