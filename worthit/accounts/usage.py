"""How much was asked in a window of time, counted in the database, so that it is exact over all workers."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.reachable import OutOfReach, Reachable
from worthit.storage.insert import Insert, insert_or_add
from worthit.storage.tables import UsageRow

WRITE_SECONDS = 1.0
"""How long what is only counted, and not limited, waits to be written."""
MOST_KNOWN = 50_000
"""Subjects whose count this process knows; beyond, those counted least lately go."""
DAY = 86_400
HOUR = 3_600


class Window(Struct, frozen=True, cache_hash=True):
    """A stretch of time in which is counted: an hour, or a day of UTC."""

    name: Literal["hour", "day"]
    began_at: datetime

    @property
    def seconds(self) -> int:
        return DAY if self.name == "day" else HOUR

    @property
    def ends_at(self) -> datetime:
        return self.began_at + timedelta(seconds=self.seconds)


class Counted(Struct, frozen=True):
    """Whether it was counted, or would be too much; and how much was asked in the window."""

    fits: bool
    used: int


class DayUsed(Struct, frozen=True, kw_only=True):
    """How much was asked on one day of UTC."""

    day: date
    used: int


class _Place(Struct, frozen=True):
    subject: str
    window: Window


class Usage:
    """Counts. Where the database is down, this process counts by itself, from what it knew, and writes it later."""

    def __init__(self, reachable: Reachable) -> None:
        self._reachable = reachable
        self._turn = asyncio.Lock()
        self._known: OrderedDict[tuple[str, str], tuple[datetime, int]] = OrderedDict()
        self._unwritten: Counter[_Place] = Counter()
        self._writer: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    async def add(self, subject: str, window: Window, questions: int, most: int) -> Counted:
        """Count questions, all of them or none. Who has none left is refused from memory."""
        known = self._known_of(subject, window)
        if known + questions > most:
            return Counted(False, known)
        place = _Place(subject, window)
        async with self._turn:  # SQLite has one writer at a time: waiting here is fair, there it is not
            unwritten = self._unwritten[place]
            try:
                stored = await self._reachable.call(lambda session: _add(session, place, questions, most - unwritten))
            except OutOfReach:
                return self._add_alone(subject, window, questions, most)
        counted = Counted(stored.fits, stored.used + unwritten)
        self._learn(subject, window, counted.used)
        return counted

    def note(self, subject: str, window: Window, questions: int) -> None:
        """Count what is not limited: at once here, in the database a second later."""
        place = _Place(subject, window)
        unwritten = self._unwritten.get(place, 0)
        if unwritten or len(self._unwritten) < MOST_KNOWN:
            self._unwritten[place] = unwritten + questions
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_soon())

    async def used(self, subject: str, window: Window) -> int:
        """How much was asked in the window."""
        try:
            stored = await self._reachable.call(lambda session: _used(session, _Place(subject, window)))
        except OutOfReach:
            stored = 0
        return max(self._known_of(subject, window), stored + self._unwritten[_Place(subject, window)])

    async def days(self, subject: str, before: date | None, limit: int) -> Sequence[DayUsed]:
        """The days on which something was asked, newest first. before: the last day of the page before.

        Raises OutOfReach.
        """
        mine = select(UsageRow.began_at, UsageRow.used).where(UsageRow.subject == subject, UsageRow.seconds == DAY)
        if before is not None:
            mine = mine.where(UsageRow.began_at < day_began(before))
        newest = mine.order_by(UsageRow.began_at.desc()).limit(limit)

        async def read(session: AsyncSession) -> list[DayUsed]:
            return [DayUsed(day=began_at.date(), used=used) for began_at, used in await session.execute(newest)]

        return await self._reachable.call(read)

    def forget(self, subject: str) -> None:
        """Write nothing more of what a subject asked so far."""
        for place in [place for place in self._unwritten if place.subject == subject]:
            del self._unwritten[place]

    async def aclose(self) -> None:
        """Write what is not written."""
        self._closing.set()
        if self._writer is not None:
            await self._writer

    def _add_alone(self, subject: str, window: Window, questions: int, most: int) -> Counted:
        known = self._known_of(subject, window)
        if known + questions > most:
            return Counted(False, known)
        self._learn(subject, window, known + questions)
        self.note(subject, window, questions)
        return Counted(True, known + questions)

    def _known_of(self, subject: str, window: Window) -> int:
        """How much this process knows was asked: never more than there is."""
        began_at, used = self._known.get((subject, window.name), (window.began_at, 0))
        return used if began_at == window.began_at else 0

    def _learn(self, subject: str, window: Window, used: int) -> None:
        key = (subject, window.name)
        self._known[key] = (window.began_at, max(used, self._known_of(subject, window)))
        self._known.move_to_end(key)
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    async def _write_soon(self) -> None:
        while self._unwritten:
            try:
                async with asyncio.timeout(WRITE_SECONDS):
                    await self._closing.wait()
            except TimeoutError:
                pass
            await self._write()
            if self._closing.is_set():
                return

    async def _write(self) -> None:
        async def write(session: AsyncSession) -> None:
            for place in sorted(writing, key=lambda place: place.subject):  # all workers in one order: no deadlock
                await session.execute(_addition(session, place, writing[place]))

        async with self._turn:
            writing, self._unwritten = self._unwritten, Counter()
            try:
                await self._reachable.call(write)
            except OutOfReach:
                self._unwritten.update(writing)


def window_of(name: Literal["hour", "day"], now: datetime) -> Window:
    """The hour, or the day of UTC, that it is. now: in UTC."""
    return _window(name, now.year, now.month, now.day, now.hour if name == "hour" else 0)


@lru_cache(maxsize=4)
def _window(name: Literal["hour", "day"], year: int, month: int, day: int, hour: int) -> Window:
    return Window(name, datetime(year, month, day, hour, tzinfo=UTC))


def day_began(day: date) -> datetime:
    """Midnight of UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


async def _add(session: AsyncSession, place: _Place, questions: int, most: int) -> Counted:
    used = await session.scalar(_addition(session, place, questions, most).returning(UsageRow.used))
    return Counted(True, used) if used is not None else Counted(False, await _used(session, place))


async def _used(session: AsyncSession, place: _Place) -> int:
    mine = select(UsageRow.used).where(
        UsageRow.subject == place.subject,
        UsageRow.began_at == place.window.began_at,
        UsageRow.seconds == place.window.seconds,
    )
    return await session.scalar(mine) or 0


def _addition(session: AsyncSession, place: _Place, questions: int, most: int | None = None) -> Insert:
    row = {
        "subject": place.subject,
        "began_at": place.window.began_at,
        "seconds": place.window.seconds,
        "used": questions,
    }
    return insert_or_add(session, UsageRow, row, column="used", most=most)
