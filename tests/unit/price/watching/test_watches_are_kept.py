"""Watches in a real database: who may do what with them, and what they make of what is seen."""

import asyncio
from datetime import time, timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from tests.unit.price.watching.instance import ADA, KETTLE, Kept
from worthit.errors import InvalidRequest, TooManyWatches
from worthit.price.watching import batches
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.model import (
    BackInStock,
    NewLow,
    PercentDrop,
    PriceRise,
    QuietHours,
    TargetPrice,
    Trigger,
    WatchRule,
)
from worthit.price.watching.store import MOST_OF_OWNER

TARGET = TargetPrice(amount=Decimal(50))


async def test_a_watch_is_listed_with_the_price_that_was_seen_last_until_its_owner_ends_it(kept: Kept) -> None:
    await kept.see("60")
    watch = await kept.watch(TARGET)
    assert await kept.store.of_owner(ADA) == (watch,)
    assert (watch.title, str(watch.price), watch.currency) == ("Kettle", "60 EUR", "EUR")
    assert not await kept.store.remove("paper:bruno", watch.id)
    assert await kept.store.remove(ADA, watch.id)
    assert await kept.store.of_owner(ADA) == ()
    assert not await kept.store.remove(ADA, watch.id)
    assert await kept.hear("40") == []


async def test_the_same_wish_twice_is_one_watch(kept: Kept) -> None:
    first = await kept.watch(TARGET)
    assert await kept.watch(TARGET) == first
    assert (await kept.watch(TargetPrice(amount=Decimal(45)))).id != first.id
    assert (await kept.watch(TARGET, owner="paper:bruno")).id != first.id


async def test_a_wish_is_changed_and_the_watch_stays_the_same_one(kept: Kept) -> None:
    await kept.see("60")
    watch = await kept.watch(TARGET)
    changed = await kept.store.change(ADA, watch.id, WatchRule(when=(PercentDrop(percent=Decimal(10)),)))
    assert changed == structs.replace(watch, rule=WatchRule(when=(PercentDrop(percent=Decimal(10)),)))
    assert await kept.store.of_owner(ADA) == (changed,)
    assert await kept.hear("55", "54") == ["54"]
    assert await kept.store.change("paper:bruno", watch.id, WatchRule(when=(TARGET,))) is None
    assert await kept.store.remove(ADA, watch.id)
    assert await kept.store.change(ADA, watch.id, WatchRule(when=(TARGET,))) is None


async def test_what_is_changed_counts_from_the_price_of_then_and_tells_at_once_what_is_true(kept: Kept) -> None:
    await kept.see("100")
    watch = await kept.watch(TARGET)
    assert await kept.hear("80") == []
    await kept.store.change(ADA, watch.id, WatchRule(when=(PercentDrop(percent=Decimal(10)),)))
    assert await kept.hear("75", "72") == ["72"]
    wish = WatchRule(when=(TargetPrice(amount=Decimal(90)),))
    await asyncio.gather(*(kept.store.change(ADA, watch.id, wish) for _ in range(3)))
    await kept.delivery.deliver_due()
    assert kept.paper.prices == ["72", "72"]
    assert [alert.number for _, alert in kept.paper.told] == [1, 2]


async def test_what_waits_to_be_told_is_not_told_of_a_wish_that_was_changed(kept: Kept) -> None:
    await kept.see("60")
    watch = await kept.watch(TARGET)
    await kept.see("45")
    await kept.store.change(ADA, watch.id, WatchRule(when=(TargetPrice(amount=Decimal(40)),)))
    assert await kept.hear("45", "39") == ["39"]


async def test_a_wish_that_another_watch_has_already_makes_one_watch_of_both(kept: Kept) -> None:
    await kept.see("60")
    twin, watch = await kept.watch(TARGET), await kept.watch(TargetPrice(amount=Decimal(45)))
    changed = await kept.store.change(ADA, watch.id, twin.rule)
    assert changed is not None
    assert changed.id == watch.id
    assert await kept.store.of_owner(ADA) == (changed,)
    assert await kept.hear("49") == ["49"]


