"""How shops counted their owners each time this instance looked: leaps, drifts and removals show only over time."""

from sqlalchemy import select

from worthit.events import ProductSeen
from worthit.product.model import RatingSnapshot
from worthit.storage.database import Database
from worthit.storage.tables import RatingRow


class Snapshots:
    """Keeps what each look-up saw of a product's ratings, and gives back those of one product."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, event: ProductSeen) -> None:
        """Keep the ratings of a page just seen. A page without any leaves nothing."""
        if event.rating is None and event.rating_count is None and not event.histogram and not event.review_ids:
            return
        row = RatingRow(
            product_key=event.key,
            at=event.at,
            rating=event.rating,
            rating_count=event.rating_count,
            histogram=event.histogram,
            review_ids=list(event.review_ids),
        )
        async with self._database.session() as session:
            session.add(row)

    async def of(self, key: str) -> tuple[RatingSnapshot, ...]:
        """What was seen of the product's ratings, oldest first."""
        query = select(RatingRow).where(RatingRow.product_key == key).order_by(RatingRow.at, RatingRow.id)
        async with self._database.session() as session:
            rows = await session.scalars(query)
            return tuple(
                RatingSnapshot(
                    at=row.at,
                    rating=row.rating,
                    rating_count=row.rating_count,
                    histogram=row.histogram,
                    review_ids=tuple(row.review_ids),
                )
                for row in rows
            )
