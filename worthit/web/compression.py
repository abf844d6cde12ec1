"""Answers compressed with gzip, where the asker takes that and it is worth it.

What is not to be stored is not compressed: such answers may hold secrets beside what the asker sent, and then their
length tells something of them (BREACH). Nor are streams, which would come late.

The coding belongs to what a strong ETag names (RFC 9110, 8.8.3.3), so the compressed form carries the weak one.
"""

import asyncio
import gzip
from collections import OrderedDict
from functools import lru_cache
from typing import Final, cast

from litestar.datastructures import MutableScopeHeaders
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Send

from worthit.web.layers import HTTPLayer
from worthit.web.raw_headers import add_to_vary, values

LEAST_BYTES: Final = 1_000
IN_THREAD_BYTES: Final = 100_000
"""From here on the event loop does not wait for it."""
LEVEL: Final = 5
KEPT: Final = 64
_TYPES: Final = (b"application/json", b"application/problem+json", b"text/", b"image/svg+xml")


class Compression(HTTPLayer):
    """Compresses what a handler gives. Compressed answers with a public ETag are kept: the first page and its files."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def concerns(self, scope: HTTPScope) -> bool:
        """What GET gives (and HEAD, which is answered as GET): other answers are not to be stored."""
        return scope["method"] == "GET"

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        wanted = takes_gzip(",".join(values(scope, b"accept-encoding")))
        begun: HTTPResponseStartEvent | None = None

        async def compressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                if message["status"] == HTTP_304_NOT_MODIFIED:
                    _name_the_form_that_is_known(message, ",".join(values(scope, b"if-none-match")))
                elif message["status"] == HTTP_200_OK and _may_be_compressed(message):
                    add_to_vary(message, b"Accept-Encoding")
                    if wanted:
                        begun = message
                        return
            elif begun is not None and message["type"] == "http.response.body":
                started, begun = begun, None
                if not message.get("more_body", False):
                    body = await self._compress(message["body"], MutableScopeHeaders.from_message(started))
                    message = cast("Message", {**message, "body": body})
                await send(started)
            await send(message)

        await next_app(scope, receive, compressed)

    async def _compress(self, body: bytes, headers: MutableScopeHeaders) -> bytes:
        if len(body) < LEAST_BYTES:
            return body
        etag = headers.get("etag")
        kept_as = etag if "private" not in headers["cache-control"] else None
        if kept_as is not None and kept_as in self._kept:
            body = self._kept[kept_as]
            self._kept.move_to_end(kept_as)
        else:
            body = await _gzip(body)
            if kept_as is not None:
                self._keep(kept_as, body)
        if etag is not None:
            headers["ETag"] = _weak(etag)
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        return body

    def _keep(self, etag: str, body: bytes) -> None:
        self._kept[etag] = body
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Whether `Accept-Encoding` prefers gzip to the answer as it is (RFC 9110, 12.5.3)."""
    weights = dict(_weighed(coding) for coding in accepted.lower().split(","))
    gzip_weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzip_weight > 0 and gzip_weight >= weights.get("identity", 0.0)


def _weighed(coding: str) -> tuple[str, float]:
    name, *parameters = (part.strip() for part in coding.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _may_be_compressed(start: HTTPResponseStartEvent) -> bool:
    headers = {name.lower(): value for name, value in start["headers"]}
    media_type, caching = headers.get(b"content-type", b""), headers.get(b"cache-control", b"no-store")
    return (
        media_type.startswith(_TYPES)
        and not media_type.startswith(b"text/event-stream")
        and b"no-store" not in caching
        and b"content-encoding" not in headers
        and b"content-range" not in headers
    )


def _name_the_form_that_is_known(start: HTTPResponseStartEvent, if_none_match: str) -> None:
    """A 304 carries the tag of the form that the asker has (RFC 9111, 4.3.4)."""
    add_to_vary(start, b"Accept-Encoding")
    headers = MutableScopeHeaders.from_message(start)
    etag = headers.get("etag")
    if etag is not None and _weak(etag) in if_none_match:
        headers["ETag"] = _weak(etag)


def _weak(etag: str) -> str:
    return etag if etag.startswith("W/") else f"W/{etag}"


async def _gzip(body: bytes) -> bytes:
    if len(body) < IN_THREAD_BYTES:
        return gzip.compress(body, LEVEL, mtime=0)
    return await asyncio.to_thread(gzip.compress, body, LEVEL, mtime=0)
