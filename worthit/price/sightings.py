"""Prices that this instance saw itself: the history that a price is judged against."""

from collections.abc import AsyncIterator, Iterable
from typing import cast

from sqlalchemy import select

from worthit.events import ProductSeen
from worthit.price.model import PriceObservation, PricePoint, SellerKind
from worthit.storage.database import Database
from worthit.storage.tables import PriceRow

NEW = "new"
SHOP = "shop"


class Sightings:
    """Keeps every price that was seen, and gives back those of one product."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, event: ProductSeen) -> None:
        """Keep the price of a page just seen. A page without a buyable price leaves nothing."""
        if event.price is None:
            return
        row = PriceRow(
            product_key=event.key,
            at=event.at,
            amount=event.price.amount,
            currency=event.price.currency,
            condition=event.condition,
            seller_kind=event.seller_kind,
            shipping=event.shipping,
        )
        async with self._database.session() as session:
            session.add(row)

    async def points(
        self, key: str, condition: str | None = None, seller_kind: SellerKind | None = None
    ) -> tuple[PricePoint, ...]:
        """What an offer cost, oldest first. Where a page did not say, it was new, and sold by the shop."""
        return tuple(
            [
                PricePoint(at=seen.at, amount=seen.amount, currency=seen.currency)
                async for seen in self.observations(key)
                if (seen.condition or NEW) == (condition or NEW) and (seen.seller_kind or SHOP) == (seller_kind or SHOP)
            ]
        )

    async def observations(self, key: str) -> AsyncIterator[PriceObservation]:
        """All that was seen of a product, oldest first."""
        query = select(PriceRow).where(PriceRow.product_key == key).order_by(PriceRow.at, PriceRow.id)
        async with self._database.session() as session:
            rows = list(await session.scalars(query))
        for row in rows:
            yield PriceObservation(
                at=row.at,
                amount=row.amount,
                currency=row.currency,
                condition=row.condition,
                seller_kind=cast("SellerKind | None", row.seller_kind),
                shipping=row.shipping,
            )

    async def take_in(self, key: str, observations: Iterable[PriceObservation]) -> int:
        """Keep what is not kept yet, and say how many that were: the same observation twice is one."""
        known = {seen async for seen in self.observations(key)}
        new = [seen for seen in dict.fromkeys(observations) if seen not in known]
        async with self._database.session() as session:
            session.add_all(
                PriceRow(
                    product_key=key,
                    at=seen.at,
                    amount=seen.amount,
                    currency=seen.currency,
                    condition=seen.condition,
                    seller_kind=seen.seller_kind,
                    shipping=seen.shipping,
                )
                for seen in new
            )
        return len(new)
