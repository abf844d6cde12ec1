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


class Turn(Struct, frozen=True, kw_only=True):
    """When somebody can do something periodic next, and when it was last done to its end."""

    free_at: datetime
    last_at: datetime | None


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
        elif (free_at := _free_at(row)) > now:
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

    async def end(self, name: str, next_at: datetime, last_at: datetime | None) -> None:
        """Give the turn up; it is due next then. last_at: when it was done, None where it failed."""
        mine = update(TurnRow).where(TurnRow.name == name, TurnRow.holder == self._holder)
        async with self._database.session() as session:
            done = {} if last_at is None else {"last_at": last_at}
            await session.execute(mine.values(next_at=next_at, holder=None, held_until=None, **done))

    async def known(self) -> dict[str, Turn]:
        """When each is due next and was done last, by name. Raises where there is no database."""
        async with self._database.session() as session:
            rows = await session.scalars(select(TurnRow))
            return {row.name: Turn(free_at=_free_at(row), last_at=row.last_at) for row in rows}

    async def _begin(self, name: str, now: datetime) -> None:
        """The first turn of all is due at once."""
        try:
            async with self._database.session() as session:
                session.add(TurnRow(name=name, next_at=now))
        except IntegrityError:
            pass  # another process was faster


def _free_at(row: TurnRow) -> datetime:
    return max(row.next_at, row.held_until or row.next_at)


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
        began = self._turns.now()
        holding = asyncio.create_task(self._hold())
        try:
            done = await self._succeeds()
        finally:
            holding.cancel()
        every = self._periodic.every_seconds
        if done:
            await self._end(began + timedelta(seconds=every), self._turns.now())
        else:
            await self._end(self._turns.now() + timedelta(seconds=min(every, AGAIN_SECONDS)), None)

    async def _succeeds(self) -> bool:
        try:
            async with asyncio.timeout(self._periodic.limit_seconds):
                await self._periodic.run()
        except Exception as error:
            log.warning("periodic job failed", name=self._periodic.name, reason=repr(error), exc_info=error)
            return False
        return True

    async def _end(self, next_at: datetime, last_at: datetime | None) -> None:
        try:
            await self._turns.end(self._periodic.name, next_at, last_at)
        except Exception as error:  # noqa: BLE001 - then it is over when it is no longer held
            log.warning("a turn cannot be ended", name=self._periodic.name, reason=type(error).__name__)
            await self._stopping.or_seconds(min(self._periodic.every_seconds, HELD_SECONDS))

    async def _hold(self) -> None:
        while True:
            await asyncio.sleep(HELD_SECONDS / 3)
            try:
                await self._turns.renew(self._periodic.name)
            except Exception as error:  # noqa: BLE001 - at worst somebody else begins too
                log.warning("a turn cannot be held", name=self._periodic.name, reason=type(error).__name__)
