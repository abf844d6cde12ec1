"""Alerts on their way to people: each is told once, or for as long as it takes, or not at all any more."""

import asyncio
from datetime import time, timedelta
from decimal import Decimal

import pytest

from tests.unit.price.watching.instance import ADA, Kept
from worthit.price.watching.delivery import Delivery, DeliveryLimits
from worthit.price.watching.model import PriceRise, QuietHours, TargetPrice, WatchRule
from worthit.price.watching.notifiers import NotifyLater, NotifyNever

TARGET = TargetPrice(amount=Decimal(50))
LIMITS = DeliveryLimits()


@pytest.fixture
async def waiting(kept: Kept) -> Kept:
    """An alert of 49 EUR for Ada waits to be told."""
    await kept.see("60")
    await kept.watch(TARGET)
    await kept.see("49")
    return kept


async def test_an_alert_is_told_once_to_its_owner(waiting: Kept) -> None:
    await waiting.delivery.deliver_due()
    await waiting.delivery.deliver_due()
    ((to, alert),) = waiting.paper.told
    assert (to, alert.title, alert.url, str(alert.occasion.price)) == (
        "ada",
        "Kettle",
        "https://shop.example/kettle",
        "49 EUR",
    )


async def test_many_workers_tell_each_alert_once(kept: Kept) -> None:
    await kept.see("60")
    for number in range(20):
        await kept.watch(TARGET, owner=f"paper:person{number}")
    await kept.see("49")
    kept.paper.slow_seconds = 0.01
    workers = [Delivery(kept.database, lambda: [kept.paper], LIMITS, lambda: kept.now) for _ in range(4)]
    await asyncio.gather(*(worker.deliver_due() for worker in workers))
    assert sorted(to for to, _ in kept.paper.told) == sorted(f"person{number}" for number in range(20))


