"""How many look-ups an asker has under way, over all workers.

Each takes one of the asker's numbered slots, in the database, for a lease: at the end it gives it back; where its
worker dies, the lease runs out.
"""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.reachable import OutOfReach, Reachable
from worthit.storage.insert import insert_or_take
from worthit.storage.tables import SlotRow


class NoSlot(Exception):
    """All of the subject's slots are taken."""


class _Slot(Struct, frozen=True):
    subject: str
    number: int
    holder: str


class Slots:
    """Takes slots. Where the database is down, this process counts its own alone."""

    def __init__(self, reachable: Reachable, lease_seconds: float, clock: Callable[[], datetime]) -> None:
        self._reachable = reachable
        self._lease = timedelta(seconds=lease_seconds)
        self._clock = clock
        self._here: Counter[str] = Counter()
        self._freeing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def held(self, subject: str, most: int) -> AsyncGenerator[None, None]:
        """One of the subject's slots, within. Raises NoSlot where `most` are taken."""
        if self._here[subject] >= most:
            raise NoSlot
        self._here[subject] += 1
        slot: _Slot | None = None
        try:
            slot = await self._take(subject, most)
            yield
        finally:
            self._here[subject] -= 1
            if not self._here[subject]:
                del self._here[subject]
            if slot is not None:
                await self._give_back(slot)

    async def aclose(self) -> None:
        """Wait for those that are being given back."""
        await asyncio.gather(*self._freeing)

    async def _take(self, subject: str, most: int) -> _Slot | None:
        """A slot; None where the database is down. Raises NoSlot."""
        try:
            for number in await self._reachable.call(lambda session: _free(session, subject, most, self._clock())):
                slot = _Slot(subject, number, secrets.token_hex(8))
                if await self._took(slot):
                    return slot
        except OutOfReach:
            return None
        raise NoSlot

    async def _took(self, slot: _Slot) -> bool:
        """Of several that want a slot, one gets it. In a transaction of its own: none waits while it holds another."""
        now = self._clock()
        row = {
            "subject": slot.subject, "number": slot.number, "holder": slot.holder, "until": now + self._lease
        }  # fmt: skip

        async def take(session: AsyncSession) -> bool:
            taking = insert_or_take(session, SlotRow, row, SlotRow.until <= now)
            return await session.scalar(taking.returning(SlotRow.number)) is not None

        return await self._reachable.call(take)

    async def _give_back(self, slot: _Slot) -> None:
        """Also where the asker went away, which cancels whoever waits here."""
        task = asyncio.create_task(self._delete(slot))
        self._freeing.add(task)
        task.add_done_callback(self._freeing.discard)
        await asyncio.shield(task)

    async def _delete(self, slot: _Slot) -> None:
        mine = delete(SlotRow).where(
            SlotRow.subject == slot.subject, SlotRow.number == slot.number, SlotRow.holder == slot.holder
        )

        async def free(session: AsyncSession) -> None:
            await session.execute(mine)

        with suppress(OutOfReach):  # the lease runs out
            await self._reachable.call(free)


async def _free(session: AsyncSession, subject: str, most: int, now: datetime) -> list[int]:
    taken = set(await session.scalars(select(SlotRow.number).where(SlotRow.subject == subject, SlotRow.until > now)))
    return [number for number in range(most) if number not in taken]
