"""Prices that this instance saw itself: the history that a price is judged against."""

from sqlalchemy import select

from worthit.events import ProductSeen
from worthit.price.model import PricePoint
from worthit.storage.database import Database
from worthit.storage.tables import PriceRow

NEW, SHOP = "new", "shop"


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
        self, key: str, condition: str | None = None, seller_kind: str | None = None
    ) -> tuple[PricePoint, ...]:
        """What the product cost in this condition, from the shop or from others in it, oldest first.

        Where a page did not say, it was new, and the shop's own.
        """
        query = select(PriceRow).where(PriceRow.product_key == key).order_by(PriceRow.at, PriceRow.id)
        async with self._database.session() as session:
            rows = await session.scalars(query)
            return tuple(
                PricePoint(at=row.at, amount=row.amount, currency=row.currency)
                for row in rows
                if (row.condition or NEW, row.seller_kind or SHOP) == (condition or NEW, seller_kind or SHOP)
            )
