"""A cache with a guard against stampedes: of many who miss the same value, one makes it."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

MAX_BYTES = 64_000_000
MANY_LEASES = 1000
"""So many, and those that ran out are swept away."""


class Lease(Struct, frozen=True):
    """The right to make a value, until it runs out."""

    token: str


class Cache(Protocol):
    """Values by key, each for a time. Every method is atomic.

    A value is given until its seconds are over, and never after. At any time one lease at most is valid for a key;
    none is given while there is a value.
    """

    async def get(self, key: str) -> bytes | None:
        """The value, or None."""
        ...

    async def put(self, key: str, value: bytes, seconds: float) -> None:
        """Keep a value, whoever makes one."""
        ...

    async def delete(self, key: str) -> None:
        """Forget the value. A lease stays."""
        ...

    async def begin(self, key: str, lease_seconds: float) -> bytes | Lease | None:
        """The value; or the right to make it; or None while somebody else has that right."""
        ...

    async def finish(self, key: str, lease: Lease, value: bytes, seconds: float) -> bool:
        """Keep the value and end the lease; False, and nothing kept, where the lease had run out."""
        ...

    async def renew(self, key: str, lease: Lease, lease_seconds: float) -> bool:
        """Let the lease run for so long from now; False where it had run out."""
        ...

    async def abandon(self, key: str, lease: Lease) -> None:
        """End the lease without a value, so that somebody else can begin at once."""
        ...


class _Held(Struct):
    content: bytes
    until: float


class MemoryCache:
    """The cache of one process. The values used least lately go when there are more than `max_bytes` of them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, max_bytes: int = MAX_BYTES) -> None:
        self._clock = clock
        self._max_bytes = max_bytes
        self._bytes = 0
        self._values: OrderedDict[str, _Held] = OrderedDict()
        self._leases: dict[str, _Held] = {}

    async def get(self, key: str) -> bytes | None:
        held = self._values.get(key)
        if held is None:
            return None
        if held.until <= self._clock():
            self._forget(key)
            return None
        self._values.move_to_end(key)
        return held.content

    async def put(self, key: str, value: bytes, seconds: float) -> None:
        self._forget(key)
        self._values[key] = _Held(value, self._clock() + seconds)
        self._bytes += len(value)
        while self._bytes > self._max_bytes:
            self._forget(next(iter(self._values)))

    async def delete(self, key: str) -> None:
        self._forget(key)

    async def begin(self, key: str, lease_seconds: float) -> bytes | Lease | None:
        value = await self.get(key)
        if value is not None:
            return value
        if self._leases and self._holder(key) is not None:
            return None
        if len(self._leases) >= MANY_LEASES:
            now = self._clock()
            self._leases = {other: lease for other, lease in self._leases.items() if lease.until > now}
        lease = Lease(secrets.token_hex(8))
        self._leases[key] = _Held(lease.token.encode(), self._clock() + lease_seconds)
        return lease

    async def finish(self, key: str, lease: Lease, value: bytes, seconds: float) -> bool:
        if self._holder(key) != lease.token:
            return False
        del self._leases[key]
        await self.put(key, value, seconds)
        return True

    async def renew(self, key: str, lease: Lease, lease_seconds: float) -> bool:
        if self._holder(key) != lease.token:
            return False
        self._leases[key].until = self._clock() + lease_seconds
        return True

    async def abandon(self, key: str, lease: Lease) -> None:
        if self._holder(key) == lease.token:
            del self._leases[key]

    def _holder(self, key: str) -> str | None:
        lease = self._leases.get(key)
        if lease is None:
            return None
        if lease.until <= self._clock():
            del self._leases[key]
            return None
        return lease.content.decode()

    def _forget(self, key: str) -> None:
        held = self._values.pop(key, None)
        if held is not None:
            self._bytes -= len(held.content)
