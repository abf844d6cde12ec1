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
LOOKS_EVERY: Final = 1.0
"""So many seconds late at most a request is ended."""
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
        self._under_way = _UnderWay(looks_every=min(LOOKS_EVERY, answer_seconds / 8, body_seconds / 8))

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        limit = self._under_way.begin(self._answer_seconds)
        body = _Body(receive, limit, self._body_seconds, self._answer_seconds)
        answer = _Answer(send, limit, self._reading_seconds)
        try:
            await next_app(scope, body.receive, answer.send)
        except asyncio.CancelledError:
            if not limit.has_passed:
                raise
            if body.is_awaited:
                raise HTTPException(status_code=HTTP_408_REQUEST_TIMEOUT, headers={"Connection": "close"}) from None
            raise DeadlineExceeded("The answer was not ready in time.") from None
        except Exception:
            if not answer.is_left_unread:
                raise
            log.info("the asker does not read the answer")
        finally:
            self._under_way.end(limit)


class _Limit:
    """The moment, in the time of the event loop, that ends a request. It is moved several times and next to never
    comes: `asyncio.timeout` would take a new timer each time, for a tenth of the time of an answer.
    """

    __slots__ = ("_cancelled_before", "_task", "ends_at", "has_come")

    def __init__(self, ends_at: float) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.ends_at = ends_at
        self.has_come = False
        self._task = task
        self._cancelled_before = task.cancelling()

    def end_request(self) -> None:
        self.has_come = True
        self.ends_at = math.inf
        self._task.cancel()

    @property
    def has_passed(self) -> bool:
        """Whether this alone cancelled the request: nobody else did meanwhile, such as a server that stops."""
        return self.has_come and self._task.cancelling() <= self._cancelled_before + 1

    def leave(self) -> None:
        """What was cancelled here is over; whoever cancelled it besides still has it cancelled."""
        if self.has_come:
            self._task.uncancel()


class _UnderWay:
    """The requests under way, looked at together, by one timer, for as long as there are any."""

    def __init__(self, looks_every: float) -> None:
        self._looks_every = looks_every
        self._limits: set[_Limit] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self, seconds: float) -> _Limit:
        """A request that is to be over in so many seconds."""
        loop = asyncio.get_running_loop()
        limit = _Limit(loop.time() + seconds)
        self._limits.add(limit)
        if self._loop is not loop:
            self._loop = loop
            loop.call_later(self._looks_every, self._look, loop)
        return limit

    def end(self, limit: _Limit) -> None:
        self._limits.discard(limit)
        limit.leave()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for limit in self._limits:
            if limit.ends_at <= now:
                limit.end_request()
        if self._limits:
            loop.call_later(self._looks_every, self._look, loop)
        elif self._loop is loop:
            self._loop = None


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
        self._limit.ends_at = self._began + self._body_seconds + self._bytes / BODY_BYTES_PER_SECOND
        message = await self._receive()
        self.is_awaited = False
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
        self._limit.ends_at = self._now() + self._answer_seconds
        return message


class _Answer:
    """An answer that has begun has no limit, but for an asker who leaves a stream unread."""

    def __init__(self, send: Send, limit: _Limit, reading_seconds: float) -> None:
        self._send = send
        self._limit = limit
        self._reading_seconds = reading_seconds
        self.is_left_unread = False

    async def send(self, message: Message) -> None:
        self._limit.ends_at = math.inf
        if message["type"] != "http.response.body" or not message.get("more_body", False):
            await self._send(message)
            return
        try:
            async with asyncio.timeout(self._reading_seconds):
                await self._send(message)
        except TimeoutError:
            self.is_left_unread = True
            raise
