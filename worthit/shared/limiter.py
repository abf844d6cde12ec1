"""How often something may be done: an exact sliding window."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

MAX_KEYS = 100_000


class Limit(Struct, frozen=True, kw_only=True):
    """At most `most` times within any `seconds`."""

    most: int
    seconds: float


class Allowance(Struct, frozen=True, kw_only=True):
    """Whether it may be done now. remaining: how often after this one. wait_seconds: until it may, 0 if it may."""

    allowed: bool
    remaining: int
    wait_seconds: float


class Limiter(Protocol):
    """Counts by key and limit. Within any span of `limit.seconds` at most `limit.most` takes are allowed, however many
    ask at once; one that was refused does not count, and one that waited for `wait_seconds` is allowed if nobody else
    came in between.
    """

    async def take(self, key: str, limit: Limit) -> Allowance:
        """Do it once more, if that is allowed. Atomic."""
        ...


class MemoryLimiter:
    """The limiter of one process. Beyond MAX_KEYS the keys used least lately are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._taken: OrderedDict[tuple[str, Limit], deque[float]] = OrderedDict()

    async def take(self, key: str, limit: Limit) -> Allowance:
        now = self._clock()
        taken = self._taken.setdefault((key, limit), deque())
        self._taken.move_to_end((key, limit))
        while taken and taken[0] <= now - limit.seconds:
            taken.popleft()
        if len(taken) >= limit.most:
            return Allowance(allowed=False, remaining=0, wait_seconds=taken[-limit.most] + limit.seconds - now)
        taken.append(now)
        while len(self._taken) > MAX_KEYS:
            self._taken.popitem(last=False)
        return Allowance(allowed=True, remaining=limit.most - len(taken), wait_seconds=0.0)
