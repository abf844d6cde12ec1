"""From what was seen to what is to be told."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, exists, select

from worthit.events import ProductSeen
from worthit.price.history import History
from worthit.price.sightings import Sightings
from worthit.price.watching.batches import each_watch
from worthit.price.watching.model import Offer, Sighting, WatchMemory, WatchRule, offer_of
from worthit.price.watching.past import past_of
from worthit.price.watching.rules import Step, evaluate, is_news, look_again, take_in
from worthit.price.watching.store import sighting_of
from worthit.storage.database import Database
from worthit.storage.tables import PriceRow, WatchRow

MOST_MISSED = 20
"""Of the prices that no evaluation heard of, so many a product are looked at, the newest."""
PRODUCTS_AT_ONCE = 50


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
        in_stock = False if not event.buyable else None if event.price is None else True
        offer = offer_of(event.condition, event.seller_kind)
        seen = Sighting(at=event.at, price=event.price, in_stock=in_stock, offer=offer)
        pasts = _Pasts(self._prices)

        async def take(key: str, rule: WatchRule, memory: WatchMemory) -> Sequence[Step]:
            return [evaluate(rule, memory, seen, await pasts.judging(key, memory, seen), self._clock())]

        return await each_watch(self._database, [event.key], self._clock, take)

    async def evaluate_due(self) -> int:
        """Evaluate what waited for the end of quiet hours, and prices that are kept but that no watch heard of."""
        made = 0
        newer = exists().where(PriceRow.product_key == WatchRow.product_key, PriceRow.at > WatchRow.seen_at)
        async for keys in self._products(newer):
            made += await self._catch_up(keys)
        async for keys in self._products(WatchRow.due_at <= self._clock()):
            made += await self._look_again(keys)
        return made

    async def _catch_up(self, keys: Sequence[str]) -> int:
        """Take in the prices that nobody evaluated. The newest alone is told of: what it was before is over."""
        missed = await self._missed(keys)
        pasts = _Pasts(self._prices)

        async def take(key: str, rule: WatchRule, memory: WatchMemory) -> Sequence[Step]:
            after = memory
            for seen in missed[key]:
                after = take_in(rule, after, seen, await pasts.judging(key, after, seen))
            if after.newest is memory.newest or after.newest is None:
                return [Step(after)]
            return [look_again(rule, after, await pasts.of(key, after.newest), self._clock())]

        return await each_watch(self._database, keys, self._clock, take)

    async def _look_again(self, keys: Sequence[str]) -> int:
        pasts = _Pasts(self._prices)

        async def take(key: str, rule: WatchRule, memory: WatchMemory) -> Sequence[Step]:
            now = self._clock()
            if memory.newest is None or memory.due_at is None or memory.due_at > now:
                return ()
            return [look_again(rule, memory, await pasts.of(key, memory.newest), now)]

        return await each_watch(self._database, keys, self._clock, take)

    async def _products(self, which: ColumnElement[bool]) -> AsyncIterator[Sequence[str]]:
        """The products of active watches like that, some at a time."""
        after = ""
        while True:
            key = WatchRow.product_key
            some = select(key).where(WatchRow.active, which, key > after).distinct().order_by(key)
            async with self._database.session() as session:
                keys = (await session.scalars(some.limit(PRODUCTS_AT_ONCE))).all()
            if not keys:
                return
            yield keys
            after = keys[-1]

    async def _missed(self, keys: Sequence[str]) -> dict[str, list[Sighting]]:
        """The prices of each product that some watch of it never heard of, oldest first."""
        unheard = exists().where(
            WatchRow.product_key == PriceRow.product_key, WatchRow.active, WatchRow.seen_at < PriceRow.at
        )
        newest = select(PriceRow).where(PriceRow.product_key.in_(keys), unheard).order_by(PriceRow.at.desc())
        missed: defaultdict[str, list[Sighting]] = defaultdict(list)
        async with self._database.session() as session:
            for row in await session.scalars(newest.limit(MOST_MISSED * len(keys))):
                missed[row.product_key].insert(0, sighting_of(row))
        return missed


class _Pasts:
    """The past of each sighting, read once for all watches that need it."""

    def __init__(self, prices: Sightings) -> None:
        self._prices = prices
        self._read: dict[tuple[str, Offer, datetime], History] = {}

    async def judging(self, key: str, memory: WatchMemory, seen: Sighting) -> History:
        """The past that taking a sighting in needs: none, where it shows nothing new."""
        return await self.of(key, seen) if is_news(memory, seen) else History()

    async def of(self, key: str, seen: Sighting) -> History:
        about = (key, seen.offer, seen.at)
        if about not in self._read:
            self._read[about] = await past_of(self._prices, key, seen)
        return self._read[about]
