"""What the document says about a route, and that it is the same each time."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

import httpx
import msgspec
from litestar import Litestar, Response, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from tests.unit.web.conftest import Serve
from worthit.config import WebSettings
from worthit.errors import PageBlocked, SubscriptionExpired
from worthit.web.edge import edge_options
from worthit.web.openapi import openapi_json, render_openapi
from worthit.web.pagination import Cursor
from worthit.web.problems import Problem, problem_responses
from worthit.web.reading import get_or_head


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """What is wished for.

    size: in millimetres.
    """

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    size: Annotated[int, Meta(ge=1)] = 7
    kind: Literal["wish"] = "wish"


class Granted(Struct, frozen=True):
    wishes: tuple[Wish, ...]


class Kept(Struct, frozen=True):
    id: str


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
    assert wish["properties"]["size"] == {
        "type": "integer",
        "minimum": 1,
        "default": 7,
        "description": "In millimetres.",
    }
    assert wish["properties"]["kind"] == {"const": "wish", "default": "wish"}
    assert wish["description"] == "What is wished for."


def test_an_operation_says_what_it_takes_gives_and_how_it_fails() -> None:
    operation = document(make_wish)["paths"]["/wishes"]["post"]
    assert operation["operationId"] == "makeWish"
    assert operation["description"] == "Make a wish."
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/Wish"}
    assert list(operation["responses"]) == ["201", "400", "408", "413", "415", "422", "500", "504"]
    blocked = {"$ref": "#/components/responses/Problem422", "description": "The shop blocked the page"}
    assert operation["responses"]["422"] == blocked


def test_each_kind_of_failure_is_told_once_for_all_operations() -> None:
    said = document(make_wish)["components"]["responses"]
    assert set(said) == {f"Problem{status}" for status in (400, 408, 413, 415, 422, 500, 504)}
    for name, failure in said.items():
        content = failure["content"]["application/problem+json"]
        assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
        assert content["example"]["status"] == int(name.removeprefix("Problem"))
        msgspec.convert(content["example"], Problem)
        assert "X-Request-ID" in failure["headers"]


def test_what_is_only_answered_is_whole_and_its_times_are_marked() -> None:
    class Answer(Struct, frozen=True):
        """An answer.

        old, new: when it was. rest: what is left of it.
        """

        new: datetime | None = None
        old: tuple[datetime, ...] = ()
        rest: Mapping[str, datetime] = {}
        both: tuple[float, datetime] | None = None
        range: tuple[float, float] | None = None
        wish: Wish | None = None

    @get_or_head("/answer", operation_id="answer")
    async def answer() -> Answer:
        return Answer()

    schemas = document(answer, make_wish)["components"]["schemas"]
    members = schemas["Answer"]["properties"]
    time = {"type": "string", "format": "date-time"}
    assert schemas["Answer"]["required"] == ["new", "old", "rest", "both", "range", "wish"]
    assert members["new"] == {"anyOf": [time, {"type": "null"}], "description": "When it was."}
    assert members["old"] == {"type": "array", "items": time, "description": "When it was."}
    assert members["rest"]["additionalProperties"] == time
    assert members["rest"]["description"] == "What is left of it."
    assert members["both"]["anyOf"][0]["prefixItems"] == [{"type": "number"}, time]
    two = {"type": "array", "minItems": 2, "maxItems": 2}
    assert members["range"]["anyOf"][0] == {**two, "items": {"type": "number"}}
    assert schemas["Wish"]["required"] == ["name"], "what is asked with may leave out what has a default"


def test_a_stream_beside_json_is_told_in_words() -> None:
    streamed = ResponseSpec(str, generate_examples=False, media_type="text/event-stream", description="Event by event.")

    @post("/told", operation_id="told", responses={200: streamed})
    async def told() -> Response[Granted]:
        """Tell it."""
        return Response(Granted(()))

    operation = document(told)["paths"]["/told"]["post"]
    assert list(operation["responses"]) == ["201", "500", "504"]
    assert operation["description"] == "Tell it.\n\nEvent by event."


def test_members_left_out_of_answers_are_not_required() -> None:
    assert document(make_wish)["components"]["schemas"]["Problem"]["required"] == [
        "type",
        "title",
        "status",
        "detail",
        "code",
        "instance",
    ]


def test_tagged_unions_tell_by_which_member_they_differ() -> None:
    class Below(Struct, frozen=True, tag="below"):
        amount: Decimal

    class Ever(Struct, frozen=True, tag="ever"):
        pass

    class Rule(Struct, frozen=True):
        when: Below | Ever

    @post("/rules", operation_id="addRule")
    async def add_rule(data: JSONBody[Rule]) -> None: ...

    schemas = document(add_rule)["components"]["schemas"]
    assert schemas["Rule"]["properties"]["when"]["discriminator"] == {
        "propertyName": "type",
        "mapping": {"below": "#/components/schemas/Below", "ever": "#/components/schemas/Ever"},
    }
    assert schemas["Below"]["properties"]["type"] == {"const": "below"}
    assert "type" in schemas["Below"]["required"]


def test_what_is_read_may_be_asked_for_with_its_etag_and_what_is_made_leads_to_it() -> None:
    @get_or_head("/v1/wishes/{wish_id:str}", operation_id="getWish", responses=problem_responses(SubscriptionExpired))
    async def get_wish(wish_id: FromPath[str]) -> Kept:
        return Kept(wish_id)

    @post("/v1/wishes", operation_id="addWish", security=[{"apiKey": []}, {"session": []}])
    async def add_wish(data: JSONBody[Wish]) -> Kept:
        return Kept(data.name)

    paths = document(get_wish, add_wish)["paths"]
    reading, making = paths["/v1/wishes/{wish_id}"]["get"], paths["/v1/wishes"]["post"]
    assert "head" not in paths["/v1/wishes/{wish_id}"]
    assert {"$ref": "#/components/parameters/If-None-Match"} in reading["parameters"]
    assert set(reading["responses"]["304"]["headers"]) == {"ETag", "X-Request-ID"}
    assert set(reading["responses"]["200"]["headers"]) == {"ETag", "RateLimit", "RateLimit-Policy", "X-Request-ID"}
    assert {"$ref": "#/components/parameters/Idempotency-Key"} in making["parameters"]
    assert {"$ref": "#/components/parameters/X-CSRF-Token"} in making["parameters"]
    refused = {"400", "401", "403", "408", "409", "413", "415", "422", "429", "500", "503", "504"}
    assert set(making["responses"]) == {"201", *refused}
    assert making["responses"]["201"]["links"] == {
        "getWish": {"operationId": "getWish", "parameters": {"wish_id": "$response.body#/id"}}
    }


def test_a_parameter_is_left_out_and_never_null() -> None:
    @get_or_head("/list", operation_id="list")
    async def listed(cursor: Cursor = None) -> None: ...

    (parameter,) = document(listed)["paths"]["/list"]["get"]["parameters"]
    assert parameter["schema"] == {"type": "string", "maxLength": 500}
    assert parameter["description"].startswith("`next_cursor`")
    assert parameter["required"] is False


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
