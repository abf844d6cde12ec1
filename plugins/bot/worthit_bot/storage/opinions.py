"""Who found which verdict helpful, or not: one opinion each, which can be changed and taken back."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import and_, case, delete, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from worthit.plugin import Sessions, insert_new
from worthit_bot.storage.tables import OpinionRow
from worthit_bot.updates.inbox import KNOWN_FOR

KEPT_FOR = timedelta(days=365)
FORGET_SECONDS = 3600.0


class Tally(Struct, frozen=True, kw_only=True):
    """How many found a verdict helpful, and how many did not."""

    verdict_id: str
    helpful: int
    not_helpful: int


class Opinions:
    """The opinions of this instance."""

    def __init__(self, database: Sessions) -> None:
        self._database = database

    async def press(self, verdict_id: str, person: int, helpful: bool, update_id: int) -> bool | None:
        """Take down what somebody says of a verdict; saying the same again takes it back.

        update_id: of the press, which counts once however often it comes. Gives the opinion that stands then.
        """
        key = {"verdict_id": verdict_id, "person": person}
        now = datetime.now(UTC)
        async with self._database.session() as session:
            await session.execute(
                insert_new(session, OpinionRow).values(**key, helpful=helpful, update_id=update_id, at=now)
            )
            mine = select(OpinionRow).where(OpinionRow.verdict_id == verdict_id, OpinionRow.person == person)
            row = (await session.scalars(mine.with_for_update())).one()
            if row.update_id != update_id:
                row.helpful = None if row.helpful is helpful else helpful
                row.update_id, row.at = update_id, now
            return row.helpful

    async def tallies(self) -> Sequence[Tally]:
        """Of every verdict of which somebody said something, the latest first."""
        counts = (
            select(
                OpinionRow.verdict_id,
                func.sum(case((OpinionRow.helpful.is_(True), 1), else_=0)),
                func.count(),
            )
            .where(OpinionRow.helpful.is_not(None))
            .group_by(OpinionRow.verdict_id)
            .order_by(func.max(OpinionRow.at).desc(), OpinionRow.verdict_id)
        )
        async with self._database.session() as session:
            rows = (await session.execute(counts)).all()
        return [Tally(verdict_id=verdict, helpful=helpful, not_helpful=of - helpful) for verdict, helpful, of in rows]

    async def forget(self) -> None:
        """Erase opinions of long ago, and those taken back whose press cannot come again."""
        now = datetime.now(UTC)
        taken_back = and_(OpinionRow.helpful.is_(None), OpinionRow.at < now - KNOWN_FOR)
        async with self._database.session() as session:
            await session.execute(delete(OpinionRow).where(or_(taken_back, OpinionRow.at < now - KEPT_FOR)))


async def forget_old(opinions: Opinions) -> None:
    """Runs until it is cancelled."""
    while True:
        with suppress(SQLAlchemyError, OSError):  # told by whoever needs the database
            await opinions.forget()
        await asyncio.sleep(FORGET_SECONDS)
