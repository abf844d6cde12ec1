"""The few sightings that a verdict keeps of very many say all that the many say."""

from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.price.amounts import Amounts
from worthit.price.evidence import ALL_KEPT, MOST_KEPT, as_evidence, telling
from worthit.price.history import read_series
from worthit.price.instants import DAY, microseconds
from worthit.price.judge import judge
from worthit.price.parameters import DEFAULT
from worthit.price.position import price_position
from worthit.price.series import PriceSeries
from worthit.price.statistics import price_statistics

from .sightings import NOW

HOUR = timedelta(hours=1)
AMOUNTS = ["20", "20.00", "19.99", "21", "30", "0.10", "0.09", "4000", "4000.01", "0", "100000"]

runs = st.lists(
    st.tuples(
        st.sampled_from(AMOUNTS),
        st.integers(1, 60),
        st.sampled_from([1, 5, 11, 24, 100, 169, 200]),
        st.sampled_from([0, 1, 3, 168, 169, 2000]),
    ),
    min_size=1,
    max_size=12,
)
"""An amount, how often it was seen, every how many hours, and after how many more hours than that."""


def told(past: list[tuple[str, int, int, int]]) -> list[tuple[datetime, Decimal]]:
    """The last sighting is a few hours old."""
    hour, seen = 3, []
    for amount, count, every, pause in reversed(past):
        hour += pause
        for _ in range(count):
            seen.append((NOW - hour * HOUR, Decimal(amount)))
            hour += every
    return seen


@given(runs, st.sampled_from([0, 1, 40, 168, 24 * 30, 24 * 365, 24 * 366]), st.sampled_from(AMOUNTS[:-2]))
def test_what_is_kept_is_judged_as_all_of_it(past: list[tuple[str, int, int, int]], ago: int, price: str) -> None:
    now, seen = NOW - ago * HOUR, PriceSeries.of_seen(told(past))
    few, whole = (read_series(series, now) for series in (telling(seen, now), seen))
    for list_price in (None, Decimal(21), Decimal(30)):
        assert judge(Decimal(price), list_price, few) == judge(Decimal(price), list_price, whole)
    assert few.believes(Decimal(price)) == whole.believes(Decimal(price))
    assert few.began(Decimal(price)) == whole.began(Decimal(price))
    few_facts, facts = (price_statistics(history, "EUR") for history in (few, whole))
    assert (few_facts.spans, few_facts.median, few_facts.flat) == (facts.spans, facts.median, facts.flat)
    if whole.past_days(365).total:
        assert price_position(Decimal(price), few, DEFAULT) == price_position(Decimal(price), whole, DEFAULT)


def every(step: timedelta, cents: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> PriceSeries:
    times = microseconds(NOW) - step // timedelta(microseconds=1) * np.arange(len(cents), 0, -1)
    return PriceSeries(times, Amounts(cents, np.full(len(cents), 2, np.int8), 2))


def test_a_price_that_never_moved_takes_a_few_sightings_a_week() -> None:
    seen = every(timedelta(minutes=1), np.full(200_000, 1999))
    kept = as_evidence(seen, NOW)
    assert len(kept) <= 6 * (200_000 // (7 * 1440) + 2)
    assert read_series(kept, NOW).covered == 200_000 * DAY // 1440


def test_amounts_that_can_be_glitches_keep_all_their_sightings() -> None:
    cents = np.full(50_000, 2000)
    cents[20_000:20_400] = 2000 * 1000
    kept = as_evidence(every(timedelta(minutes=5), cents), NOW)
    assert int((kept.amounts.units == 2000 * 1000).sum()) == 400
    assert len(kept) < 1000
    assert read_series(kept, NOW).high() == Decimal("20.00")


@pytest.mark.parametrize("count", [1, 600, ALL_KEPT])
def test_not_very_many_are_kept_as_they_are(count: int) -> None:
    seen = every(timedelta(minutes=1), np.full(count, 1999))
    kept = as_evidence(seen[np.arange(count)[::-1]], NOW)
    assert kept.times.tolist() == seen.times.tolist()


def test_of_too_many_changes_the_newest_are_kept() -> None:
    seen = every(timedelta(minutes=1), np.arange(1000, 1000 + MOST_KEPT + 7000))
    assert as_evidence(seen, NOW).times.tolist() == seen.times[-MOST_KEPT:].tolist()
