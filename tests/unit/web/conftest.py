"""An application with nothing in it but the edge and the routes of a test, called without a socket."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import httpx
import pytest
from litestar import Litestar
from litestar.types import ControllerRouterHandler

from worthit.config import WebSettings
from worthit.web.edge import edge_options

Serve = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Call it with route handlers (and `max_body_bytes`) to get a client for them behind the edge."""
    async with AsyncExitStack() as stack:

        def client(*handlers: ControllerRouterHandler, max_body_bytes: int = 100_000) -> httpx.AsyncClient:
            options = edge_options(WebSettings(max_body_bytes=max_body_bytes))
            transport = httpx.ASGITransport(Litestar(route_handlers=handlers, **options))  # type: ignore[arg-type] # narrower scopes
            opened = httpx.AsyncClient(transport=transport, base_url="http://worthit.test")
            stack.push_async_callback(opened.aclose)
            return opened

        yield client
