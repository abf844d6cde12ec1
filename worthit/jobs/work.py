"""One kind of work on the queue: received, done within its time, and tried again where it fails."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
import structlog
from msgspec import Struct

from worthit.jobs.stopping import Stopping
from worthit.shared.broker import Broker, Delivery

AGAIN_AFTER_SECONDS = (5.0, 30.0)
"""How long a job that failed waits, after each failure; one that fails once more is given up."""
MAX_ATTEMPTS = len(AGAIN_AFTER_SECONDS) + 1
MARGIN_SECONDS = 5.0
"""What a lease is longer than the work and its longest wait, so that nobody else begins meanwhile."""
RECEIVE_SECONDS = 30.0
REST_SECONDS = 1.0
"""How long a queue that fails is left alone."""
Handler = Callable[[bytes], Awaitable[None]]
"""Does one job. It may be called twice for one: after a crash, or where somebody else was believed dead."""
log = structlog.get_logger(__name__)


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of job. limit_seconds: the longest that one may take; at_once: how many a process does at a time."""

    name: str
    handler: Handler
    limit_seconds: float
    at_once: int = 1

    @property
    def queue(self) -> str:
        return f"jobs:{self.name}"

    @property
    def lease_seconds(self) -> float:
        """How long a job that somebody took stays his: it comes back so long after he died."""
        return self.limit_seconds + AGAIN_AFTER_SECONDS[-1] + MARGIN_SECONDS


class _Letter(Struct, frozen=True):
    """A job on its way. failures: how often it was tried by letters before this one."""

    body: bytes
    failures: int = 0


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Letter).decode


async def send(broker: Broker, kind: Kind, body: bytes) -> None:
    """Put a job on the queue of its kind."""
    await broker.send(kind.queue, _encode(_Letter(body)))


class Worker:
    """Does the jobs of one kind, one after the other, until it is told to stop; then it finishes the one in hand."""

    def __init__(self, broker: Broker, kind: Kind, stopping: Stopping) -> None:
        self._broker = broker
        self._kind = kind
        self._stopping = stopping
        self._waiting: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        try:
            while not self._stopping.told:
                delivery = await self._next()
                if delivery is not None:
                    await self._attend(delivery)
        finally:
            for waiting in self._waiting:
                waiting.cancel()  # its lease runs out, and another process takes it

    async def _next(self) -> Delivery | None:
        receiving = self._broker.receive(self._kind.queue, self._kind.lease_seconds, RECEIVE_SECONDS)
        try:
            return await self._stopping.or_result_of(receiving)
        except Exception as error:  # noqa: BLE001 - whatever ails the queue, it is asked again
            log.warning("no jobs can be received", kind=self._kind.name, reason=type(error).__name__)
            await self._stopping.or_seconds(REST_SECONDS)
            return None

    async def _attend(self, delivery: Delivery) -> None:
        try:
            letter = _decode(delivery.body)
        except msgspec.MsgspecError:
            log.error("a message on the queue is no job", kind=self._kind.name)
            await self._done(delivery)
            return
        attempt = letter.failures + delivery.attempt
        if attempt > MAX_ATTEMPTS:
            log.error("job given up: whoever took it died", kind=self._kind.name, attempts=attempt - 1)
            await self._done(delivery)
        elif await self._succeeds(letter, attempt):
            await self._done(delivery)
        elif attempt == MAX_ATTEMPTS:
            log.error("job given up", kind=self._kind.name, attempts=attempt)
            await self._done(delivery)
        else:
            again = asyncio.create_task(self._again(delivery, _Letter(letter.body, attempt)))
            self._waiting.add(again)
            again.add_done_callback(self._waiting.discard)

    async def _succeeds(self, letter: _Letter, attempt: int) -> bool:
        try:
            async with asyncio.timeout(self._kind.limit_seconds):
                await self._kind.handler(letter.body)
        except Exception as error:
            log.warning("job failed", kind=self._kind.name, attempt=attempt, reason=repr(error), exc_info=error)
            return False
        return True

    async def _again(self, delivery: Delivery, letter: _Letter) -> None:
        """Send it anew after a while. The old letter goes last: who dies in between leaves two, and loses none."""
        await asyncio.sleep(AGAIN_AFTER_SECONDS[letter.failures - 1])
        try:
            await self._broker.send(self._kind.queue, _encode(letter))
        except Exception as error:  # noqa: BLE001 - whatever ails the queue, it still has the old letter
            log.warning("job cannot be sent again", kind=self._kind.name, reason=type(error).__name__)
            return
        await self._done(delivery)

    async def _done(self, delivery: Delivery) -> None:
        try:
            await self._broker.done(delivery)
        except Exception as error:  # noqa: BLE001 - it comes once more, which its handler bears
            log.warning("a job's end cannot be told", kind=self._kind.name, reason=type(error).__name__)
