"""HEAD, OPTIONS and 405, whoever declared the route."""

from collections.abc import AsyncIterator

import pytest
from litestar import Controller, Router, delete, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath
from litestar.response import Stream

from tests.unit.web.conftest import Serve
from worthit.errors import NotAuthenticated
from worthit.web.reading import get_or_head


def nobody(_: ASGIConnection, __: BaseRouteHandler) -> None:  # type: ignore[type-arg]
    raise NotAuthenticated("Nobody may.")


class Shelves(Controller):
    path = "/shelves"

    @get("/")
    async def read(self) -> list[str]:
        return ["kettle"] * 500

    @post("/")
    async def add(self) -> None: ...


@get("/boxes/{box:str}")
async def read_box(box: FromPath[str]) -> str:
    return box


@delete("/boxes/{name:str}")
async def remove_box(name: FromPath[str]) -> None: ...


@get_or_head("/guarded", guards=[nobody])
async def guarded() -> str:
    return "secret"


@get("/endless")
async def endless() -> Stream:
    async def lines() -> AsyncIterator[str]:
        for number in range(10_000):
            yield f"{number}\n"

    return Stream(lines(), media_type="text/plain")


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/shelves", "GET, HEAD, OPTIONS, POST"), ("/boxes/a", "DELETE, GET, HEAD, OPTIONS"),
     ("/guarded", "GET, HEAD, OPTIONS")],
)  # fmt: skip
async def test_options_tell_every_method_of_the_address(serve: Serve, path: str, methods: str) -> None:
    client = serve(Router("/", route_handlers=[Shelves]), read_box, remove_box, guarded)
    answer = await client.options(path)
    assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, methods, b"")


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
@pytest.mark.parametrize("path", ["/shelves", "/boxes/a", "/guarded", "/nowhere", "/endless"])
async def test_head_is_get_without_the_body(serve: Serve, path: str, accepted: str) -> None:
    client = serve(Router("/", route_handlers=[Shelves]), read_box, guarded, endless)
    client.headers.update({"Accept-Encoding": accepted, "X-Request-ID": "same"})
    got, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers == got.headers
    assert path == "/endless" or head.headers["Content-Length"]


async def test_head_of_what_cannot_be_read_is_no_method_of_it(serve: Serve) -> None:
    @post("/ask")
    async def ask() -> None: ...

    answer = await serve(ask).head("/ask")
    assert (answer.status_code, set(answer.headers["Allow"].split(", "))) == (405, {"OPTIONS", "POST"})