async def test_what_fails_is_tried_again_with_growing_pauses_and_given_up_at_last(waiting: Kept) -> None:
    waiting.paper.troubles = [RuntimeError() for _ in range(100)]
    waited = []
    for _ in range(LIMITS.most_attempts):
        before = waiting.paper.asked
        await waiting.delivery.deliver_due()
        assert waiting.paper.asked == before + 1
        (alert,) = await waiting.alerts()
        waited.append((alert.not_before - waiting.now).total_seconds())
        waiting.now = alert.not_before
    assert waited[:4] == [5, 10, 20, 40]
    assert max(waited) == LIMITS.longest_pause_seconds
    assert [alert.given_up for alert in await waiting.alerts()] == [True]
    waiting.wait(1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.asked == LIMITS.most_attempts


async def test_who_asks_to_wait_is_not_asked_before_and_does_not_use_up_attempts(waiting: Kept) -> None:
    waiting.paper.troubles = [NotifyLater(30) for _ in range(LIMITS.most_attempts + 1)]
    for _ in range(LIMITS.most_attempts + 1):
        await waiting.delivery.deliver_due()
        waiting.wait(seconds=29)
        asked = waiting.paper.asked
        await waiting.delivery.deliver_due()
        assert waiting.paper.asked == asked
        waiting.wait(seconds=1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.prices == ["49"]


async def test_who_does_not_want_to_hear_has_no_watches_any_more(waiting: Kept) -> None:
    await waiting.watch(PriceRise(percent=Decimal(5)))
    await waiting.watch(PriceRise(percent=Decimal(5)), owner="paper:bruno")
    waiting.paper.troubles = [NotifyNever()]
    await waiting.delivery.deliver_due()
    assert await waiting.store.of_owner(ADA) == ()
    assert len(await waiting.store.of_owner("paper:bruno")) == 1
    await waiting.hear("80", "40")
    assert {to for to, _ in waiting.paper.told} == {"bruno"}


async def test_an_alert_of_a_watch_that_was_ended_is_not_told(waiting: Kept) -> None:
    (watch,) = await waiting.store.of_owner(ADA)
    await waiting.store.remove(ADA, watch.id)
    await waiting.delivery.deliver_due()
    assert waiting.paper.asked == 0


async def test_an_alert_that_nobody_could_tell_for_a_day_is_too_old(waiting: Kept) -> None:
    waiting.wait(LIMITS.most_hours + 0.1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.asked == 0
    assert (await waiting.alerts())[0].given_up


async def test_an_alert_waits_for_a_channel_that_is_not_there(waiting: Kept) -> None:
    await Delivery(waiting.database, list, LIMITS, lambda: waiting.now).deliver_due()
    (alert,) = await waiting.alerts()
    assert (alert.attempts, alert.claimed_until) == (0, None)
    await waiting.delivery.deliver_due()
    assert waiting.paper.prices == ["49"]


async def test_a_late_alert_waits_for_the_end_of_quiet_hours(kept: Kept) -> None:
    await kept.see("60")
    begins = (kept.now + timedelta(hours=2)).time()
    quiet = QuietHours(start=begins, end=time(23), zone="UTC")
    await kept.watch(rule=WatchRule(when=(TARGET,), quiet=quiet))
    await kept.see("49")
    kept.wait(1.5)
    await kept.delivery.deliver_due()
    assert kept.paper.asked == 0
    (alert,) = await kept.alerts()
    assert alert.not_before.time() == time(23)
    kept.now = alert.not_before
    await kept.delivery.deliver_due()
    assert kept.paper.prices == ["49"]


async def test_alerts_of_one_watch_are_told_in_their_order(waiting: Kept) -> None:
    waiting.paper.troubles = [RuntimeError()]
    await waiting.delivery.deliver_due()
    await waiting.see("40")
    waiting.now -= timedelta(hours=1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.asked == 1
    waiting.wait(1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.prices == ["49", "40"]


async def test_a_worker_that_died_leaves_its_alert_to_others_when_its_claim_ends(waiting: Kept) -> None:
    assert await waiting.delivery._claim(["paper"]) is not None
    waiting.wait(seconds=LIMITS.lease_seconds - 1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.asked == 0
    waiting.wait(seconds=1)
    await waiting.delivery.deliver_due()
    assert waiting.paper.prices == ["49"]


async def test_broken_off_while_it_tells_it_still_writes_down_what_it_told(waiting: Kept) -> None:
    waiting.paper.slow_seconds = 0.2
    delivering = asyncio.create_task(waiting.delivery.deliver_due())
    while not waiting.paper.asked:
        await asyncio.sleep(0.01)
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering
    assert (await waiting.alerts())[0].delivered_at is not None


async def told_of_what_came_since(kept: Kept) -> tuple[str, str | None, bool | None] | None:
    """Deliver; what the last alert says of the time after its price was seen."""
    await kept.delivery.deliver_due()
    _, alert = kept.paper.told[-1]
    if alert.since is None:
        return None
    price = alert.since.price
    return str(alert.occasion.price), None if price is None else str(price), alert.since.in_stock


async def test_a_late_alert_says_what_it_costs_now(waiting: Kept) -> None:
    await waiting.see("56")
    assert await told_of_what_came_since(waiting) == ("49 EUR", "56 EUR", True)


async def test_a_late_alert_says_that_it_is_out_of_stock_now(waiting: Kept) -> None:
    await waiting.see(None)
    assert await told_of_what_came_since(waiting) == ("49 EUR", None, False)


async def test_a_late_alert_whose_price_came_back_is_told_as_it_is(waiting: Kept) -> None:
    await waiting.see("56")
    await waiting.see("49")
    assert await told_of_what_came_since(waiting) is None


async def test_a_newer_price_that_nobody_judged_yet_takes_the_now_away(waiting: Kept) -> None:
    waiting.wait(1)
    await waiting.prices.record(waiting.seen("56"))
    assert await told_of_what_came_since(waiting) == ("49 EUR", None, None)
