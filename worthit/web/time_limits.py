"""How long a request may take: to be sent, and until its answer begins. Headers are timed by the server (`serve`)."""

import asyncio
import math
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
        limit = _Limit(self._answer_seconds, looks_after=min(self._body_seconds, self._answer_seconds))
        body = _Body(receive, limit, self._body_seconds, self._answer_seconds)
        answer = _Answer(send, limit, self._reading_seconds)
        try:
            async with limit.within:
                await next_app(scope, body.receive, answer.send)
        except TimeoutError:
            if not limit.within.expired():
                raise
            if body.is_awaited:
                raise HTTPException(status_code=HTTP_408_REQUEST_TIMEOUT, headers={"Connection": "close"}) from None
            raise DeadlineExceeded("The answer was not ready in time.") from None
        except Exception:
            if not answer.is_left_unread:
                raise
            log.info("the asker does not read the answer")
        finally:
            limit.end()


class _Limit:
    """The moment that ends what is done `within`. It is moved several times a request and next to never comes, so it
    has one timer, which looks whether it has come, and not a new one each time.

    seconds: until then, at first; looks_after: seconds until the first look.
    """

    def __init__(self, seconds: float, looks_after: float) -> None:
        self.within = asyncio.timeout(None)
        self._loop = asyncio.get_running_loop()
        self._when = self._loop.time() + seconds
        self._looks_at = self._loop.time() + looks_after
        self._timer = self._loop.call_at(self._looks_at, self._look)

    def move(self, when: float) -> None:
        """To a time of the event loop; math.inf for no limit."""
        self._when = when
        if when < self._looks_at:
            self._look_at(when)

    def end(self) -> None:
        """Look no more."""
        self._timer.cancel()

    def _look(self) -> None:
        if self.within.expired():
            return
        if self._loop.time() >= self._when:
            self.within.reschedule(self._when)
        elif self._when < math.inf:
            self._look_at(self._when)
        else:
            self._looks_at = math.inf

    def _look_at(self, when: float) -> None:
        self._timer.cancel()
        self._looks_at = when
        self._timer = self._loop.call_at(when, self._look)


class _Body:
    """A request body. While it is awaited the limit is on its coming; the time for the answer begins at its end."""

    def __init__(self, receive: Receive, limit: _Limit, body_seconds: float, answer_seconds: float) -> None:
        self._receive = receive
        self._limit = limit
        self._body_seconds = body_seconds
        self._answer_seconds = answer_seconds
        self._now = asyncio.get_running_loop().time
        self._began = self._now()
        self._bytes = 0
        self._is_whole = False
        self.is_awaited = False

    async def receive(self) -> Any:
        if self._is_whole:  # what is awaited now is the asker's leaving
            return await self._receive()
        self.is_awaited = True
        self._limit.move(self._began + self._body_seconds + self._bytes / BODY_BYTES_PER_SECOND)
        message = await self._receive()
        self.is_awaited = False
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
        self._limit.move(self._now() + self._answer_seconds)
        return message


class _Answer:
    """An answer that has begun has no limit, but for an asker who leaves a stream unread."""

    def __init__(self, send: Send, limit: _Limit, reading_seconds: float) -> None:
        self._send = send
        self._limit = limit
        self._reading_seconds = reading_seconds
        self.is_left_unread = False

    async def send(self, message: Message) -> None:
        self._limit.move(math.inf)
        if message["type"] != "http.response.body" or not message.get("more_body", False):
            await self._send(message)
            return
        try:
            async with asyncio.timeout(self._reading_seconds):
                await self._send(message)
        except TimeoutError:
            self.is_left_unread = True
            raise
