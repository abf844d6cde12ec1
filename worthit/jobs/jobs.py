"""The jobs of one process: what it can do, what it sends, and doing it while the process serves."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import structlog
from msgspec import Struct

from worthit.jobs.stopping import Stopping
from worthit.jobs.turns import Periodic, Ticking, Turns
from worthit.jobs.work import Handler, Kind, Worker, send
from worthit.shared.broker import Broker

LATE_SECONDS = 300.0
"""What is due for longer, nobody does."""
STOP_SECONDS = 8.0
"""How long what is in hand may take to end when the process stops. The server kills a worker after ten."""
log = structlog.get_logger(__name__)


class Condition(Struct, frozen=True, kw_only=True):
    """How jobs fare. begun: each periodic thing was begun once; late: those that are due and that nobody does.

    last_at: when any of them was last done to its end.
    """

    begun: bool
    late: tuple[str, ...]
    last_at: datetime | None


class Jobs:
    """Work on a queue, and what is due again and again. Only `running` does any of it.

    broker: carries the work, between all processes where a plugin provides it. turns: who does what is due.
    """

    def __init__(self, broker: Broker, turns: Turns) -> None:
        self._broker = broker
        self._turns = turns
        self._kinds: dict[str, Kind] = {}
        self._periodic: dict[str, Periodic] = {}

    def handle(self, kind: str, handler: Handler, *, limit_seconds: float, at_once: int = 1) -> None:
        """Say how a kind of work is done. To be called before `running`.

        A job that fails is tried again after a while, MAX_ATTEMPTS times in all, then logged and dropped. The handler
        may be called twice for one job.
        """
        self._kinds[kind] = Kind(name=kind, handler=handler, limit_seconds=limit_seconds, at_once=at_once)

    def every(self, periodic: Periodic) -> None:
        """Say what is to be done again and again. To be called before `running`."""
        self._periodic[periodic.name] = periodic

    async def enqueue(self, kind: str, body: bytes) -> None:
        """Send work to whichever process is free. Raises KeyError for a kind that nobody handles."""
        await send(self._broker, self._kinds[kind], body)

    async def condition(self) -> Condition:
        """How the periodic things fare, in whichever process they are done. Raises where there is no database."""
        known = await self._turns.known()
        turns = {name: turn for name, turn in known.items() if name in self._periodic}
        late = self._turns.now() - timedelta(seconds=LATE_SECONDS)
        done = [turn.last_at for turn in turns.values() if turn.last_at is not None]
        return Condition(
            begun=turns.keys() == self._periodic.keys(),
            late=tuple(sorted(name for name, turn in turns.items() if turn.free_at < late)),
            last_at=max(done, default=None),
        )

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Do the work meanwhile. At the end what is in hand is finished, for up to STOP_SECONDS."""
        stopping = Stopping()
        workers = [Worker(self._broker, kind, stopping) for kind in self._kinds.values() for _ in range(kind.at_once)]
        ticking = [Ticking(periodic, self._turns, stopping) for periodic in self._periodic.values()]
        loops = [*(worker.run() for worker in workers), *(one.run() for one in ticking)]
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            yield
        finally:
            stopping.tell()
            await _finish(tasks)


async def _finish(tasks: list[asyncio.Task[None]]) -> None:
    if not tasks:
        return
    _, pending = await asyncio.wait(tasks, timeout=STOP_SECONDS)
    if pending:
        log.warning("jobs are broken off", count=len(pending))
    for task in pending:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