async def test_back_in_stock_is_told_of_what_was_out_of_stock_when_the_wish_was_changed(kept: Kept) -> None:
    await kept.see("60")
    watch = await kept.watch(TARGET)
    await kept.see(None)
    await kept.store.change(ADA, watch.id, WatchRule(when=(BackInStock(),)))
    assert await kept.hear("60") == ["60"]


@pytest.mark.parametrize(
    "when",
    [
        (),
        (TARGET, TargetPrice(amount=Decimal(40))),
        (TargetPrice(amount=Decimal(0)),),
        (TargetPrice(amount=Decimal("NaN")),),
        (PercentDrop(percent=Decimal(100)),),
        (PercentDrop(percent=Decimal("0.5")),),
        (PriceRise(percent=Decimal("Infinity")),),
        (NewLow(days=0),),
    ],
)
async def test_a_wish_that_cannot_come_true_is_refused(kept: Kept, when: tuple[Trigger, ...]) -> None:
    with pytest.raises(InvalidRequest):
        await kept.watch(*when)
    watch = await kept.watch(TARGET)
    with pytest.raises(InvalidRequest):
        await kept.store.change(ADA, watch.id, WatchRule(when=when))
    assert await kept.store.of_owner(ADA) == (watch,)


@pytest.mark.parametrize("zone", ["Middle/Earth", "", "../etc/passwd"])
async def test_a_time_zone_that_is_none_is_refused(kept: Kept, zone: str) -> None:
    with pytest.raises(InvalidRequest, match="time zone"):
        await kept.watch(rule=WatchRule(when=(TARGET,), quiet=QuietHours(start=time(22), end=time(7), zone=zone)))


@pytest.mark.parametrize("owner", ["ada", "paper:", ":ada", "Paper:ada", "paper:a b"])
async def test_an_owner_is_a_channel_and_who_is_told_there(kept: Kept, owner: str) -> None:
    with pytest.raises(InvalidRequest, match="An owner is"):
        await kept.watch(TARGET, owner=owner)


async def test_nobody_has_watches_without_end(kept: Kept) -> None:
    for number in range(MOST_OF_OWNER):
        await kept.store.add(ADA, structs.replace(KETTLE, key=f"kettle {number}"), WatchRule(when=(TARGET,)))
    with pytest.raises(TooManyWatches):
        await kept.watch(TARGET)
    (first, *_) = await kept.store.of_owner(ADA)
    assert await kept.store.change(ADA, first.id, WatchRule(when=(BackInStock(),)))


async def test_nor_where_workers_make_them_at_once(kept: Kept, other_worker: Kept) -> None:
    for number in range(MOST_OF_OWNER - 5):
        await kept.store.add(ADA, structs.replace(KETTLE, key=f"kettle {number}"), WatchRule(when=(TARGET,)))
    asked = [
        worker.store.add(ADA, structs.replace(KETTLE, key=f"stool {number}"), WatchRule(when=(TARGET,)))
        for number, worker in enumerate([kept, other_worker] * 10)
    ]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers if isinstance(answer, BaseException)] == [TooManyWatches] * 15
    assert len(await kept.store.of_owner(ADA)) == MOST_OF_OWNER


async def test_the_same_wish_is_one_watch_where_workers_hear_it_at_once(kept: Kept, other_worker: Kept) -> None:
    watches = await asyncio.gather(*(worker.watch(TARGET) for worker in [kept, other_worker] * 6))
    assert len({watch.id for watch in watches}) == 1


@pytest.mark.parametrize("owner", ["account:nobody", "account:"])
async def test_who_has_no_account_has_no_watch_of_it(kept: Kept, owner: str) -> None:
    with pytest.raises(InvalidRequest):
        await kept.watch(TARGET, owner=owner)
    assert await kept.store.of_owner(owner) == ()


async def test_a_target_that_is_reached_already_is_told_at_once(kept: Kept) -> None:
    await kept.see("45")
    await kept.watch(TARGET, NewLow(days=90))
    await kept.delivery.deliver_due()
    assert kept.paper.prices == ["45"]


