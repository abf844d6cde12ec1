"""What many tasks want written at once is written in one transaction, and each of them waits until it is."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Together(Generic[T]):
    """While one batch is being written, the next gathers; for so many seconds longer, where nobody is in a hurry.

    write: what it raises, all of its batch raise.
    """

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[None]], gather_seconds: float = 0.0) -> None:
        self._write = write
        self._gather_seconds = gather_seconds
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def add(self, item: T) -> None:
        """Returns once it is written."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((item, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while self._waiting:
            if self._gather_seconds:
                await asyncio.sleep(self._gather_seconds)
            batch, self._waiting = self._waiting, []
            try:
                await self._write([item for item, _ in batch])
            except Exception as error:  # noqa: BLE001 - each of those that wait is told
                for _, written in batch:
                    _end(written, error)
            else:
                for _, written in batch:
                    _end(written, None)
        self._writing = None


def _end(written: asyncio.Future[None], error: Exception | None) -> None:
    if written.done():  # who waited for it was cancelled
        return
    if error is None:
        written.set_result(None)
    else:
        written.set_exception(error)
