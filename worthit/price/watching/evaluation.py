"""From what was seen to what is to be told: every watch of the product, by one worker at a time, in bounded batches.

A batch is one transaction. Its first statement raises the versions of its watches, which keeps other workers away from
them until the transaction ends; they find the sighting taken in then, and it changes nothing any more.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Select, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.events import ProductSeen
from worthit.price.history import History
from worthit.price.sightings import Sightings
from worthit.price.watching.model import Alert, Offer, Sighting, WatchMemory, WatchRule, offer_of
from worthit.price.watching.outbox import alert_of, put
from worthit.price.watching.past import past_of
from worthit.price.watching.rules import Step, evaluate, look_again
from worthit.price.watching.store import read_memory, read_rule, sighting_of, write
from worthit.storage.database import Database
from worthit.storage.tables import PriceRow, WatchRow

BATCH = 500
MOST_MISSED = 20
"""Of the sightings that no evaluation took in, so many of one product are looked at, the newest."""
MOST_PRODUCTS = 1000
"""So many products at most are looked at in one go; the others wait for the next."""


class _Locked(NamedTuple):
    id: str
    url: str
    title: str | None
    rule: bytes
    memory: bytes


TakeStep = Callable[[WatchRule, WatchMemory, datetime], Awaitable[Step]]


def _now() -> datetime:
    return datetime.now(UTC)


class Evaluation:
    """Holds watches against what is seen. Every method may run in several workers at once, and again after a crash."""

    def __init__(self, database: Database, prices: Sightings, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._prices = prices
        self._clock = clock

    async def on_seen(self, event: ProductSeen) -> int:
        """Evaluate the watches of a product that was just seen; gives how many alerts that made."""
        if not await self._is_watched(event.key):
            return 0
        in_stock = False if not event.buyable else None if event.price is None else True
        offer = offer_of(event.condition, event.seller_kind)
        return await self._take_in(event.key, Sighting(at=event.at, price=event.price, in_stock=in_stock, offer=offer))

    async def evaluate_due(self) -> int:
        """Evaluate what waited for the end of quiet hours, and prices that are kept but were never evaluated."""
        made = 0
        for key in await self._missed():
            for seen in await self._newest(key):
                made += await self._take_in(key, seen)
        for key in await self._due():
            made += await self._look_again(key)
        return made

    async def _take_in(self, key: str, seen: Sighting) -> int:
        past = await past_of(self._prices, key, seen)

        async def step(rule: WatchRule, memory: WatchMemory, now: datetime) -> Step:
            return evaluate(rule, memory, seen, past, now)

        return await self._each(key, step)

    async def _look_again(self, key: str) -> int:
        pasts: dict[tuple[Offer, datetime], History] = {}

        async def step(rule: WatchRule, memory: WatchMemory, now: datetime) -> Step:
            newest = memory.newest
            if newest is None or memory.due_at is None or memory.due_at > now:
                return Step(memory)
            about = (newest.offer, newest.at)
            if about not in pasts:
                pasts[about] = await past_of(self._prices, key, newest)
            return look_again(rule, memory, pasts[about], now)

        return await self._each(key, step)

    async def _each(self, key: str, step: TakeStep) -> int:
        """Take a step with every active watch of the product; gives how many alerts that made."""
        made, last, after = 0, BATCH, ""
        while last == BATCH:
            async with self._database.session() as session:
                rows = await _lock(session, key, after)
                made += await self._step(session, rows, step)
            last = len(rows)
            after = rows[-1].id if rows else after
        return made

    async def _step(self, session: AsyncSession, rows: Sequence[_Locked], step: TakeStep) -> int:
        now = self._clock()
        changes: list[dict[str, object]] = []
        alerts: list[Alert] = []
        for row in rows:
            before = read_memory(row.memory)
            after, occasion = (taken := await step(read_rule(row.rule), before, now)).memory, taken.occasion
            if after != before:
                changes.append({"id": row.id, "memory": write(after), "seen_at": after.seen_at, "due_at": after.due_at})
            if occasion is not None:
                alerts.append(alert_of(row.id, row.url, row.title, after, occasion, now))
        if changes:
            await session.execute(update(WatchRow), changes)
        await put(session, alerts)
        return len(alerts)

    async def _is_watched(self, key: str) -> bool:
        one = select(WatchRow.id).where(WatchRow.product_key == key, WatchRow.active).limit(1)
        async with self._database.session() as session:
            return await session.scalar(one) is not None

    async def _missed(self) -> Sequence[str]:
        """Products of which a price is kept that their watches never heard of: whoever saw it died, or never told."""
        newer = exists().where(PriceRow.product_key == WatchRow.product_key, PriceRow.at > WatchRow.seen_at)
        return await self._products(select(WatchRow.product_key).where(WatchRow.active, newer))

    async def _due(self) -> Sequence[str]:
        return await self._products(
            select(WatchRow.product_key).where(WatchRow.active, WatchRow.due_at <= self._clock())
        )

    async def _products(self, keys: Select[str]) -> Sequence[str]:
        async with self._database.session() as session:
            return (await session.scalars(keys.distinct().limit(MOST_PRODUCTS))).all()

    async def _newest(self, key: str) -> list[Sighting]:
        """The newest prices of a product, oldest first."""
        newest = select(PriceRow).where(PriceRow.product_key == key).order_by(PriceRow.at.desc(), PriceRow.id.desc())
        async with self._database.session() as session:
            return [sighting_of(row) for row in reversed((await session.scalars(newest.limit(MOST_MISSED))).all())]


async def _lock(session: AsyncSession, key: str, after: str) -> list[_Locked]:
    """The next batch of a product's active watches in order of their ids, kept from others until this is over."""
    batch = (
        select(WatchRow.id)
        .where(WatchRow.product_key == key, WatchRow.active, WatchRow.id > after)
        .order_by(WatchRow.id)
        .limit(BATCH)
        .with_for_update()
        .cte("batch")  # looked for once, and locked in this order by everybody
    )
    locked = await session.execute(
        update(WatchRow)
        .where(WatchRow.id.in_(select(batch.c.id)), WatchRow.active)
        .values(version=WatchRow.version + 1)
        .returning(WatchRow.id, WatchRow.url, WatchRow.title, WatchRow.rule, WatchRow.memory)
        .execution_options(synchronize_session=False)
    )
    return sorted(_Locked(*row) for row in locked)
