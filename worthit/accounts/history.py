"""Which verdicts an account asked for, newest first."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import literal, select, tuple_

from worthit.accounts.presence import hold
from worthit.errors import NothingHere
from worthit.storage.columns import UtcDateTime
from worthit.storage.database import Database
from worthit.storage.insert import insert_or_replace
from worthit.storage.tables import AskedRow

TO_THE_MINUTE = timedelta(minutes=1)
MOST_REMEMBERED = 10_000


class AskedVerdict(Struct, frozen=True, kw_only=True):
    """That a verdict was asked for, last at that time."""

    verdict_id: str
    at: datetime


class Asked:
    """What accounts asked for. What is asked without an account is nobody's, and not noted."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._clock = clock
        self._noted: dict[tuple[str, str], datetime] = {}

    async def note(self, account_id: str, verdict_id: str) -> None:
        """The account asked for this verdict now. An account that was erased meanwhile leaves nothing.

        Who asks for the same one again within a minute is not noted again: what is at hand costs no database work.
        """
        now, noted = self._clock(), self._noted.get((account_id, verdict_id))
        if noted is not None and noted <= now < noted + TO_THE_MINUTE:
            return
        await self._write(account_id, verdict_id)
        if len(self._noted) >= MOST_REMEMBERED:
            self._noted.clear()
        self._noted[account_id, verdict_id] = now

    async def _write(self, account_id: str, verdict_id: str) -> None:
        key = {"account_id": account_id, "verdict_id": verdict_id}
        with suppress(NothingHere):
            async with self._database.session() as session:
                await hold(session, account_id)
                await session.execute(insert_or_replace(session, AskedRow, key, {"at": self._clock()}))

    async def of(self, account_id: str, before: tuple[datetime, str] | None, limit: int) -> Sequence[AskedVerdict]:
        """What the account asked for, newest first. before: time and verdict where the page before ended."""
        mine = select(AskedRow.verdict_id, AskedRow.at).where(AskedRow.account_id == account_id)
        if before is not None:
            mine = mine.where(tuple_(AskedRow.at, AskedRow.verdict_id) < tuple_(*_bound(before)))
        newest = mine.order_by(AskedRow.at.desc(), AskedRow.verdict_id.desc()).limit(limit)
        async with self._database.session() as session:
            return [AskedVerdict(verdict_id=verdict_id, at=at) for verdict_id, at in await session.execute(newest)]


def _bound(place: tuple[datetime, str]) -> tuple[object, object]:
    at, verdict_id = place
    return literal(at, UtcDateTime), literal(verdict_id)
