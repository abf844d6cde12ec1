"""Requests that drag on are ended. The times here are short; that the limits hold on a socket: tests/faults."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar, get, post
from litestar.exceptions import LitestarException
from litestar.params import JSONBody
from litestar.response import Stream

from worthit.config import WebSettings
from worthit.web.edge import edge_options
from worthit.web.time_limits import BODY_BYTES_PER_SECOND, TimeLimits

JSON = {"Content-Type": "application/json"}


@post("/letters")
async def count_letters(data: JSONBody[str]) -> int:
    return len(data)


@get("/never")
async def never() -> None:
    await asyncio.Event().wait()


@get("/slow-stream")
async def slow_stream() -> Stream:
    async def parts() -> AsyncIterator[str]:
        for _ in range(4):
            await asyncio.sleep(0.4)
            yield "part "

    return Stream(parts(), media_type="text/plain")


def app_with(limits: TimeLimits) -> Litestar:
    options = edge_options(WebSettings())
    options["middleware"] = [limits]
    return Litestar(route_handlers=[count_letters, never, slow_stream], **options)


def client_of(app: Litestar) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://worthit.test")  # type: ignore[arg-type] # narrower scopes


async def drips(size: int, every: float) -> AsyncIterator[bytes]:
    yield b'"'
    while True:
        yield b"x" * size
        await asyncio.sleep(every)


async def test_a_body_that_comes_byte_by_byte_is_refused() -> None:
    async with client_of(app_with(TimeLimits(5, body_seconds=0.1))) as client:
        answer = await client.post("/letters", content=drips(1, 0.02), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (408, "E009")
    assert answer.headers["Connection"] == "close"


async def test_a_large_body_may_take_its_time_while_it_flows() -> None:
    async def flowing() -> AsyncIterator[bytes]:
        yield b'"'
        for _ in range(5):
            await asyncio.sleep(0.1)
            yield b"x" * (BODY_BYTES_PER_SECOND // 2)
        yield b'"'

    async with client_of(app_with(TimeLimits(5, body_seconds=0.2))) as client:
        answer = await client.post("/letters", content=flowing(), headers=JSON)
    assert (answer.status_code, answer.json()) == (201, 5 * (BODY_BYTES_PER_SECOND // 2))


async def test_an_answer_that_does_not_begin_is_given_up() -> None:
    async with client_of(app_with(TimeLimits(0.05))) as client:
        answer = await client.get("/never")
    assert (answer.status_code, answer.json()["code"]) == (504, "E004")


async def test_an_answer_that_has_begun_may_last() -> None:
    async with client_of(app_with(TimeLimits(1))) as client:
        assert (await client.get("/slow-stream")).text == "part " * 4


async def test_who_does_not_read_a_stream_is_left() -> None:
    sent: list[Any] = []

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    scope: Any = {
        "type": "http", "method": "GET", "path": "/slow-stream", "headers": [], "query_string": b"", "scheme": "http",
        "client": ("127.0.0.1", 1), "http_version": "1.1",
    }  # fmt: skip
    await app_with(TimeLimits(5, reading_seconds=0.05))(scope, receive, send)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]


async def test_other_failures_of_a_stream_are_not_hidden() -> None:
    @get("/breaks")
    async def breaks() -> Stream:
        async def parts() -> AsyncIterator[str]:
            yield "part"
            raise ZeroDivisionError

        return Stream(parts(), media_type="text/plain")

    options = edge_options(WebSettings())
    async with client_of(Litestar(route_handlers=[breaks], **options)) as client:
        with pytest.raises(LitestarException):
            await client.get("/breaks")


async def test_of_several_requests_only_that_which_drags_on_is_ended() -> None:
    @get("/soon")
    async def soon() -> str:
        await asyncio.sleep(0.2)
        return "here"

    app = Litestar(
        route_handlers=[never, soon, slow_stream],
        **{**edge_options(WebSettings()), "middleware": [TimeLimits(1)]},  # type: ignore[arg-type] # the same types
    )
    async with client_of(app) as client:
        dragging, *others = await asyncio.gather(
            client.get("/never"), client.get("/slow-stream"), *(client.get("/soon") for _ in range(3))
        )
    assert dragging.status_code == 504
    assert [answer.status_code for answer in others] == [200] * 4


async def test_what_comes_after_a_time_without_requests_is_ended_too() -> None:
    async with client_of(app_with(TimeLimits(0.05))) as client:
        for _ in range(2):
            assert (await client.get("/never")).status_code == 504
            await asyncio.sleep(0.1)


async def test_a_request_that_is_given_up_from_outside_is_not_told_to_be_late() -> None:
    async with client_of(app_with(TimeLimits(5))) as client:
        request = asyncio.create_task(client.get("/never"))
        await asyncio.sleep(0.05)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
