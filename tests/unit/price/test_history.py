"""How long a price stood: worked out by hand on short calendars."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate

import pytest

from worthit.price.history import DAY, History, read_history
from worthit.price.model import PricePoint
from worthit.price.standing import Standing

JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def seen(day: float, amount: str, currency: str = "EUR") -> PricePoint:
    return PricePoint(at=JUNE + timedelta(days=day), amount=Decimal(amount), currency=currency)


def history(*points: PricePoint, now: float) -> History:
    return read_history(points, "EUR", JUNE + timedelta(days=now))


def sightings(past: History) -> list[tuple[int, str, int]]:
    """From when, what, and until when."""
    amounts = past.seen.amounts
    return [
        (int(start), str(amounts.at(place)), int(end))
        for place, (start, end) in enumerate(zip(past.seen.times, past.ends, strict=True))
    ]


def days_by_amount(stood: Standing) -> dict[str, float]:
    days: defaultdict[str, float] = defaultdict(float)
    for place, time in enumerate(stood.times):
        days[str(stood.amounts.at(place))] += time / DAY
    return days


def test_a_price_stands_until_the_next_sighting() -> None:
    past = history(seen(0, "10"), seen(3, "12"), seen(5, "11"), now=6)
    assert days_by_amount(past.past_days(365)) == {"10": 3, "12": 2, "11": 1}


def test_it_stands_for_seven_days_past_its_last_sighting_and_no_longer() -> None:
    past = history(seen(0, "10"), seen(20, "12"), now=40)
    assert days_by_amount(past.past_days(365)) == {"10": 7, "12": 7}
    assert past.covered == 14 * DAY


def test_only_the_days_asked_for_count() -> None:
    past = history(seen(0, "10"), seen(6, "12"), now=10)
    assert days_by_amount(past.past_days(5)) == {"10": 1, "12": 4}


def test_the_order_of_sightings_changes_nothing() -> None:
    points = [seen(0, "10"), seen(3, "12"), seen(5, "11"), seen(5, "10.5")]
    assert sightings(history(*points, now=9)) == sightings(history(*reversed(points), now=9))


def test_of_two_prices_at_one_instant_the_lower_one_is_believed() -> None:
    assert days_by_amount(history(seen(0, "10"), seen(0, "9"), now=2).past_days(365)) == {"9": 2}


def test_other_currencies_and_later_sightings_are_left_out() -> None:
    past = history(seen(0, "10"), seen(1, "7", "USD"), seen(9, "8"), now=4)
    assert days_by_amount(past.past_days(365)) == {"10": 4}


def test_without_a_time_there_is_no_history() -> None:
    for nothing in (
        read_history([seen(0, "10")], "EUR", None),
        read_history([seen(0, "10")], None, JUNE),
        history(now=3),
        History(),
    ):
        assert sightings(nothing) == []
        assert (nothing.covered, nothing.low(), nothing.past_days(365).total) == (0, None, 0)


def test_the_low_is_of_prices_that_stood_or_were_seen_in_the_days_asked_for() -> None:
    past = history(seen(0, "5"), seen(20, "9"), seen(50, "10"), now=51)
    assert past.low() == 5
    assert past.low(44) == 9  # 5 stood until day 7, exactly where these 44 days begin
    assert past.low(45) == 5
    assert past.low(2) == 10
    assert history(seen(0, "5"), now=0).low(30) == 5
    assert History().low() is None


def test_the_price_now_began_when_it_was_first_seen_after_any_other() -> None:
    past = history(seen(0, "8"), seen(2, "9"), seen(4, "8"), seen(30, "8"), now=33)
    assert past.began(Decimal("8.00")) == past.now - 29 * DAY  # the gap between day 11 and day 30 is no end
    assert past.began(Decimal(7)) == past.now


def test_the_lower_median_is_where_half_of_the_time_is_reached() -> None:
    def median(*stood: tuple[int, str]) -> Decimal:
        ends = list(accumulate(days for days, _ in stood))
        points = [seen(end - days, amount) for end, (days, amount) in zip(ends, stood, strict=True)]
        return history(*points, now=ends[-1]).past_days(365).median()

    assert median((3, "10"), (3, "20")) == 10
    assert median((3, "10"), (4, "20")) == 20
    assert median((1, "30"), (1, "10"), (5, "20")) == 20


@pytest.mark.parametrize(("amount", "believed"), [("20000", True), ("20000.01", False), ("0.5", True), ("0.49", False)])
def test_a_glitch_is_outside_of_a_two_hundredth_and_two_hundred_times_the_others(amount: str, believed: bool) -> None:
    past = history(seen(0, "100"), seen(3, "100"), seen(6, "100"), seen(9, amount), now=10)
    assert (amount in days_by_amount(past.past_days(365))) is believed
    assert past.covered == 10 * DAY  # where it is left out, the price before it stands on


def test_it_takes_three_others_to_call_a_sighting_a_glitch() -> None:
    two_others = history(seen(0, "100"), seen(1, "100"), seen(2, "1"), now=5)
    assert two_others.low() == 1
    assert history(seen(0, "100"), seen(1, "100"), seen(2, "0.1"), now=5).low() == Decimal("0.1")


def test_the_others_are_those_of_the_last_year() -> None:
    old = [seen(day, "100") for day in range(3)]
    assert history(*old, seen(500, "1"), seen(501, "0.1"), now=503).low(30) == Decimal("0.1")


def test_zero_is_never_a_price() -> None:
    assert sightings(history(seen(0, "0"), seen(0, "10"), now=1)) == sightings(history(seen(0, "10"), now=1))
    assert not history(now=1).believes(Decimal(0))


def test_the_price_now_can_be_a_glitch_too() -> None:
    past = history(seen(0, "100"), seen(1, "100"), seen(2, "100"), now=5)
    assert past.believes(Decimal("0.5"))
    assert not past.believes(Decimal("0.49"))
    assert not past.believes(Decimal("20000.01"))
    assert history(seen(0, "100"), seen(1, "100"), now=5).believes(Decimal("0.49"))


def test_many_glitches_do_not_hide_one_another() -> None:
    good = [seen(day, "100") for day in range(0, 60, 2)]
    glitches = [seen(day, "0.01") for day in range(1, 20, 2)]
    assert days_by_amount(history(*good, *glitches, now=60).past_days(365)) == {"100": 60}
