"""A slow wire in a process of its own, so that passing bytes on costs the measured process nothing."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from tests.plugins.wire import Wire


@contextmanager
def slow_wire(target_port: int, delay_seconds: float) -> Iterator[int]:
    """The port of a wire to the target that delays each way by so much."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(target_port, delay_seconds, there))
    process.start()
    try:
        port: int = here.recv()
        yield port
    finally:
        process.kill()
        process.join()


def _serve(target_port: int, delay_seconds: float, ready: Connection) -> None:
    async def serve() -> None:
        async with Wire(target_port, delay_seconds).open() as wire:
            ready.send(wire.port)
            await asyncio.Event().wait()

    asyncio.run(serve())
