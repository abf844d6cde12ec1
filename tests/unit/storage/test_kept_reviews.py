"""Reviews that were seen, on every database."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from worthit.product.model import Review
from worthit.reviews.kept import KeptReviews
from worthit.storage.database import Database
from worthit.storage.tables import ReviewRow

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEY = "shop.example:4711"


async def test_each_review_is_kept_once_in_the_form_that_says_most(database: Database) -> None:
    kept = KeptReviews(database)
    whole = Review(id="R1", text="It holds its charge for a week.", rating=5.0, author="a1")
    await kept.record(KEY, (Review(id="R1", text="It holds its…", rating=5.0), Review(id="R2")), NOON)
    await kept.record(KEY, (whole,), NOON + timedelta(days=1))
    await kept.record(KEY, (Review(id="R1", text="It holds"), Review(id="", text="nameless")), NOON)
    assert await kept.of(KEY) == (whole, Review(id="R2"))
    assert await kept.of("shop.example:4712") == ()


async def test_it_is_known_when_a_review_was_seen_first_and_last(database: Database) -> None:
    kept = KeptReviews(database)
    for days in (3, 0, 5, 4):
        await kept.record(KEY, (Review(id="R1"),), NOON + timedelta(days=days))
    async with database.session() as session:
        (row,) = await session.scalars(select(ReviewRow))
        assert row.last_seen == NOON + timedelta(days=5)


async def test_workers_that_see_the_same_reviews_at_once_keep_them_once(database: Database) -> None:
    seen = tuple(Review(id=f"R{n}", text=f"Text {n}.") for n in range(50))
    await asyncio.gather(*(KeptReviews(database).record(KEY, seen, NOON) for _ in range(6)))
    assert len(await KeptReviews(database).of(KEY)) == 50


async def test_more_reviews_than_one_statement_takes(database: Database) -> None:
    seen = tuple(Review(id=f"R{n}", text=f"Text {n}.") for n in range(2_500))
    await KeptReviews(database).record(KEY, seen, NOON)
    assert len(await KeptReviews(database).of(KEY)) == 2_500
    long = Review(id="R" * 500, text="Its id is long.")
    await KeptReviews(database).record(KEY, (long,), NOON)
    await KeptReviews(database).record(KEY, (long,), NOON)
    assert long in await KeptReviews(database).of(KEY)
