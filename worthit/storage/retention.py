"""How long what this instance saw and said is kept. What is over goes once a day, in small transactions."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import ColumnElement, and_, delete, exists, func, inspect, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.config import AccountsSettings, EvidenceSettings
from worthit.storage.database import Database
from worthit.storage.retention_of_accounts import over_of_accounts
from worthit.storage.tables import (
    AlertRow,
    Base,
    FollowUpRow,
    PriceArchiveRow,
    PriceRow,
    ProductRow,
    RatingRow,
    ReviewRow,
    VerdictEvidenceRow,
    VerdictRow,
    WatchRow,
)

ALERT_DAYS = 30
FOLLOW_UP_DAYS = 30
"""How long is known that a product was followed, and why no longer."""
AT_ONCE = 1000
"""Most rows that one transaction removes: others do not wait long for it."""
NUMBERS_AT_ONCE = 5_000
"""How many numbers of rows one transaction looks through, in tables that have no index by time."""
log = structlog.get_logger(__name__)
Numbered = type[PriceRow] | type[PriceArchiveRow] | type[RatingRow]


class Retention:
    """Removes what was kept for as long as the settings say. clock: the time."""

    def __init__(
        self,
        database: Database,
        settings: EvidenceSettings,
        accounts: AccountsSettings,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._settings = settings
        self._accounts = accounts
        self._clock = clock

    async def run(self) -> None:
        """Remove what is over. Broken off, it is gone on with the next time."""
        removed = await self.remove_what_is_over()
        if any(removed.values()):
            log.info("removed what is over", **{table: count for table, count in removed.items() if count})

    async def remove_what_is_over(self) -> dict[str, int]:
        """Gives how many rows of which table went."""
        now = self._clock()
        removed = await self._remove_evidence(now)
        for table, over in over_of_accounts(self._accounts, now):
            name = table.__tablename__
            removed[name] = removed.get(name, 0) + await self._remove(table, over)
        return removed

    async def _remove_evidence(self, now: datetime) -> dict[str, int]:
        reviews, prices, verdicts, alerts, follow_ups = (
            now - timedelta(days=days)
            for days in (
                self._settings.reviews_days,
                self._settings.prices_days,
                self._settings.verdicts_days,
                ALERT_DAYS,
                FOLLOW_UP_DAYS,
            )
        )
        return {
            "reviews": await self._remove(ReviewRow, ReviewRow.last_seen < reviews),
            "prices": await self._remove_by_number(PriceRow, PriceRow.at < prices),
            "price_archives": await self._remove_by_number(PriceArchiveRow, PriceArchiveRow.last_at < prices),
            "ratings": await self._remove_by_number(RatingRow, RatingRow.at < prices),
            "products": await self._remove(ProductRow, ProductRow.seen_at < prices),
            "verdicts": await self._remove_verdicts(VerdictRow.created_at < verdicts),
            "alerts": await self._remove(AlertRow, _is_over(alerts)),
            "watches": await self._remove(WatchRow, and_(~WatchRow.active, ~_has_alerts())),
            "follow_ups": await self._remove(FollowUpRow, and_(_has_ended(), FollowUpRow.until < follow_ups)),
        }

    async def _remove(self, table: type[Base], over: ColumnElement[bool]) -> int:
        """Remove rows by the time that an index knows, or of a table that is small."""
        identity = inspect(table).primary_key

        async def some(session: AsyncSession) -> int:
            keys = (await session.execute(select(*identity).where(over).limit(AT_ONCE))).all()
            if keys:
                await session.execute(delete(table).where(tuple_(*identity).in_([tuple(key) for key in keys])))
            return len(keys)

        return await self._in_batches(some)

    async def _remove_verdicts(self, over: ColumnElement[bool]) -> int:
        async def some(session: AsyncSession) -> int:
            ids = (await session.scalars(select(VerdictRow.id).where(over).limit(AT_ONCE))).all()
            await session.execute(delete(VerdictEvidenceRow).where(VerdictEvidenceRow.verdict_id.in_(ids)))
            await session.execute(delete(VerdictRow).where(VerdictRow.id.in_(ids)))
            return len(ids)

        return await self._in_batches(some)

    async def _in_batches(self, some: Callable[[AsyncSession], Awaitable[int]]) -> int:
        """Remove up to AT_ONCE rows a transaction until there are fewer."""
        removed = 0
        while True:
            async with self._database.session() as session:
                count = await some(session)
            removed += count
            if count < AT_ONCE:
                return removed
            await asyncio.sleep(0)

    async def _remove_by_number(self, table: Numbered, over: ColumnElement[bool]) -> int:
        """Remove rows of a table of very many, that are numbered, looking at each once."""
        async with self._database.session() as session:
            first = await session.scalar(select(func.min(table.id)))
            last = await session.scalar(select(func.max(table.id)))
        removed = 0
        for start in range(first or 0, (last or 0) + 1, NUMBERS_AT_ONCE):
            some = delete(table).where(table.id >= start, table.id < start + NUMBERS_AT_ONCE, over)
            async with self._database.session() as session:
                removed += len((await session.scalars(some.returning(table.id))).all())
            await asyncio.sleep(0)
        return removed


def _is_over(before: datetime) -> ColumnElement[bool]:
    """Told, or given up, before that time."""
    return or_(AlertRow.delivered_at < before, and_(AlertRow.given_up, AlertRow.created_at < before))


def _has_alerts() -> ColumnElement[bool]:
    return exists().where(AlertRow.watch_id == WatchRow.id)


def _has_ended() -> ColumnElement[bool]:
    return FollowUpRow.state.not_in(("active", "looking"))
