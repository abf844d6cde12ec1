"""An instance that keeps prices and watches, and tells them to somebody who writes down what he hears."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import select

from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.sightings import Sightings
from worthit.price.watching.delivery import Delivery, DeliveryLimits
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.model import Alert, Trigger, Watch, Watched, WatchRule
from worthit.price.watching.store import WatchStore
from worthit.storage.database import Database
from worthit.storage.tables import AlertRow

KETTLE = Watched(key="shop.example:kettle", url="https://shop.example/kettle", title="Kettle")
ADA = "paper:ada"


class Paper:
    """A channel that writes down what is told, after raising what it was given to raise."""

    channel = "paper"

    def __init__(self) -> None:
        self.told: list[tuple[str, Alert]] = []
        self.asked = 0
        self.troubles: list[BaseException] = []
        self.slow_seconds = 0.0

    async def notify(self, to: str, alert: Alert) -> None:
        self.asked += 1
        await asyncio.sleep(self.slow_seconds)
        if self.troubles:
            raise self.troubles.pop(0)
        self.told.append((to, alert))

    @property
    def prices(self) -> list[str]:
        return [str(alert.occasion.price.amount) for _, alert in self.told]


class Kept:
    """Its parts, as the house puts them together. now: the time on its clock."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now
        self.paper = Paper()
        self.prices = Sightings(database)
        self.store = WatchStore(database, self.prices, self._clock)
        self.evaluation = Evaluation(database, self.prices, self._clock)
        self.delivery = Delivery(database, lambda: [self.paper], DeliveryLimits(), self._clock)

    def _clock(self) -> datetime:
        return self.now

    def wait(self, hours: float = 0.0, seconds: float = 0.0) -> None:
        self.now += timedelta(hours=hours, seconds=seconds)

    async def watch(self, *when: Trigger, owner: str = ADA, rule: WatchRule | None = None) -> Watch:
        return await self.store.add(owner, KETTLE, rule or WatchRule(when=when))

    def seen(self, price: str | None, key: str = KETTLE.key) -> ProductSeen:
        """The kettle as it is seen now; without a price it is out of stock."""
        return ProductSeen(
            key=key,
            at=self.now,
            price=None if price is None else Money(Decimal(price), "EUR"),
            buyable=price is not None,
            condition=None,
            rating=None,
            rating_count=None,
            histogram=None,
            review_ids=(),
        )

    async def see(self, price: str | None) -> int:
        """An hour later it is looked up: the price is kept, and its watches are evaluated."""
        self.wait(1)
        event = self.seen(price)
        await self.prices.record(event)
        return await self.evaluation.on_seen(event)

    async def hear(self, *prices: str | None) -> list[str]:
        """What is told of these, in all."""
        for price in prices:
            await self.see(price)
            await self.delivery.deliver_due()
        return self.paper.prices

    async def alerts(self) -> list[AlertRow]:
        async with self.database.session() as session:
            return list((await session.scalars(select(AlertRow).order_by(AlertRow.id))).all())