async def test_what_was_seen_long_ago_is_not_the_price_when_asked(kept: Kept) -> None:
    await kept.see("100")
    kept.wait(24 * 8)
    await kept.watch(PercentDrop(percent=Decimal(10)))
    assert await kept.hear("80", "75", "71") == ["71"]


async def test_a_drop_is_told_to_everybody_who_watches(kept: Kept) -> None:
    await kept.see("100")
    for owner in (ADA, "paper:bruno"):
        await kept.watch(PercentDrop(percent=Decimal(10)), owner=owner)
    await kept.hear("95", "90", "90")
    assert sorted(to for to, _ in kept.paper.told) == ["ada", "bruno"]


async def test_a_product_asked_about_while_it_is_out_of_stock_is_told_when_it_is_back(kept: Kept) -> None:
    await kept.store.add(ADA, structs.replace(KETTLE, in_stock=False), WatchRule(when=(BackInStock(),)))
    assert await kept.hear(None, "80", "80") == ["80"]


async def test_a_price_is_compared_with_what_was_kept_before_it_and_not_with_itself(kept: Kept) -> None:
    for _ in range(20):
        kept.wait(23)
        await kept.see("100")
    await kept.watch(NewLow(days=30))
    assert await kept.hear("100", "96") == ["96"]


async def test_other_products_are_left_alone(kept: Kept) -> None:
    await kept.watch(TARGET)
    kept.wait(1)
    assert await kept.evaluation.on_seen(kept.seen("10", key="shop.example:pan")) == 0


@pytest.mark.parametrize("batch", [1, 2, 3, 7])
async def test_batches_of_any_size_evaluate_every_watch_once(
    kept: Kept, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH", batch)
    await kept.see("60")
    for number in range(6):
        await kept.watch(TARGET, owner=f"paper:person{number}")
    assert await kept.see("50") == 6
    assert await kept.see("49.90") == 0


async def test_two_workers_that_hear_of_the_same_sighting_make_one_alert_each_watch(kept: Kept) -> None:
    await kept.see("60")
    for number in range(5):
        await kept.watch(TARGET, owner=f"paper:person{number}")
    kept.wait(1)
    event = kept.seen("49")
    other = Evaluation(kept.database, kept.prices, lambda: kept.now)
    made = await asyncio.gather(*(worker.on_seen(event) for worker in (kept.evaluation, other) for _ in range(3)))
    assert sum(made) == 5
    assert [alert.number for alert in await kept.alerts()] == [1] * 5


async def test_a_price_that_was_kept_but_never_evaluated_is_evaluated_later(kept: Kept) -> None:
    await kept.see("60")
    await kept.watch(TARGET)
    kept.wait(1)
    await kept.prices.record(kept.seen("49"))
    kept.wait(1)
    assert await kept.evaluation.evaluate_due() == 1
    assert await kept.evaluation.evaluate_due() == 0


async def test_what_came_in_quiet_hours_is_looked_at_again_when_they_end(kept: Kept) -> None:
    await kept.see("60")
    ends = (kept.now + timedelta(hours=8)).time()
    quiet = QuietHours(start=kept.now.time(), end=ends, zone="UTC")
    await kept.watch(rule=WatchRule(when=(TARGET,), quiet=quiet))
    assert await kept.hear("49", "48") == []
    kept.wait(3)
    assert await kept.evaluation.evaluate_due() == 0
    kept.wait(3)
    assert await kept.evaluation.evaluate_due() == 1
    await kept.delivery.deliver_due()
    assert kept.paper.prices == ["48"]
    assert await kept.evaluation.evaluate_due() == 0


async def test_of_several_prices_that_waited_the_newest_alone_is_told_of(kept: Kept) -> None:
    await kept.see("60")
    await kept.watch(TARGET)
    for price in ("45", "56"):
        kept.wait(1)
        await kept.prices.record(kept.seen(price))
    assert await kept.evaluation.evaluate_due() == 0
    for price in ("44", "56", "48"):
        kept.wait(1)
        await kept.prices.record(kept.seen(price))
    assert await kept.evaluation.evaluate_due() == 1
    await kept.delivery.deliver_due()
    assert kept.paper.prices == ["48"]
