"""What the rooms keep, on every database: it comes back as it was."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from worthit.errors import VerdictNotFound
from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.model import Lows, PriceJudgement, PricePoint
from worthit.price.sightings import Sightings
from worthit.product.identify import identify
from worthit.product.model import RatingSnapshot
from worthit.reviews.model import Aspect, Quote
from worthit.reviews.snapshots import Snapshots
from worthit.storage.database import Database
from worthit.verdict.model import (
    Evidence,
    Explanation,
    ProductSummary,
    Reason,
    Verdict,
    VerdictDocument,
)
from worthit.verdict.store import VerdictStore

NOON = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=UTC)
LATER = NOON + timedelta(days=100)
KEY = "shop.example:4711"


def seen(**changes: Any) -> ProductSeen:
    facts: dict[str, Any] = {
        "key": KEY,
        "at": NOON,
        "price": Money(Decimal("219.00"), "EUR"),
        "condition": None,
        "rating": 4.6,
        "rating_count": 6536,
        "histogram": {"5": 79.0, "4": 12.0, "3": 4.0, "2": 2.0, "1": 3.0},
        "review_ids": ("R1", "R2"),
    }
    return ProductSeen(**{**facts, **changes})


def document(verdict_id: str = "v1") -> VerdictDocument:
    verdict = Verdict(
        kind="product",
        value_score=7.25,
        interval=(6.1, 8.05),
        band="good",
        reasons=(
            Reason(name="owners", weight=5, value=7, contribution=3.5, evidence=Evidence(source="shop", n=12, at=NOON)),
        ),
        pros=(
            Aspect(
                aspect="lid",
                label="Deckel",
                polarity="positive",
                k=3,
                n=8,
                opposite=0,
                share=(0.1, 0.6),
                quotes=(Quote(review="R1", start=0, end=4, text="gut…"),),
            ),
        ),
        price=PriceJudgement(label="good", lows=Lows(d30=Decimal("199.90"), ever=Decimal(189))),
    )
    return VerdictDocument(
        id=verdict_id,
        created_at=NOON,
        provenance="fetched",
        ref=identify("https://shop.example/products/kettle?variant=41"),
        product=ProductSummary(
            title="Kettle",
            price=Decimal("219.00"),
            price_high=None,
            list_price=None,
            currency="EUR",
            rating=4.6,
            rating_best=5.0,
            owners=6536,
            availability="in_stock",
            brand=None,
            image=None,
        ),
        verdict=verdict,
        explanation=Explanation(language="en", answer="Buy it.", lines=("Because.",)),
    )


async def test_a_verdict_comes_back_as_it_was_given(database: Database) -> None:
    store = VerdictStore(database)
    await store.save(document())
    assert await store.get("v1") == document()


@pytest.mark.parametrize("verdict_id", ["", "v2", "V1", "v1\x00", "v\u0131", "v" * 5000, "' OR 1=1 --"])
async def test_an_unknown_id_is_not_found(database: Database, verdict_id: str) -> None:
    store = VerdictStore(database)
    await store.save(document())
    with pytest.raises(VerdictNotFound):
        await store.get(verdict_id)


async def test_prices_come_back_exactly_and_in_order(database: Database) -> None:
    sightings = Sightings(database)
    amounts = ["219.00", "24990", "0.1", "1E+3", "12345678901234567890.123456789"]
    for days, amount in reversed(list(enumerate(amounts))):
        await sightings.record(seen(at=NOON + timedelta(days=days), price=Money(Decimal(amount), "CLP")))
    assert [str(seen.amount) async for seen in sightings.observations(KEY)] == amounts
    points = await sightings.evidence(KEY, "CLP", LATER)
    assert [str(point.amount) for point in points] == amounts[:-1]  # the last is no amount of money
    assert points[0] == PricePoint(at=NOON, amount=Decimal("219.00"), currency="CLP")


async def test_times_come_back_in_utc(database: Database) -> None:
    sightings, snapshots = Sightings(database), Snapshots(database)
    event = seen(at=NOON.astimezone(timezone(timedelta(hours=5, minutes=30))))
    await sightings.record(event)
    await snapshots.record(event)
    (observation,) = [seen async for seen in sightings.observations(KEY)]
    for at in (observation.at, (await snapshots.of(KEY))[0].at):
        assert at == NOON
        assert at.tzinfo is UTC


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        await Sightings(database).record(seen(at=NOON.replace(tzinfo=None)))


async def test_a_page_without_a_price_leaves_no_price(database: Database) -> None:
    await Sightings(database).record(seen(price=None))
    assert await Sightings(database).offers(KEY) == ()


async def test_used_and_new_prices_are_kept_apart(database: Database) -> None:
    sightings = Sightings(database)
    for amount, condition in (("100", None), ("101", "new"), ("60", "used"), ("80", "refurbished")):
        await sightings.record(seen(price=Money(Decimal(amount), "EUR"), condition=condition))

    async def amounts(condition: str | None) -> list[str]:
        return [str(point.amount) for point in await sightings.evidence(KEY, "EUR", LATER, condition)]

    assert await amounts(None) == await amounts("new") == ["100", "101"]
    assert await amounts("used") == ["60"]
    assert await amounts("refurbished") == ["80"]


async def test_ratings_come_back_as_they_were_seen(database: Database) -> None:
    snapshots = Snapshots(database)
    await snapshots.record(seen(at=NOON + timedelta(days=1), rating_count=6600))
    await snapshots.record(seen())
    await snapshots.record(seen(at=NOON + timedelta(days=2), rating=None, rating_count=None, histogram=None))
    first, second, third = await snapshots.of(KEY)
    assert first == RatingSnapshot(
        at=NOON,
        rating=4.6,
        rating_count=6536,
        histogram={"5": 79.0, "4": 12.0, "3": 4.0, "2": 2.0, "1": 3.0},
        review_ids=("R1", "R2"),
    )
    assert second.rating_count == 6600
    assert third == RatingSnapshot(at=NOON + timedelta(days=2), review_ids=("R1", "R2"))


async def test_a_page_without_ratings_leaves_none(database: Database) -> None:
    await Snapshots(database).record(seen(rating=None, rating_count=None, histogram=None, review_ids=()))
    assert await Snapshots(database).of(KEY) == ()


@pytest.mark.parametrize("length", [10, 200, 201, 7000])
async def test_products_stay_apart_however_long_their_keys_are(database: Database, length: int) -> None:
    sightings, snapshots = Sightings(database), Snapshots(database)
    key, other = "a" * length, "a" * (length - 1) + "b"
    await sightings.record(seen(key=key))
    await snapshots.record(seen(key=key))
    assert len(await sightings.offers(key)) == len(await snapshots.of(key)) == 1
    assert await sightings.offers(other) == ()
    assert await snapshots.of(other) == ()
