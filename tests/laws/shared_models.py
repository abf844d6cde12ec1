"""What a cache, a limiter and a broker must do, as models that run beside the real thing.

Time is real, so a model knows only within which bounds something ends, from the clock before and after the call. It
asserts what must hold in any case, and believes what it sees where both is possible.
"""

import time

from msgspec import Struct

from worthit.plugin import Allowance, Broker, Cache, Delivery, Lease, Limit, Limiter

SLACK = 0.003
"""Seconds: Redis counts in whole milliseconds, of a clock of its own."""


class Ends(Struct, frozen=True):
    """When something ends: not before `earliest`, not after `latest`."""

    earliest: float
    latest: float

    @classmethod
    def after_call(cls, before: float, seconds: float) -> "Ends":
        """For what lasts so long from some moment of a call that is just over."""
        return cls(before + seconds - SLACK, time.monotonic() + seconds + SLACK)

    def surely_later_than(self, moment: float) -> bool:
        return moment < self.earliest

    def surely_before(self, moment: float) -> bool:
        return moment > self.latest


class _Value(Struct, frozen=True):
    content: bytes
    ends: Ends


class CacheModel:
    """Keeps to one key of a cache."""

    def __init__(self, cache: Cache, key: str) -> None:
        self.leases: list[Lease] = []
        self._cache = cache
        self._key = key
        self._value: _Value | None = None
        self._holder: tuple[Lease, Ends] | None = None

    async def get(self) -> None:
        before = time.monotonic()
        self._see_value(before, await self._cache.get(self._key))

    async def put(self, content: bytes, seconds: float) -> None:
        before = time.monotonic()
        await self._cache.put(self._key, content, seconds)
        self._value = _Value(content, Ends.after_call(before, seconds))

    async def delete(self) -> None:
        await self._cache.delete(self._key)
        self._value = None

    async def begin(self, seconds: float) -> None:
        before = time.monotonic()
        answer = await self._cache.begin(self._key, seconds)
        self._see_value(before, answer if isinstance(answer, bytes) else None)
        if isinstance(answer, Lease):
            assert answer not in self.leases
            assert not self._surely_held(), "a second lease while the first is valid"
            self.leases.append(answer)
            self._holder = answer, Ends.after_call(before, seconds)
        elif answer is None:
            assert self._holder is not None, "no lease although nobody holds one"
            assert not self._holder[1].surely_before(before), "no lease although the last one ran out"

    async def finish(self, lease: Lease, content: bytes, seconds: float) -> None:
        before = time.monotonic()
        kept = await self._cache.finish(self._key, lease, content, seconds)
        self._see_lease(before, lease, held=kept)
        if kept:
            self._holder = None
            self._value = _Value(content, Ends.after_call(before, seconds))

    async def renew(self, lease: Lease, seconds: float) -> None:
        before = time.monotonic()
        held = await self._cache.renew(self._key, lease, seconds)
        self._see_lease(before, lease, held=held)
        if held:
            self._holder = lease, Ends.after_call(before, seconds)

    async def abandon(self, lease: Lease) -> None:
        await self._cache.abandon(self._key, lease)
        if self._is_holder(lease):
            self._holder = None

    def _see_value(self, before: float, content: bytes | None) -> None:
        if content is None:
            assert self._value is None or not self._value.ends.surely_later_than(time.monotonic()), "a value is lost"
            self._value = None
        else:
            assert self._value is not None, "a value out of nowhere"
            assert self._value.content == content
            assert not self._value.ends.surely_before(before), "a value after its time"

    def _see_lease(self, before: float, lease: Lease, *, held: bool) -> None:
        if held:
            assert self._is_holder(lease), "somebody else holds the lease"
            assert self._holder is not None
            assert not self._holder[1].surely_before(before), "a lease after its time"
        elif self._is_holder(lease):
            assert not self._surely_held(), "a lease is lost"
            self._holder = None

    def _is_holder(self, lease: Lease) -> bool:
        return self._holder is not None and self._holder[0] == lease

    def _surely_held(self) -> bool:
        return self._holder is not None and self._holder[1].surely_later_than(time.monotonic())


class LimiterModel:
    """Keeps to one key and limit of a limiter."""

    def __init__(self, limiter: Limiter, key: str, limit: Limit) -> None:
        self._limiter = limiter
        self._key = key
        self._limit = limit
        self._taken: list[tuple[float, float]] = []
        """The clock before and after each take that was allowed."""
        self._refused: list[tuple[float, float]] = []

    async def take(self) -> Allowance:
        before = time.monotonic()
        allowance = await self._limiter.take(self._key, self._limit)
        after = time.monotonic()
        (self._taken if allowance.allowed else self._refused).append((before, after))
        if allowance.allowed:
            assert 0 <= allowance.remaining < self._limit.most
            assert allowance.wait_seconds == 0
        else:
            assert allowance.remaining == 0
            assert 0 <= allowance.wait_seconds <= self._limit.seconds + SLACK
        return allowance

    def judge(self) -> None:
        """To be called when no take is under way."""
        most, seconds = self._limit.most, self._limit.seconds
        taken = sorted(self._taken, key=lambda call: call[1])
        for start in range(len(taken) - most):
            group = taken[start : start + most + 1]
            span = group[-1][1] - min(before for before, _ in group)
            assert span >= seconds - SLACK, f"{most + 1} takes within {span:.4f} s"
        for before, after in self._refused:
            counted = [call for call in taken if call[1] > before - seconds - SLACK and call[0] <= after]
            assert len(counted) >= most, f"refused although only {len(counted)} were taken"


class _Message(Struct):
    attempts: int = 0
    lease: Ends | None = None
    done: bool = False


class BrokerModel:
    """Keeps to one queue of a broker."""

    def __init__(self, broker: Broker, queue: str) -> None:
        self.deliveries: list[Delivery] = []
        self._broker = broker
        self._queue = queue
        self._messages: dict[bytes, _Message] = {}

    async def send(self) -> None:
        body = b"\x00message %d\xff" % len(self._messages)
        await self._broker.send(self._queue, body)
        self._messages[body] = _Message()

    async def receive(self, lease_seconds: float, wait_seconds: float = 0.0) -> Delivery | None:
        before = time.monotonic()
        delivery = await self._broker.receive(self._queue, lease_seconds, wait_seconds)
        if delivery is None:
            self._see_nothing(before)
        else:
            self._see(delivery, before, lease_seconds)
        return delivery

    async def done(self, delivery: Delivery) -> None:
        await self._broker.done(delivery)
        self._messages[delivery.body].done = True

    def _see(self, delivery: Delivery, before: float, lease_seconds: float) -> None:
        message = self._messages[delivery.body]
        assert not message.done, "delivered after it was done"
        assert delivery.attempt == message.attempts + 1
        if message.lease is None:
            first = next(body for body, waiting in self._messages.items() if waiting.attempts == 0)
            assert delivery.body == first, "out of order"
        else:
            assert not message.lease.surely_later_than(time.monotonic()), "delivered while somebody holds it"
        message.attempts += 1
        message.lease = Ends.after_call(before, lease_seconds)
        self.deliveries.append(delivery)

    def _see_nothing(self, before: float) -> None:
        for message in self._messages.values():
            if not message.done:
                assert message.lease is not None, "a message is not delivered"
                assert not message.lease.surely_before(before), "a message is not delivered again"
