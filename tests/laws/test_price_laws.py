"""The laws of price honesty, and what a history is, counted hour by hour, the slow way."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthit.price.history import DAY, read_history
from worthit.price.model import PricePoint
from worthit.testing.laws import PriceLaws
from worthit.testing.laws.price import HOUR, hour_by_hour
from worthit.testing.laws.strategies import NOW, sightings


class TestPriceLaws(PriceLaws):
    """As WorthIt! judges prices."""


@given(sightings())
def test_a_year_is_counted_as_hour_by_hour(past: tuple[PricePoint, ...]) -> None:
    hours = Counter(hour_by_hour(past, 365 * 24, 0))
    history = read_history(past, "EUR", NOW)
    stood = history.past_days(365)
    counted: Counter[Decimal] = Counter()
    for place, time in enumerate(stood.times):
        counted[stood.amounts.at(place)] += time * 24 / DAY
    assert counted == hours
    if hours:
        in_order = sorted(hours.elements())
        assert stood.median() == in_order[(len(in_order) - 1) // 2]


@given(st.dictionaries(st.integers(0, 24 * 400), st.integers(-3, 3), max_size=9))
def test_a_glitch_is_what_the_median_of_all_others_says(seen: dict[int, int]) -> None:
    past = tuple(
        PricePoint(at=NOW - HOUR * ago, amount=Decimal(10) ** power, currency="EUR") for ago, power in seen.items()
    )
    believed = set()
    for point in past:
        others = tuple(other for other in past if other is not point)
        hours = sorted(hour_by_hour(others, 365 * 24, 0))
        median = hours[(len(hours) - 1) // 2] if hours else None
        witnesses = sum(NOW - other.at <= timedelta(days=365) for other in others)
        near = median is None or Decimal("0.005") * median <= point.amount <= 200 * median
        if near or witnesses < 3:
            believed.add((NOW - point.at, point.amount))
    history = read_history(past, "EUR", NOW)
    kept = history.seen
    assert {
        (timedelta(microseconds=history.now - int(at)), kept.amounts.at(place)) for place, at in enumerate(kept.times)
    } == believed
