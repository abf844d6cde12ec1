"""What pages of other origins may do."""

from typing import Any

import pytest
from litestar import Request, get, post

from tests.unit.web.conftest import Serve
from worthit.errors import ConfigError, RateLimited
from worthit.web.cors import CrossOrigin

APP = "https://app.example"


@get("/v1/things")
async def list_things() -> list[str]:
    return ["kettle"]


@post("/v1/things")
async def ask_too_often(request: Request[Any, Any, Any]) -> None:
    raise RateLimited("Later.", 3.0)


@get("/crash")
async def crash() -> None:
    raise ZeroDivisionError


def preflight(origin: str, method: str, headers: str) -> dict[str, str]:
    return {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/v1/things", "/nowhere"])
async def test_a_page_of_an_allowed_origin_may_ask_with_all_that_the_api_knows(
    serve: Serve, method: str, path: str
) -> None:
    wanted = "authorization,content-type,idempotency-key,if-none-match,prefer,x-csrf-token,x-request-id"
    client = serve(list_things, ask_too_often, cors_origins=(APP, "http://localhost:5173"))
    answer = await client.options(path, headers=preflight(APP, method, wanted))
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == APP
    assert method in answer.headers["Access-Control-Allow-Methods"].split(", ")
    allowed = {name.lower() for name in answer.headers["Access-Control-Allow-Headers"].split(", ")}
    assert set(wanted.split(",")) <= allowed
    assert answer.headers["Access-Control-Allow-Credentials"] == "true"
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/things", 200), ("POST", "/v1/things", 429), ("GET", "/nowhere", 404), ("GET", "/crash", 500),
     ("DELETE", "/v1/things", 405)],
)  # fmt: skip
async def test_it_may_read_every_answer_errors_too(serve: Serve, method: str, path: str, status: int) -> None:
    client = serve(list_things, ask_too_often, crash, cors_origins=(APP,))
    answer = await client.request(method, path, headers={"Origin": APP})
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == APP
    exposed = {name.lower() for name in answer.headers["Access-Control-Expose-Headers"].split(", ")}
    assert {"etag", "location", "link", "ratelimit", "retry-after", "x-request-id"} <= exposed
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "http://app.example", "https://app.example:444", "https://app.example.evil.example",
     "https://xapp.example", "null", "*", ""],
)  # fmt: skip
@pytest.mark.parametrize("asking", [{}, {"Access-Control-Request-Method": "POST"}])
async def test_others_are_told_nothing(serve: Serve, origin: str, asking: dict[str, str]) -> None:
    client = serve(list_things, cors_origins=(APP,))
    for method in ("GET", "OPTIONS"):
        answer = await client.request(method, "/v1/things", headers={"Origin": origin, **asking})
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert "Origin" in answer.headers["Vary"]  # or a cache would hand this to those who may


async def test_without_the_setting_nobody_is_let_in(serve: Serve) -> None:
    answer = await serve(list_things).get("/v1/things", headers={"Origin": APP})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert "Origin" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("port", ["https://app.example:443", "http://app.example:80"])
async def test_an_origin_may_be_written_with_its_usual_port(serve: Serve, port: str) -> None:
    browsers = port.rpartition(":")[0]
    answer = await serve(list_things, cors_origins=(port,)).get("/v1/things", headers={"Origin": browsers})
    assert answer.headers["Access-Control-Allow-Origin"] == browsers


@pytest.mark.parametrize(
    "origin",
    ["*", "https://*.example", "app.example", "https://app.example/", "https://app.example/page", "null",
     "https://user@app.example", "https://app.example:99999", "https://App.example", "ftp://app.example", ""],
)  # fmt: skip
def test_what_is_no_single_origin_is_refused_at_the_start(origin: str) -> None:
    with pytest.raises(ConfigError, match="WORTHIT_WEB__CORS_ORIGINS"):
        CrossOrigin([origin])
