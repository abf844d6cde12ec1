"""How long a request may take: to be sent, and until its answer begins. Headers are timed by the server (`serve`)."""

import asyncio
from typing import Any, Final

import structlog
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_408_REQUEST_TIMEOUT
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Send

from worthit.errors import DeadlineExceeded
from worthit.web.layers import HTTPLayer

BODY_SECONDS: Final = 30.0
BODY_BYTES_PER_SECOND: Final = 10_000
"""A body may take longer than BODY_SECONDS while it flows at this rate."""
READING_SECONDS: Final = 60.0
"""How long the asker of a stream may leave it unread before it is broken off."""
log = structlog.get_logger(__name__)


class TimeLimits(HTTPLayer):
    """Ends requests that drag on: with 408 while they are sent, with 504 when the answer does not begin.

    answer_seconds: from the end of the request to the beginning of its answer. body_seconds: see BODY_SECONDS.
    """

    def __init__(
        self, answer_seconds: float, *, body_seconds: float = BODY_SECONDS, reading_seconds: float = READING_SECONDS
    ) -> None:
        self._answer_seconds = answer_seconds
        self._body_seconds = body_seconds
        self._reading_seconds = reading_seconds

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        answer_by = asyncio.timeout(self._answer_seconds)
        body = _Body(receive, answer_by, self._body_seconds, self._answer_seconds)
        answer = _Answer(send, answer_by, self._reading_seconds)
        try:
            async with answer_by:
                await next_app(scope, body.receive, answer.send)
        except TimeoutError:
            if not answer_by.expired():
                raise
            if body.is_awaited:
                raise HTTPException(status_code=HTTP_408_REQUEST_TIMEOUT, headers={"Connection": "close"}) from None
            raise DeadlineExceeded("The answer was not ready in time.") from None
        except Exception:
            if not answer.is_left_unread:
                raise
            log.info("the asker does not read the answer")


class _Body:
    """A request body. While it is awaited the one limit is on its coming; the time for the answer begins at its end."""

    def __init__(
        self, receive: Receive, answer_by: asyncio.Timeout, body_seconds: float, answer_seconds: float
    ) -> None:
        self._receive = receive
        self._answer_by = answer_by
        self._body_seconds = body_seconds
        self._answer_seconds = answer_seconds
        self._began = asyncio.get_running_loop().time()
        self._bytes = 0
        self._is_whole = False
        self.is_awaited = False

    async def receive(self) -> Any:
        if self._is_whole:  # what is awaited now is the asker's leaving
            return await self._receive()
        self.is_awaited = True
        self._limit_to(self._began + self._body_seconds + self._bytes / BODY_BYTES_PER_SECOND)
        message = await self._receive()
        self.is_awaited = False
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
        self._limit_to(asyncio.get_running_loop().time() + self._answer_seconds)
        return message

    def _limit_to(self, when: float) -> None:
        if not self._answer_by.expired():
            self._answer_by.reschedule(when)


class _Answer:
    """An answer that has begun has no limit, but for an asker who leaves a stream unread."""

    def __init__(self, send: Send, answer_by: asyncio.Timeout, reading_seconds: float) -> None:
        self._send = send
        self._answer_by = answer_by
        self._reading_seconds = reading_seconds
        self.is_left_unread = False

    async def send(self, message: Message) -> None:
        _reschedule(self._answer_by, None)
        if message["type"] != "http.response.body" or not message.get("more_body", False):
            await self._send(message)
            return
        try:
            async with asyncio.timeout(self._reading_seconds):
                await self._send(message)
        except TimeoutError:
            self.is_left_unread = True
            raise


def _reschedule(limit: asyncio.Timeout, seconds: float | None) -> None:
    if not limit.expired():
        limit.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)
