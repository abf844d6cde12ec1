"""The cache of all processes that share a Redis."""

import secrets

from worthit.plugin import Lease
from worthit_caching.connection import Connection
from worthit_caching.keys import Keys, milliseconds
from worthit_caching.scripts import script

_BEGIN = script("begin")
_FINISH = script("finish")
_RENEW = script("renew")
_ABANDON = script("abandon")


class RedisCache:
    """Values and leases as strings that expire; each method is one round trip."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def get(self, key: str) -> bytes | None:
        value: bytes | None = await self._connection.client.call("GET", self._keys.value(key))
        return value

    async def put(self, key: str, value: bytes, seconds: float) -> None:
        await self._connection.client.call("SET", self._keys.value(key), value, "PX", milliseconds(seconds))

    async def delete(self, key: str) -> None:
        await self._connection.client.call("DEL", self._keys.value(key))

    async def begin(self, key: str, lease_seconds: float) -> bytes | Lease | None:
        lease = Lease(secrets.token_hex(8))
        answer: bytes | int | None = await self._connection.client.run(
            _BEGIN, self._both(key), lease.token, milliseconds(lease_seconds)
        )
        return lease if isinstance(answer, int) else answer

    async def finish(self, key: str, lease: Lease, value: bytes, seconds: float) -> bool:
        kept = await self._connection.client.run(_FINISH, self._both(key), lease.token, value, milliseconds(seconds))
        return bool(kept)

    async def renew(self, key: str, lease: Lease, lease_seconds: float) -> bool:
        keys = (self._keys.lease(key),)
        held = await self._connection.client.run(_RENEW, keys, lease.token, milliseconds(lease_seconds))
        return bool(held)

    async def abandon(self, key: str, lease: Lease) -> None:
        await self._connection.client.run(_ABANDON, (self._keys.lease(key),), lease.token)

    def _both(self, key: str) -> tuple[str, str]:
        return self._keys.value(key), self._keys.lease(key)
