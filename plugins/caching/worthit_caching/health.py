"""How Redis fares, in words for the operator that never hold the address or the password."""

import asyncio

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    NoPermissionError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import TimeoutError as TimedOut

from worthit.plugin import Health, Limit
from worthit_caching.connection import Connection
from worthit_caching.limiter import RedisLimiter

LOOK_SECONDS = 1.5
"""Less than the host gives, so that the answer is ours."""
_LOOK = Limit(most=1000, seconds=1)


async def health(connection: Connection, limiter: RedisLimiter) -> Health:
    """Whether Redis does what the services need: a PING would also succeed where writing or scripts are forbidden."""
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            await limiter.take("health", _LOOK)
            version = await _version(connection)
    except (RedisError, OSError) as error:
        return Health("degraded", f"{_ailment(error)}; each process goes on alone")
    return Health("ok", f"Redis {version}".rstrip())


async def _version(connection: Connection) -> str:
    try:
        told: bytes = await connection.client.call("INFO", "server")
    except ResponseError:
        return ""  # not everybody may ask
    lines = dict(line.split(":", 1) for line in told.decode().splitlines() if ":" in line)
    return lines.get("redis_version", "")


def _ailment(error: Exception) -> str:
    if isinstance(error, TimeoutError | TimedOut):
        return "Redis does not answer in time"
    if isinstance(error, AuthenticationError):
        return "Redis refuses the user or password in WORTHIT_CACHING__URL"
    if isinstance(error, NoPermissionError):
        return "Redis does not permit its user what is needed (see the plugin's README)"
    if isinstance(error, BusyLoadingError):
        return "Redis is still loading its data"
    if isinstance(error, ReadOnlyError):
        return "Redis is a read-only replica"
    if isinstance(error, Disconnected | OSError):
        return "Redis cannot be reached"
    return f"Redis refuses to work: {type(error).__name__}"
