"""redis-py's client, with every time-out and retry stated: by default it tries ten times, with growing pauses."""

import asyncio
from typing import Any

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import NoScriptError

from worthit.plugin import ConfigError
from worthit_caching.scripts import Script

CONNECT_SECONDS = 1.0
"""How long it may take to connect."""
ANSWER_SECONDS = 1.0
"""How long Redis may take to answer one command, those that block included."""
PING_AFTER_SECONDS = 30
"""A connection that was idle for so long is tried before it is used."""
MAX_CONNECTIONS = 64
MAX_RECEIVERS = 64
"""Receivers wait for messages on connections of their own, so that they hold no other command up."""


class Client:
    """What the services ask of Redis. Raises redis.exceptions.RedisError.

    A command whose connection turns out to be lost is sent once more on a new one, at once. One that is not answered in
    time is not: Redis may be busy with it.
    """

    def __init__(self, url: str) -> None:
        try:
            self._calls = _Lines(url, MAX_CONNECTIONS)
            self._receivers = _Lines(url, MAX_RECEIVERS)
        except (TypeError, ValueError):
            raise ConfigError("WORTHIT_CACHING__URL: Redis knows no such address or option") from None

    async def call(self, *command: str | bytes | int) -> Any:
        """The answer to one command; bytes stay bytes."""
        return await self._calls.ask(command)

    async def run(self, script: Script, keys: tuple[str, ...], *args: str | bytes | int) -> Any:
        """The answer of a script: one round trip, two where Redis does not know it yet."""
        try:
            return await self.call("EVALSHA", script.sha, len(keys), *keys, *args)
        except NoScriptError:
            return await self.call("EVAL", script.text, len(keys), *keys, *args)

    async def wait(self, *command: str | bytes | int) -> Any:
        """The answer to one command that blocks, for less than ANSWER_SECONDS."""
        return await self._receivers.ask(command)

    async def close(self) -> None:
        """Hang up."""
        await self._calls.close()
        await self._receivers.close()


class _Lines:
    """A pool of connections; who finds none free waits for one. Raises ValueError and TypeError for a wrong URL."""

    def __init__(self, url: str, connections: int) -> None:
        pool = ConnectionPool.from_url(
            url,
            max_connections=connections,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 1, supported_errors=(Disconnected,)),
            health_check_interval=PING_AFTER_SECONDS,
            client_name="worthit-caching",
            protocol=2,
            decode_responses=False,
        )
        pool.make_connection()  # type: ignore[no-untyped-call] # which refuses wrong options, and does not connect yet
        self._redis = Redis.from_pool(pool)
        self._redis.response_callbacks.clear()  # answers as Redis gives them
        self._turns = asyncio.Semaphore(connections)
        self._asking: set[asyncio.Task[Any]] = set()

    async def ask(self, command: tuple[str | bytes | int, ...]) -> Any:
        """A caller who gives up leaves the command to end by itself: cut short, it would cost the connection."""
        asking = asyncio.create_task(self._ask(command))
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)
        return await asyncio.shield(asking)

    async def close(self) -> None:
        if self._asking:
            await asyncio.wait(self._asking)
        await self._redis.aclose()

    async def _ask(self, command: tuple[str | bytes | int, ...]) -> Any:
        async with self._turns:
            return await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]
