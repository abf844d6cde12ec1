"""Reviews that this instance saw itself: what owners said stays known when the shop shows others."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.product.model import Review
from worthit.reviews.duplicates import merge_by_id
from worthit.storage.database import Database
from worthit.storage.insert import insert_new
from worthit.storage.tables import ReviewRow

MOST = 5_000
"""Reviews that are read of one product, those seen last."""
_AT_ONCE = 1_000
"""Rows of one statement: SQLite takes 32,766 values."""
_decoder = msgspec.json.Decoder(Review)


class KeptReviews:
    """Keeps each review once, by the shop's id, in the form that says most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, key: str, reviews: Sequence[Review], at: datetime) -> None:
        """Keep what was seen of a product's reviews at that time. Authors are kept as they come: keyed, never names."""
        seen = [review for review in merge_by_id(reviews) if review.id]
        async with self._database.session() as session:
            for first in range(0, len(seen), _AT_ONCE):
                await _keep(session, key, {review.id: review for review in seen[first : first + _AT_ONCE]}, at)

    async def of(self, key: str) -> tuple[Review, ...]:
        """All that was seen of the product's reviews, by id."""
        query = (
            select(ReviewRow.document)
            .where(ReviewRow.product_key == key)
            .order_by(ReviewRow.last_seen.desc(), ReviewRow.review_id)
            .limit(MOST)
        )
        async with self._database.session() as session:
            documents = await session.scalars(query)
            return tuple(sorted(map(_decoder.decode, documents), key=lambda review: review.id))


async def _keep(session: AsyncSession, key: str, seen: dict[str, Review], at: datetime) -> None:
    await session.execute(insert_new(session, ReviewRow).values([_row(key, review, at) for review in seen.values()]))
    query = select(ReviewRow).where(ReviewRow.product_key == key, ReviewRow.review_id.in_(seen))
    for row in await session.scalars(query):
        known = _decoder.decode(row.document)
        (fuller,) = merge_by_id((known, seen[known.id]))
        if fuller != known:
            row.document, row.author = msgspec.json.encode(fuller), fuller.author
        row.last_seen = max(row.last_seen, at)


def _row(key: str, review: Review, at: datetime) -> dict[str, object]:
    return {
        "product_key": key,
        "review_id": review.id,
        "first_seen": at,
        "last_seen": at,
        "author": review.author,
        "document": msgspec.json.encode(review),
    }
