"""One plugin's lifespan, entered and left in a task of its own: cancel scopes demand it, and a hang can be cut off."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from worthit.plugin.isolate import GRACE_SECONDS, ContractBroken, Fault, contain, result_of


class Lifespan:
    """Starts and stops what `enter` gives. `on_death` hears when it ends, or fails, without being asked to stop."""

    def __init__(
        self, enter: Callable[[], AbstractAsyncContextManager[None]], on_death: Callable[[Fault], None]
    ) -> None:
        self._enter = enter
        self._on_death = on_death
        self._up = asyncio.Event()
        self._down = asyncio.Event()
        self._task: asyncio.Task[Fault | None] | None = None

    async def start(self, seconds: float) -> Fault | None:
        """Enter the lifespan; a Fault if it fails or is not up in time. It is then over."""
        self._task = task = asyncio.create_task(contain(self._live))
        up = asyncio.create_task(self._up.wait())
        try:
            await asyncio.wait({task, up}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            up.cancel()
        if task.done():
            return result_of(task)
        if not self._up.is_set():
            await self._cut_off(task)
            return Fault(ContractBroken(f"it was not up within {seconds:g} s"))
        task.add_done_callback(self._ended)
        return None

    async def stop(self, seconds: float) -> Fault | None:
        """Leave the lifespan; a Fault if that fails or takes too long. Does nothing if it is over."""
        task = self._task
        if task is None or task.done():
            return None
        self._down.set()
        if self._up.is_set():
            await asyncio.wait({task}, timeout=seconds)
        if task.done():
            return result_of(task)
        await self._cut_off(task)
        return Fault(ContractBroken(f"it was not down within {seconds:g} s")) if self._up.is_set() else None

    async def _live(self) -> None:
        async with self._enter():
            self._up.set()
            await self._down.wait()

    def _ended(self, task: asyncio.Task[Fault | None]) -> None:
        if self._down.is_set():
            return
        fault = result_of(task)
        self._on_death(Fault(ContractBroken("its lifespan ended by itself")) if fault is None else fault)

    async def _cut_off(self, task: asyncio.Task[Fault | None]) -> None:
        self._down.set()  # should it swallow the cancellation and come up after all
        task.cancel()
        await asyncio.wait({task}, timeout=GRACE_SECONDS)
