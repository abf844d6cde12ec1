"""What is compressed, and that an answer is the same thing in both forms."""

import gzip
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Request, Response, get
from litestar.response import ServerSentEvent, Stream

from tests.unit.web.conftest import Serve
from worthit.web.compression import takes_gzip
from worthit.web.conditional import represent, respond

TEXT = b'{"words": "' + b"kettle " * 500 + b'"}'
BIG = b'{"words": "' + b"kettle stool " * 30_000 + b'"}'
GZIP = {"Accept-Encoding": "gzip"}
AS_IT_IS = {"Accept-Encoding": "identity"}


def answering(content: bytes, media_type: str = "application/json", cache_control: str = "private, max-age=60") -> Any:
    @get("/")
    async def answer(request: Request[Any, Any, Any]) -> Response[Any]:
        return respond(request, represent(content, media_type), cache_control)

    return answer


@pytest.mark.parametrize(
    ("media_type", "content"),
    [("application/json", TEXT), ("text/html", TEXT), ("text/javascript", TEXT), ("text/css", TEXT),
     ("image/svg+xml", TEXT), ("application/json", BIG)],
)  # fmt: skip
@pytest.mark.parametrize("cache_control", ["no-cache", "private, max-age=60", "max-age=3600"])
async def test_text_is_sent_compressed_to_who_takes_it(
    serve: Serve, media_type: str, content: bytes, cache_control: str
) -> None:
    client = serve(answering(content, media_type, cache_control))
    plain = await client.get("/", headers=AS_IT_IS)
    for small in [await client.get("/", headers=GZIP) for _ in range(2)]:  # the second may be a kept one
        assert small.headers["Content-Encoding"] == "gzip"
        assert small.content == plain.content == content
        assert int(small.headers["Content-Length"]) < len(content) / 5
        assert small.headers["Content-Type"] == plain.headers["Content-Type"]
        assert "Accept-Encoding" in small.headers["Vary"]
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


async def test_the_forms_have_tags_of_their_own_and_either_is_known_again(serve: Serve) -> None:
    client = serve(answering(TEXT))
    plain, small = await client.get("/", headers=AS_IT_IS), await client.get("/", headers=GZIP)
    assert small.headers["ETag"] == f"W/{plain.headers['ETag']}"
    for known in (plain, small):
        for accepted in (AS_IT_IS, GZIP):
            again = await client.get("/", headers={"If-None-Match": known.headers["ETag"], **accepted})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["ETag"] == known.headers["ETag"]
            assert "Accept-Encoding" in again.headers["Vary"]
            assert "Content-Encoding" not in again.headers


@pytest.mark.parametrize("cache_control", ["no-store", "private, no-store"])
async def test_what_is_not_to_be_stored_may_hold_secrets_and_stays_as_it_is(serve: Serve, cache_control: str) -> None:
    answer = await serve(answering(TEXT, cache_control=cache_control)).get("/", headers=GZIP)
    assert "Content-Encoding" not in answer.headers

    @get("/")
    async def says_nothing() -> dict[str, str]:
        return {"token": "x" * 2000}

    answer = await serve(says_nothing).get("/", headers=GZIP)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("content", "media_type"), [(b"{}", "application/json"), (TEXT, "image/png"), (TEXT, "application/octet-stream")]
)
async def test_small_things_and_pictures_stay_as_they_are(serve: Serve, content: bytes, media_type: str) -> None:
    answer = await serve(answering(content, media_type)).get("/", headers=GZIP)
    assert "Content-Encoding" not in answer.headers
    assert answer.content == content
    assert not answer.headers["ETag"].startswith("W/")


async def test_streams_are_never_held_back(serve: Serve) -> None:
    async def parts() -> AsyncIterator[str]:
        for _ in range(20):
            yield "kettle " * 100

    @get("/events")
    async def events() -> ServerSentEvent:
        return ServerSentEvent(parts(), headers={"Cache-Control": "no-cache"})

    @get("/lines")
    async def lines() -> Stream:
        return Stream(parts(), media_type="text/plain", headers={"Cache-Control": "no-cache"})

    client = serve(events, lines)
    for path in ("/events", "/lines"):
        answer = await client.get(path, headers=GZIP)
        assert "Content-Encoding" not in answer.headers
        assert answer.text.count("kettle") == 2000


async def test_what_is_compressed_already_is_not_compressed_again(serve: Serve) -> None:
    @get("/")
    async def packed() -> Response[bytes]:
        headers = {"Content-Encoding": "gzip", "Cache-Control": "no-cache"}
        return Response(gzip.compress(TEXT + bytes(range(256)) * 20), media_type="application/json", headers=headers)

    assert (await serve(packed).get("/", headers=GZIP)).content.startswith(TEXT)


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [("gzip", True), ("GZIP", True), ("br, gzip;q=0.8", True), ("*", True), ("deflate, *;q=0.1", True),
     ("x-gzip", True), ("gzip;q=1.0, identity;q=0.5", True), ("", False), ("identity", False), ("br", False),
     ("gzip;q=0", False), ("gzip; q=0.0, *", False), ("identity, gzip;q=0.5", False), ("*;q=0", False),
     ("gzip;q=x", False)],
)  # fmt: skip
def test_gzip_is_taken_by_who_says_so(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


@given(st.text())
def test_no_header_makes_a_fault(accepted: str) -> None:
    assert takes_gzip(accepted) in (True, False)
