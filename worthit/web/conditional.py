"""Answers that the asker may already have: an ETag from the content, and 304 when it is known."""

from hashlib import blake2b
from typing import Any

from litestar import Request, Response
from litestar.status_codes import HTTP_304_NOT_MODIFIED
from msgspec import Struct


class Representation(Struct, frozen=True):
    """Content as it is sent. `etag` is strong and changes with the content."""

    content: bytes
    media_type: str
    etag: str


def represent(content: bytes, media_type: str) -> Representation:
    return Representation(content, media_type, f'"{blake2b(content, digest_size=12).hexdigest()}"')


def respond(request: Request[Any, Any, Any], what: Representation, cache_control: str) -> Response[Any]:
    """200 with the content, or 304 when `If-None-Match` names it."""
    headers = {"ETag": what.etag, "Cache-Control": cache_control}
    given = request.headers.get("if-none-match", "").split(",")
    if {tag.strip().removeprefix("W/") for tag in given} & {what.etag, "*"}:
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, media_type=what.media_type, headers=headers)
    return Response(what.content, media_type=what.media_type, headers=headers)
