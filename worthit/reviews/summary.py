"""How many reviews of a product are kept, by stars, language and time: nobody's name, and nobody's words."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct
from sqlalchemy import func, select

from worthit.product.model import Review
from worthit.reviews.kept import KeptReviews
from worthit.reviews.language import tell_languages
from worthit.storage.database import Database
from worthit.storage.tables import ReviewRow

_MOST_REMEMBERED = 256


class ReviewCounts(Struct, frozen=True, kw_only=True):
    """What is kept of a product's reviews; of more than 5,000 those seen last are counted.

    by_stars: keyed `"5"` … `"1"`, to the nearest star. by_language: of those with a text. newest: day of the newest, as
    the shop tells it. last_seen: when one of them was seen last.
    """

    kept: int
    by_stars: Mapping[str, int]
    by_language: Mapping[str, int]
    newest: Annotated[str, Meta(examples=["2026-05-31"])] | None
    last_seen: datetime | None


class ReviewSummaries:
    """Counts anew only where something was seen since: telling languages takes its time."""

    def __init__(self, database: Database, reviews: KeptReviews) -> None:
        self._database = database
        self._reviews = reviews
        self._known: OrderedDict[tuple[str, int, datetime | None], ReviewCounts] = OrderedDict()

    async def of(self, key: str) -> ReviewCounts:
        """key: of the product."""
        query = select(func.count(), func.max(ReviewRow.last_seen)).where(ReviewRow.product_key == key)
        async with self._database.session() as session:
            kept, last_seen = (await session.execute(query)).one()
        place = (key, kept, last_seen)
        if place not in self._known:
            reviews = await self._reviews.of(key)
            self._known[place] = await asyncio.to_thread(count_reviews, reviews, kept, last_seen)
            if len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
        return self._known[place]


def count_reviews(reviews: Sequence[Review], kept: int, last_seen: datetime | None) -> ReviewCounts:
    """Counts of some of the reviews that are kept."""
    stars = Counter(str(round(review.rating)) for review in reviews if review.rating is not None)
    languages = Counter(tell_languages([review.text for review in reviews if review.text]))
    return ReviewCounts(
        kept=kept,
        by_stars={star: stars[star] for star in "54321"},
        by_language=dict(sorted(languages.items(), key=lambda counted: (-counted[1], counted[0]))),
        newest=max((review.date for review in reviews if review.date), default=None),
        last_seen=last_seen,
    )
