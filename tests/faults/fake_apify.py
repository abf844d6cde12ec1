"""An Apify of our own on loopback: the one call that WorthIt! makes, strict about who asks for what."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from msgspec import Struct

from worthit.testing.loopback import listening

TOKEN = "apify_api_0123456789abcdefghij"
ACTOR = "apify~web-scraper"


class Run(Struct, frozen=True):
    """A run that was asked for: the request target, its query and what the actor was given."""

    target: str
    query: dict[str, str]
    given: dict[str, Any]


class FakeApify:
    """Answers with `items` and status 201, or with the error `refuses` (status and type); after `seconds`."""

    def __init__(self) -> None:
        self.items: Any = []
        self.refuses: tuple[int, str] | None = None
        self.seconds = 0.0
        self.runs: list[Run] = []
        self.url = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FakeApify"]:
        """Listen on a free port of 127.0.0.1."""
        async with listening(self._converse) as port:
            self.url = f"http://127.0.0.1:{port}"
            yield self

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii")
        request_line, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        method, target, _ = request_line.split()
        await asyncio.sleep(self.seconds)
        status, answer = self._answer(method, target, headers, body)
        content = answer if isinstance(answer, bytes) else msgspec.json.encode(answer)
        writer.write(
            f"HTTP/1.1 {status} Whatever\r\ncontent-type: application/json; charset=utf-8\r\n"
            f"location: {self.url}/elsewhere\r\ncontent-length: {len(content)}\r\nconnection: close\r\n\r\n".encode()
        )
        writer.write(content)
        await writer.drain()

    def _answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
        if headers.get("authorization") != f"Bearer {TOKEN}":
            return _error(401, "user-or-token-not-found")
        url = urlsplit(target)
        if (method, url.path) != ("POST", f"/v2/acts/{ACTOR}/run-sync-get-dataset-items"):
            return _error(404, "record-not-found")
        if headers.get("content-type") != "application/json":
            return _error(400, "invalid-input")
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.runs.append(Run(target, query, msgspec.json.decode(body)))
        if self.refuses is not None:
            return _error(*self.refuses)
        return 201, self.items


def _error(status: int, kind: str) -> tuple[int, Any]:
    return status, {"error": {"type": kind, "message": "For the operator's eyes."}}
