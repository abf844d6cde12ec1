"""Answers whose bytes are ready, given to many: what the edge adds to one is not in another."""

from typing import Annotated, Any

from litestar import Request, get
from litestar.params import QueryParameter
from litestar.types import Scope

from tests.unit.web.conftest import Serve
from worthit.web.headers import tell
from worthit.web.raw_headers import encoded
from worthit.web.ready import ReadyResponse

HEADERS = encoded([("Content-Type", "application/json"), ("Content-Length", "2"), ("Cache-Control", "no-cache")])


@get("/")
async def ready(request: Request[Any, Any, Any], name: Annotated[str | None, QueryParameter()] = None) -> ReadyResponse:
    scope: Scope = request.scope
    if name is not None:
        tell(scope, "Set-Cookie", f"name={name}")
    return ReadyResponse(200, HEADERS, b"{}")


async def test_each_has_what_belongs_to_its_own_request_alone(serve: Serve) -> None:
    client = serve(ready)
    first = await client.get("/?name=ada", headers={"X-Request-ID": "first"})
    second = await client.get("/", headers={"X-Request-ID": "second"})
    assert (first.headers["Set-Cookie"], first.headers["X-Request-ID"]) == ("name=ada", "first")
    assert "Set-Cookie" not in second.headers
    assert second.headers.get_list("X-Request-ID") == ["second"]


async def test_the_edge_treats_it_as_any_other(serve: Serve) -> None:
    answer = await serve(ready).get("/")
    assert answer.json() == {}
    assert answer.headers.get_list("Cache-Control") == ["no-cache"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (await serve(ready).head("/")).content == b""
