"""The limiter of all processes that share a Redis, by the clock of that Redis."""

import math

from worthit.plugin import Allowance, Limit
from worthit_caching.connection import Connection
from worthit_caching.keys import Keys
from worthit_caching.scripts import script

_TAKE = script("take")


class RedisLimiter:
    """The times of the last takes as a list, which goes when the window has passed; a take is one round trip."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def take(self, key: str, limit: Limit) -> Allowance:
        window = math.ceil(limit.seconds * 1_000_000)
        keys = (self._keys.takes(key, limit),)
        allowed, remaining, wait = await self._connection.client.run(_TAKE, keys, limit.most, window)
        return Allowance(allowed=bool(allowed), remaining=remaining, wait_seconds=wait / 1_000_000)
