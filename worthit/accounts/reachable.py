"""The database as counters see it: left alone for a while after it failed, so that nobody waits for it again and
again.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.storage.database import Database

CALL_SECONDS = 5.0
"""How long it may take for one call."""
REST_SECONDS = 2.0
T = TypeVar("T")
log = structlog.get_logger(__name__)


class OutOfReach(Exception):
    """The database cannot be used now."""


class Reachable:
    """The database, while it answers. Says once that it does not, and once that it does again."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._failed = False
        self._rests_until = 0.0
        self._given_up: set[asyncio.Task[Any]] = set()

    async def call(self, use: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """What `use` gives, in one transaction. Raises OutOfReach."""
        now = self._clock()
        if now < self._rests_until:
            raise OutOfReach
        if self._failed:
            self._rests_until = now + REST_SECONDS  # meanwhile nobody else tries
        try:
            result = await self._within_time(use)
        except Exception as error:  # noqa: BLE001 - drivers raise errors of their own before SQLAlchemy sees them
            self._rests_until = self._clock() + REST_SECONDS
            if not self._failed:
                log.warning("limits are counted by this process alone", reason=type(error).__name__)
            self._failed = True
            raise OutOfReach from None
        if self._failed:
            log.info("limits are counted together again")
        self._failed, self._rests_until = False, 0.0
        return result

    async def aclose(self) -> None:
        """Wait for calls that were given up."""
        await asyncio.gather(*self._given_up, return_exceptions=True)

    async def _within_time(self, use: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """A call that is given up is not waited for: a locked SQLite lets go of it seconds later."""
        call = asyncio.create_task(self._use(use))
        try:
            await asyncio.wait([call], timeout=CALL_SECONDS)
        finally:
            if not call.done():
                call.cancel()
                self._given_up.add(call)
                call.add_done_callback(self._given_up.discard)
        if not call.done():
            raise TimeoutError
        return call.result()

    async def _use(self, use: Callable[[AsyncSession], Awaitable[T]]) -> T:
        async with self._database.session() as session:
            return await use(session)
