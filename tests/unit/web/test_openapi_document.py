"""What the document says about a route, and that it is the same each time."""

import json
from typing import Annotated, Any, Literal

import httpx
from litestar import Litestar, Response, get, post
from litestar.params import JSONBody
from msgspec import Meta, Struct

from tests.unit.web.conftest import Serve
from worthit.config import WebSettings
from worthit.errors import PageBlocked
from worthit.web.edge import edge_options
from worthit.web.openapi import openapi_json, render_openapi
from worthit.web.problems import problem_responses


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """What is wished for.

    size: in millimetres.
    """

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    size: Annotated[int, Meta(ge=1)] = 7
    kind: Literal["wish"] = "wish"


class Granted(Struct, frozen=True):
    wishes: tuple[Wish, ...]


@post("/wishes", operation_id="makeWish", responses=problem_responses(PageBlocked, 415))
async def make_wish(data: JSONBody[Wish]) -> Response[Granted]:
    """Make a wish."""
    return Response(Granted((data,)))


def document(*handlers: Any) -> dict[str, Any]:
    app = Litestar(route_handlers=handlers, **edge_options(WebSettings()))
    rendered: dict[str, Any] = json.loads(render_openapi(app))
    return rendered


def test_models_keep_their_names_and_all_their_constraints() -> None:
    schemas = document(make_wish)["components"]["schemas"]
    assert set(schemas) == {"ErrorCode", "Granted", "Problem", "Wish"}
    wish = schemas["Wish"]
    assert wish["additionalProperties"] is False
    assert wish["required"] == ["name"]
    assert wish["properties"]["name"] == {"type": "string", "minLength": 1, "maxLength": 40}
    assert wish["properties"]["size"] == {"type": "integer", "minimum": 1, "default": 7}
    assert wish["properties"]["kind"] == {"const": "wish", "default": "wish"}
    assert wish["description"] == "What is wished for.\n\nsize: in millimetres."


def test_an_operation_says_what_it_takes_gives_and_how_it_fails() -> None:
    operation = document(make_wish)["paths"]["/wishes"]["post"]
    assert operation["operationId"] == "makeWish"
    assert operation["description"] == "Make a wish."
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/Wish"}
    assert list(operation["responses"]) == ["201", "400", "415", "422", "500"]
    for status in ("400", "415", "422", "500"):
        content = operation["responses"][status]["content"]
        assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def test_the_same_app_gives_the_same_bytes() -> None:
    @get("/b", operation_id="b")
    async def b() -> Granted:
        return Granted(())

    apps = [
        Litestar(route_handlers=handlers, **edge_options(WebSettings()))
        for handlers in ([make_wish, b], [b, make_wish], [make_wish, b])
    ]
    assert len({render_openapi(app) for app in apps}) == 1


async def test_it_is_served_and_nothing_else_is_under_its_name(serve: Serve) -> None:
    client: httpx.AsyncClient = serve(make_wish, openapi_json)
    answer = await client.get("/openapi.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["openapi"].startswith("3.1")
    for address in ("/openapi", "/openapi/openapi.json", "/schema", "/schema/swagger"):
        assert (await client.get(address)).json()["code"] == "E009"
