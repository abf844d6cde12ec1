"""Every failure as a problem document, and nothing in it that was sent or is secret."""

from typing import Annotated

import pytest
from litestar import get
from litestar.exceptions import ClientException, NotAuthorizedException, ServiceUnavailableException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from structlog.testing import capture_logs

from tests.unit.web.conftest import Serve
from worthit.errors import (
    AnalysisUnavailable,
    ConfigError,
    DeadlineExceeded,
    InvalidRequest,
    PageBlocked,
    PagesDisagree,
    ShopAsksToWait,
)
from worthit.web.problems import problem_responses


def failing(error: Exception) -> HTTPRouteHandler:
    @get("/fail")
    async def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "code", "slug"),
    [
        (PageBlocked("A captcha."), 422, "E010", "page-blocked"),
        (DeadlineExceeded("Not ready."), 504, "E004", "deadline-exceeded"),
        (PagesDisagree("Two products."), 422, "E009", "pages-disagree"),
    ],
)
async def test_an_error_of_ours_is_told_as_it_is(
    serve: Serve, error: Exception, status: int, code: str, slug: str
) -> None:
    answer = await serve(failing(error)).get("/fail?token=hush")
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["type"] == f"/problems/{slug}"
    assert problem["detail"] == str(error)
    assert problem["instance"] == answer.headers["X-Request-ID"]
    assert "field" not in problem


async def test_the_offending_member_is_named(serve: Serve) -> None:
    problem = (await serve(failing(InvalidRequest("Not so.", field="pages[2]"))).get("/fail")).json()
    assert problem["field"] == "pages[2]"


@pytest.mark.parametrize("error", [ZeroDivisionError("hush"), ConfigError("WORTHIT_WEB__PORT: hush")])
async def test_a_fault_of_ours_is_logged_whole_and_told_without_detail(serve: Serve, error: Exception) -> None:
    client = serve(failing(error))
    with capture_logs() as logged:
        answer = await client.get("/fail?token=hush")
    assert (answer.status_code, answer.json()["code"]) == (500, "E012")
    assert "hush" not in answer.text
    (line,) = logged
    assert line["exc_info"] is error
    assert line["request_id"] == answer.json()["instance"]


async def test_what_was_sent_is_never_repeated(serve: Serve) -> None:
    @get("/items/{number:int}")
    async def item(number: FromPath[int], size: Annotated[int, QueryParameter(ge=1)] = 1) -> int:
        return number * size

    client = serve(item)
    for address in ("/items/1?size=hush", "/items/1?size=0&x=hush", "/hush", "/items/hush"):
        answer = await client.get(address)
        assert answer.status_code in {400, 404}
        assert answer.json()["code"] == "E009"
        assert "hush" not in answer.text
    assert (await client.get("/items/1?size=0")).json()["field"] == "size"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ClientException("hush", status_code=418), 418, "E009"),
        (NotAuthorizedException("hush", headers={"WWW-Authenticate": "Bearer"}), 401, "E006"),
        (ServiceUnavailableException("hush"), 503, "E004"),
    ],
)
async def test_errors_of_the_framework_keep_their_status_but_not_their_words(
    serve: Serve, error: Exception, status: int, code: str
) -> None:
    answer = await serve(failing(error)).get("/fail")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "hush" not in answer.text
    if status == 401:
        assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_wrong_method_is_told_the_right_ones(serve: Serve) -> None:
    answer = await serve(failing(PageBlocked("x"))).delete("/fail")
    assert answer.status_code == 405
    assert answer.json()["code"] == "E009"
    assert "GET" in answer.headers["Allow"]


def test_a_route_declares_its_problems_once_per_status() -> None:
    declared = problem_responses(PageBlocked, PagesDisagree, 415)
    assert list(declared) == [400, 415, 422, 500]
    assert declared[422].description == "The shop blocked the page · The pages disagree"
    assert declared[422].media_type == "application/problem+json"


async def test_what_the_database_or_a_shop_does_not_give_now_is_asked_for_again_soon(serve: Serve) -> None:
    answer = await serve(failing(AnalysisUnavailable("x"))).get("/fail")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Retry-After" not in (await serve(failing(ShopAsksToWait("x"))).get("/fail")).headers
