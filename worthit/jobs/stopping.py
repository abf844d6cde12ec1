"""Being told to stop while waiting for something else."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


class Stopping:
    """Told once, heard by all who wait."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    @property
    def told(self) -> bool:
        return self._event.is_set()

    def tell(self) -> None:
        self._event.set()

    async def or_seconds(self, seconds: float) -> None:
        """Until so much time has passed, or it is time to stop."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()

    async def or_result_of(self, action: Coroutine[Any, Any, T]) -> T | None:
        """The action's result, or None when it is time to stop; then the action is cancelled. Raises what it raises."""
        acting, told = asyncio.create_task(action), asyncio.create_task(self._event.wait())
        try:
            await asyncio.wait({acting, told}, return_when=asyncio.FIRST_COMPLETED)
            return acting.result() if acting.done() else None
        finally:
            acting.cancel()
            told.cancel()
