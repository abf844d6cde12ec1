"""Queues of messages for whichever worker is free."""

import asyncio
import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct


class Delivery(Struct, frozen=True, kw_only=True):
    """A message handed to a worker. attempt: 1, or more where earlier workers did not finish with it."""

    queue: str
    id: str
    body: bytes
    attempt: int


class Broker(Protocol):
    """Named queues. A message that was sent is delivered until somebody is done with it: to one worker at a time, and
    to another once `lease_seconds` have passed. Messages that were not delivered before come in the order in which
    they were sent.
    """

    async def send(self, queue: str, body: bytes) -> None:
        """Put a message at the end of the queue."""
        ...

    async def receive(self, queue: str, lease_seconds: float, wait_seconds: float) -> Delivery | None:
        """The next message; None where none comes within `wait_seconds`."""
        ...

    async def done(self, delivery: Delivery) -> None:
        """It is never delivered again."""
        ...


class _Message(Struct):
    id: str
    body: bytes
    attempts: int = 0
    leased_until: float = 0.0


class MemoryBroker:
    """The queues of one process: what is in them is lost with it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ids = itertools.count(1)
        self._queues: defaultdict[str, dict[str, _Message]] = defaultdict(dict)
        self._arrived: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def send(self, queue: str, body: bytes) -> None:
        message = _Message(f"own-{next(self._ids)}", body)
        self._queues[queue][message.id] = message
        self._arrived[queue].set()

    async def receive(self, queue: str, lease_seconds: float, wait_seconds: float) -> Delivery | None:
        give_up = self._clock() + wait_seconds
        while True:
            self._arrived[queue].clear()
            now = self._clock()
            message = next((m for m in self._queues[queue].values() if m.leased_until <= now), None)
            if message is not None:
                message.attempts += 1
                message.leased_until = now + lease_seconds
                return Delivery(queue=queue, id=message.id, body=message.body, attempt=message.attempts)
            if now >= give_up:
                return None
            await self._something_new(queue, give_up - now)

    async def done(self, delivery: Delivery) -> None:
        self._queues[delivery.queue].pop(delivery.id, None)

    async def _something_new(self, queue: str, seconds: float) -> None:
        """Until a message arrives, a lease runs out, or the time is over."""
        now = self._clock()
        leases = (m.leased_until - now for m in self._queues[queue].values())
        try:
            async with asyncio.timeout(max(0.0, min([seconds, *leases]))):
                await self._arrived[queue].wait()
        except TimeoutError:
            pass
