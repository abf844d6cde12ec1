"""What is due again and again: whose turn it is stands in the database, so that one process at a time does it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from msgspec import Struct
from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError

from worthit.jobs.stopping import Stopping
from worthit.storage.database import Database
from worthit.storage.tables import TurnRow

HELD_SECONDS = 15.0
"""How long a process that died in the middle of its turn holds the others up."""
LOOK_SECONDS = 60.0
"""How often a process looks at least whether it is its turn: what is due may have been moved meanwhile."""
AGAIN_SECONDS = 60.0
"""How long after a failure it is tried again, where it is not due before."""
log = structlog.get_logger(__name__)


class Periodic(Struct, frozen=True, kw_only=True):
    """Something to do every so many seconds, counted from beginning to beginning, in one process at a time.

    name: its name in the database. limit_seconds: the longest that it may take. run: whatever it raises is logged. It
    must bear being broken off anywhere, and being run again.
    """

    name: str
    every_seconds: float
    run: Callable[[], Awaitable[None]]
    limit_seconds: float = 60.0


def _now() -> datetime:
    return datetime.now(UTC)


class Turns:
    """Who does what is due, and when it is due next. clock: the time, which all processes should agree on."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self.now = clock
        self._holder = secrets.token_hex(8)

    async def take(self, name: str) -> float:
        """Take the turn: 0.0, or for how many seconds it is nobody's or somebody else's."""
        now = self.now()
        async with self._database.session() as session:
            row = await session.get(TurnRow, name)
        if row is None:
            await self._begin(name, now)
        elif (free_at := max(row.next_at, row.held_until or row.next_at)) > now:
            return (free_at - now).total_seconds()
        free = or_(TurnRow.held_until.is_(None), TurnRow.held_until <= now)
        mine = update(TurnRow).where(TurnRow.name == name, TurnRow.next_at <= now, free)
        async with self._database.session() as session:
            taking = mine.values(holder=self._holder, held_until=_held_until(now)).returning(TurnRow.name)
            taken = await session.scalar(taking)
        return HELD_SECONDS / 2 if taken is None else 0.0

    async def renew(self, name: str) -> None:
        """Hold the turn for longer."""
        mine = update(TurnRow).where(TurnRow.name == name, TurnRow.holder == self._holder)
        async with self._database.session() as session:
            await session.execute(mine.values(held_until=_held_until(self.now())))

    async def end(self, name: str, next_at: datetime) -> None:
        """Give the turn up; it is due next then."""
        mine = update(TurnRow).where(TurnRow.name == name, TurnRow.holder == self._holder)
        async with self._database.session() as session:
            await session.execute(mine.values(next_at=next_at, holder=None, held_until=None))

    async def due_since(self) -> dict[str, datetime]:
        """When each is or was due, by name. Raises where there is no database."""
        async with self._database.session() as session:
            return {row.name: row.next_at for row in await session.scalars(select(TurnRow))}

    async def _begin(self, name: str, now: datetime) -> None:
        """The first turn of all is due at once."""
        try:
            async with self._database.session() as session:
                session.add(TurnRow(name=name, next_at=now, holder=None, held_until=None))
        except IntegrityError:
            pass  # another process was faster


def _held_until(now: datetime) -> datetime:
    return now + timedelta(seconds=HELD_SECONDS)


class Ticking:
    """Does one periodic thing whenever it is this process's turn, until it is told to stop."""

    def __init__(self, periodic: Periodic, turns: Turns, stopping: Stopping) -> None:
        self._periodic = periodic
        self._turns = turns
        self._stopping = stopping
        self._failing = False

    async def run(self) -> None:
        while not self._stopping.told:
            wait = await self._take()
            if wait <= 0:
                await self._do()
            else:
                await self._stopping.or_seconds(min(wait, LOOK_SECONDS))

    async def _take(self) -> float:
        try:
            wait = await self._turns.take(self._periodic.name)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, it is asked again
            if not self._failing:
                log.warning("turns cannot be taken", name=self._periodic.name, reason=type(error).__name__)
            self._failing = True
            return min(self._periodic.every_seconds, AGAIN_SECONDS)
        self._failing = False
        return wait

    async def _do(self) -> None:
        name, every = self._periodic.name, self._periodic.every_seconds
        began = self._turns.now()
        holding = asyncio.create_task(self._hold())
        try:
            async with asyncio.timeout(self._periodic.limit_seconds):
                await self._periodic.run()
            next_at = began + timedelta(seconds=every)
        except Exception as error:
            log.warning("periodic job failed", name=name, reason=repr(error), exc_info=error)
            next_at = self._turns.now() + timedelta(seconds=min(every, AGAIN_SECONDS))
        finally:
            holding.cancel()
        try:
            await self._turns.end(name, next_at)
        except Exception as error:  # noqa: BLE001 - then it is over when it is no longer held
            log.warning("a turn cannot be ended", name=name, reason=type(error).__name__)
            await self._stopping.or_seconds(min(every, HELD_SECONDS))

    async def _hold(self) -> None:
        while True:
            await asyncio.sleep(HELD_SECONDS / 3)
            try:
                await self._turns.renew(self._periodic.name)
            except Exception as error:  # noqa: BLE001 - at worst somebody else begins too
                log.warning("a turn cannot be held", name=self._periodic.name, reason=type(error).__name__)
