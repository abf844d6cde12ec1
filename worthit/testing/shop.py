"""A shop on loopback for tests of fetching: it answers what it is told to, also what no honest shop would."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from worthit.testing.loopback import listening

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Behaviour
"""The bytes of a whole HTTP response, or a coroutine that writes as it likes; then the connection is closed."""


def http_answer(body: bytes, status: str = "200 OK", content_type: str = "text/html", headers: str = "") -> bytes:
    """A well-formed response. `headers`: further lines, each ending in CRLF."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


def http_redirect(location: str, headers: str = "") -> bytes:
    return http_answer(b"", "302 Found", headers=f"location: {location}\r\n{headers}")


class LoopbackShop:
    """Answers by request target ("/kettle?size=2"), 404 otherwise, and keeps the heads of the requests it saw."""

    def __init__(self, answers: Mapping[str, Answer], tls: ssl.SSLContext | None = None) -> None:
        self.answers = dict(answers)
        self.requests: list[str] = []
        self.port = 0
        self._tls = tls

    @asynccontextmanager
    async def open(self, host: str = "127.0.0.1") -> AsyncGenerator["LoopbackShop", None]:
        """Listen on a free port of the host."""
        async with listening(self._converse, self._tls, host) as self.port:
            yield self

    def link(self, target: str) -> str:
        return f"http://127.0.0.1:{self.port}{target}"

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await self._answer_one(reader, writer):
            pass

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection may be used once more."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.requests.append(head)
        answer = self.answers.get(head.split()[1], http_answer(b"There is no such page.", "404 Not Found"))
        if not isinstance(answer, bytes):
            await answer(writer)
            return False
        writer.write(answer)
        await writer.drain()
        return b"connection: close" not in answer
