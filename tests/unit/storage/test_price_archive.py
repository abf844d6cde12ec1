"""Very many sightings: packed, none lost, whoever packs them."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec import structs
from sqlalchemy import func, select

from worthit.config import Secret, StorageSettings
from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.archive import KEPT_ROWS, PACKED_ROWS, pack_if_long
from worthit.price.history import History, read_history
from worthit.price.judge import judge
from worthit.price.model import PriceObservation, PricePoint
from worthit.price.offers import Offer, OfferSeen
from worthit.price.sightings import Sightings
from worthit.product.model import SellerKind
from worthit.storage.database import Database
from worthit.storage.tables import PriceArchiveRow, PriceRow

NOON = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=UTC)
KEY = "shop.example:4711"
MANY = KEPT_ROWS + 700


def observation(
    number: int,
    amount: str | None = None,
    condition: str | None = None,
    seller_kind: SellerKind | None = None,
    shipping: str | None = None,
) -> PriceObservation:
    return PriceObservation(
        at=NOON + timedelta(minutes=7 * number),
        amount=Decimal(amount or f"{number % 90 + 10}.{number % 7}0"),
        currency="EUR",
        condition=condition,
        seller_kind=seller_kind,
        shipping=None if shipping is None else Decimal(shipping),
    )


def of_all_kinds(count: int) -> list[PriceObservation]:
    kinds: list[tuple[str | None, SellerKind | None, str | None]] = [
        (None, None, None),
        ("new", "shop", "0"),
        ("new", None, "4.90"),
        ("used", "third_party", "4.9"),
    ]
    return [observation(number, None, *kinds[number % 11 % 4]) for number in range(count)]


async def everything(sightings: Sightings, key: str = KEY) -> list[PriceObservation]:
    return [seen async for seen in sightings.observations(key)]


async def rows(database: Database, table: type[PriceRow] | type[PriceArchiveRow]) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


def as_written(observations: list[PriceObservation]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(map(str, (seen.at, seen.amount, seen.currency, seen.condition, seen.seller_kind, seen.shipping)))
        for seen in observations
    )


def stretches(history: History) -> list[tuple[int, str, int]]:
    amounts = history.seen.amounts
    return [
        (int(start), str(amounts.at(place)), int(end))
        for place, (start, end) in enumerate(zip(history.seen.times, history.ends, strict=True))
    ]


async def test_every_sighting_comes_back_as_it_was_and_in_order(database: Database) -> None:
    given = of_all_kinds(MANY)
    odd = ["1E+3", "0.00", "12.990000000000002", "12345678901234567890.123456789", "219", "0.00000000000000000001"]
    given[10:16] = [observation(10 + place, amount) for place, amount in enumerate(odd)]
    sightings = Sightings(database)
    assert await sightings.take_in(KEY, reversed(given)) == MANY
    back = await everything(sightings)
    assert as_written(back) == as_written(given)
    assert [seen.at for seen in back] == [seen.at for seen in given]
    assert await rows(database, PriceRow) < 10


async def test_a_sighting_too_many_has_the_oldest_packed(database: Database) -> None:
    sightings = Sightings(database)
    given = of_all_kinds(KEPT_ROWS)
    assert await sightings.take_in(KEY, given) == KEPT_ROWS
    assert await rows(database, PriceArchiveRow) == 0
    last = observation(MANY)
    await sightings.record(
        ProductSeen(
            key=KEY,
            at=last.at,
            price=Money(last.amount, "EUR"),
            condition=None,
            rating=None,
            rating_count=None,
            histogram=None,
            review_ids=(),
        )
    )
    assert await rows(database, PriceRow) == KEPT_ROWS + 1 - PACKED_ROWS
    assert await rows(database, PriceArchiveRow) == 4  # one for each kind
    assert as_written(await everything(sightings)) == as_written([*given, last])


async def test_another_packing_goes_into_the_same_rows(database: Database) -> None:
    sightings = Sightings(database)
    given = [observation(number) for number in range(3 * KEPT_ROWS)]
    for first in range(0, len(given), KEPT_ROWS):
        await sightings.take_in(KEY, given[first : first + KEPT_ROWS])
        await pack_if_long(database, KEY)
    assert await rows(database, PriceArchiveRow) == 1
    assert await everything(sightings) == given


async def test_offers_are_kept_apart_in_the_archive_too(database: Database) -> None:
    sightings, given = Sightings(database), of_all_kinds(MANY)
    await sightings.take_in(KEY, given)
    now = NOON + timedelta(days=400)
    offers: list[tuple[str | None, SellerKind | None]] = [
        (None, None), ("used", "third_party"), ("new", "shop"), ("used", None)
    ]  # fmt: skip
    for condition, seller_kind in offers:
        points = [
            PricePoint(at=seen.at, amount=seen.amount, currency="EUR")
            for seen in given
            if (seen.condition or "new") == (condition or "new")
            and (seen.seller_kind or "shop") == (seller_kind or "shop")
        ]
        history = await sightings.history(KEY, "EUR", now, condition, seller_kind)
        assert stretches(history) == stretches(read_history(points, "EUR", now))
        assert await sightings.evidence(KEY, "EUR", now, condition, seller_kind) == tuple(points)
    assert len(await sightings.history(KEY, "USD", now)) == 0
    assert len(await sightings.history("shop.example:1", "EUR", now)) == 0


async def test_offers_are_counted_over_single_and_packed_sightings(database: Database) -> None:
    sightings = Sightings(database)
    await sightings.take_in(KEY, of_all_kinds(MANY))
    await sightings.take_in(KEY, [structs.replace(observation(MANY), currency="USD"), observation(MANY + 1)])
    kinds = [number % 11 % 4 for number in range(MANY)]
    new, used = [n for n, kind in enumerate(kinds) if kind < 3], [n for n, kind in enumerate(kinds) if kind == 3]
    assert await sightings.offers(KEY) == (
        seen_offer(Offer("new", "shop", "EUR"), len(new) + 1, new[0], MANY + 1),
        seen_offer(Offer("new", "shop", "USD"), 1, MANY, MANY),
        seen_offer(Offer("used", "third_party", "EUR"), len(used), used[0], used[-1]),
    )
    assert await sightings.offers("shop.example:1") == ()


def seen_offer(offer: Offer, sightings: int, first: int, last: int) -> OfferSeen:
    return OfferSeen(offer=offer, sightings=sightings, first_seen=observation(first).at, last_seen=observation(last).at)


async def test_a_verdict_s_evidence_of_very_many_sightings_is_few_and_judged_as_all_of_them(database: Database) -> None:
    """A change a day, seen every two minutes for forty days."""
    minutes = timedelta(minutes=2)
    given = [
        PriceObservation(at=NOON + number * minutes, amount=Decimal(20 + number // 720 % 7), currency="EUR")
        for number in range(40 * 720)
    ]
    sightings, now = Sightings(database), NOON + timedelta(days=41)
    await sightings.take_in(KEY, given)
    all_points = [PricePoint(at=seen.at, amount=seen.amount, currency="EUR") for seen in given]
    some = await sightings.evidence(KEY, "EUR", now)
    assert len(some) < 600
    for price in ("19", "20", "23.50", "26"):
        few, all_of_them = (read_history(points, "EUR", now) for points in (some, all_points))
        assert judge(Decimal(price), Decimal(26), few) == judge(Decimal(price), Decimal(26), all_of_them)


async def test_the_same_observation_twice_is_one(database: Database) -> None:
    sightings, given = Sightings(database), of_all_kinds(MANY)
    assert await sightings.take_in(KEY, [*given, *given[:50]]) == MANY
    assert await sightings.take_in(KEY, given) == 0
    more = [*given[-20:], observation(MANY), observation(5, "1.00")]
    assert await sightings.take_in(KEY, more) == 2
    assert await sightings.take_in("shop.example:1", given[:3]) == 3
    assert len(await everything(sightings)) == MANY + 2


async def test_two_workers_that_pack_at_once_lose_nothing_and_double_nothing(database: Database, url: Secret) -> None:
    given = of_all_kinds(MANY)
    for first in range(0, MANY, 500):
        async with database.session() as session:
            session.add_all(
                PriceRow(
                    product_key=KEY,
                    at=seen.at,
                    amount=seen.amount,
                    currency=seen.currency,
                    condition=seen.condition,
                    seller_kind=seen.seller_kind,
                    shipping=seen.shipping,
                )
                for seen in given[first : first + 500]
            )
    other = Database(StorageSettings(url=url))
    sightings = Sightings(other)

    async def read() -> None:
        for _ in range(5):
            assert as_written(await everything(sightings)) == as_written(given)

    await asyncio.gather(*(pack_if_long(one, KEY) for one in (database, other, database, other)), read())
    await other.aclose()
    assert as_written(await everything(Sightings(database))) == as_written(given)
    assert await rows(database, PriceRow) <= MANY - PACKED_ROWS


@pytest.mark.parametrize("seller_kind", ["shop", "third_party", None])
async def test_who_sells_and_what_shipping_costs_is_kept(database: Database, seller_kind: SellerKind | None) -> None:
    seen = ProductSeen(
        key=KEY,
        at=NOON,
        price=Money(Decimal("19.00"), "EUR"),
        condition="used",
        seller_kind=seller_kind,
        shipping=Decimal("4.90"),
        rating=None,
        rating_count=None,
        histogram=None,
        review_ids=(),
    )
    sightings = Sightings(database)
    await sightings.record(seen)
    (kept,) = await everything(sightings)
    assert kept == observation(0, "19.00", "used", seller_kind, "4.90")
    assert kept.total == Decimal("23.90")
    assert observation(0).total is None
    (offer,) = await sightings.offers(KEY)
    assert offer.offer == Offer("used", seller_kind or "shop", "EUR")
    by_others = await sightings.evidence(KEY, "EUR", NOON, "used", "third_party")
    assert bool(by_others) is (seller_kind != "shop")  # one of whom nothing is known counts for all
    assert bool(await sightings.evidence(KEY, "EUR", NOON, "used")) is (seller_kind != "third_party")
