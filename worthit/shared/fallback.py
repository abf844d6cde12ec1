"""A service of a plugin while it works, our own while it does not."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Generic, TypeVar

import structlog

from worthit.shared.broker import Broker, Delivery
from worthit.shared.cache import Cache, Lease
from worthit.shared.limiter import Allowance, Limit, Limiter

R = TypeVar("R")
T = TypeVar("T")
CALL_SECONDS = 3.0
"""How long a provider may take for one call."""
REST_SECONDS = 2.0
"""How long a provider that failed is left alone before it is tried again, with one call."""
log = structlog.get_logger(__name__)


class Fallback(Generic[T]):
    """Chooses for each call. preferred: gives the service of the plugin, or `own` where no plugin provides one."""

    def __init__(self, preferred: Callable[[], T], own: T) -> None:
        self._preferred = preferred
        self._own = own
        self._failed = False
        self._rests_until = 0.0

    @property
    def failing(self) -> bool:
        """Whether a plugin provides the service, and it failed within the last seconds."""
        return time.monotonic() < self._rests_until and self._preferred() is not self._own

    async def _call(self, use: Callable[[T], Awaitable[R]], extra_seconds: float = 0.0) -> R:
        service = self._preferred()
        now = time.monotonic()
        if service is self._own or now < self._rests_until:
            return await use(self._own)
        if self._failed:
            self._rests_until = now + REST_SECONDS  # meanwhile nobody else tries
        try:
            async with asyncio.timeout(CALL_SECONDS + extra_seconds):
                result = await use(service)
        except Exception as error:  # noqa: BLE001 - whatever ails it, the core goes on alone
            self._rests_until = time.monotonic() + REST_SECONDS
            if not self._failed:
                log.warning("going on alone", service=type(service).__name__, reason=type(error).__name__)
            self._failed = True
            return await use(self._own)
        if self._failed:
            log.info("shared again", service=type(service).__name__)
        self._failed, self._rests_until = False, 0.0
        return result


class SharedCache(Fallback[Cache]):
    """The cache that the core uses."""

    async def get(self, key: str) -> bytes | None:
        return await self._call(lambda cache: cache.get(key))

    async def put(self, key: str, value: bytes, seconds: float) -> None:
        await self._call(lambda cache: cache.put(key, value, seconds))

    async def delete(self, key: str) -> None:
        await self._call(lambda cache: cache.delete(key))

    async def begin(self, key: str, lease_seconds: float) -> bytes | Lease | None:
        return await self._call(lambda cache: cache.begin(key, lease_seconds))

    async def finish(self, key: str, lease: Lease, value: bytes, seconds: float) -> bool:
        return await self._call(lambda cache: cache.finish(key, lease, value, seconds))

    async def renew(self, key: str, lease: Lease, lease_seconds: float) -> bool:
        return await self._call(lambda cache: cache.renew(key, lease, lease_seconds))

    async def abandon(self, key: str, lease: Lease) -> None:
        await self._call(lambda cache: cache.abandon(key, lease))


class SharedLimiter(Fallback[Limiter]):
    """The limiter that the core uses."""

    async def take(self, key: str, limit: Limit) -> Allowance:
        return await self._call(lambda limiter: limiter.take(key, limit))


class SharedBroker(Fallback[Broker]):
    """The queues that the core uses. What was sent while the provider failed is delivered in this process, first."""

    def __init__(self, preferred: Callable[[], Broker], own: Broker) -> None:
        super().__init__(preferred, own)
        self._from_own: set[tuple[str, str]] = set()

    async def send(self, queue: str, body: bytes) -> None:
        await self._call(lambda broker: broker.send(queue, body))

    async def receive(self, queue: str, lease_seconds: float, wait_seconds: float) -> Delivery | None:
        """In turns, so that what is sent on the other side meanwhile is not slept through."""
        give_up = time.monotonic() + wait_seconds
        while True:
            delivery = await self._own.receive(queue, lease_seconds, 0.0)
            if delivery is not None:
                self._from_own.add((queue, delivery.id))
                return delivery
            turn = max(0.0, min(REST_SECONDS, give_up - time.monotonic()))
            delivery = await self._call(partial(self._next, queue, lease_seconds, turn), turn)
            if delivery is not None or time.monotonic() >= give_up:
                return delivery

    async def done(self, delivery: Delivery) -> None:
        if (delivery.queue, delivery.id) in self._from_own:
            self._from_own.discard((delivery.queue, delivery.id))
            await self._own.done(delivery)
        else:
            await self._call(lambda broker: broker.done(delivery))

    async def _next(self, queue: str, lease_seconds: float, wait_seconds: float, broker: Broker) -> Delivery | None:
        delivery = await broker.receive(queue, lease_seconds, wait_seconds)
        if delivery is not None and broker is self._own:
            self._from_own.add((queue, delivery.id))
        return delivery
