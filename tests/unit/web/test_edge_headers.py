"""What every answer carries, whoever gave it."""

import pytest
import structlog
from litestar import get

from tests.unit.web.conftest import Serve


@get("/")
async def ok() -> str:
    return str(structlog.contextvars.get_contextvars()["request_id"])


@get("/crash")
async def crash() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("GET", "/nowhere"), ("DELETE", "/"), ("GET", "/crash")])
async def test_browsers_are_told_what_they_may_do_with_it(serve: Serve, method: str, path: str) -> None:
    headers = (await serve(ok, crash).request(method, path)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


async def test_each_request_has_an_id_of_its_own_which_is_also_in_the_log(serve: Serve) -> None:
    client = serve(ok)
    first, second = await client.get("/"), await client.get("/")
    assert first.text == first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("build-7.42_a", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("two words", False),
        ("x\x1b[31m", False),
        ("<b>", False),
    ],
)
async def test_the_callers_own_id_is_kept_only_when_it_is_plain(serve: Serve, given: str, kept: bool) -> None:
    answer = await serve(ok).get("/", headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is kept
