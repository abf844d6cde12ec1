"""Very many sightings: counted in pieces and by their highest bits, with the same result as one by one."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from worthit.price.amounts import Amounts
from worthit.price.history import History, read_history, read_series
from worthit.price.instants import DAY, microseconds
from worthit.price.judge import judge
from worthit.price.model import PricePoint
from worthit.price.series import PriceSeries
from worthit.price.standing import Standing

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
COUNT = 150_000


def standing(units: list[int], times: list[int]) -> Standing:
    return Standing(Amounts.of([Decimal(one).scaleb(-2) for one in units]), np.array(times, np.int64))


@pytest.mark.parametrize("highest", [50, 30_000, 10**9, 10**20], ids=str)
def test_the_median_of_very_many_is_that_of_them_sorted(highest: int) -> None:
    random = Random(highest)
    units = [random.randint(1, highest) for _ in range(COUNT // 5)]
    units[:3] = [10**14, 10**13, 1]
    times = [random.randint(1, 10**9) for _ in units]
    in_order, total = sorted(zip(units, times, strict=True)), sum(times)
    passed = accumulate(time for _, time in in_order)
    middle = next(unit for (unit, _), so_far in zip(in_order, passed, strict=True) if 2 * so_far >= total)
    assert standing(units, times).median() == Decimal(middle).scaleb(-2)


@pytest.mark.parametrize("highest", [500, 10**12], ids=str)
def test_each_amount_is_counted_once(highest: int) -> None:
    random = Random(highest)
    units = [random.randint(1, highest) for _ in range(2000)]
    times = [random.randint(1, 10**9) for _ in units]
    expected: dict[int, int] = {}
    for unit, time in zip(units, times, strict=True):
        expected[unit] = expected.get(unit, 0) + time
    amounts, stood = standing(units, times).by_amount()
    assert dict(zip(amounts.tolist(), stood.tolist(), strict=True)) == expected
    assert amounts.tolist() == sorted(expected)


def minutely(amounts: NDArray[np.int64]) -> PriceSeries:
    times = microseconds(NOW) - np.arange(len(amounts), 0, -1) * (DAY // 1440)
    return PriceSeries(times, Amounts(amounts, np.full(len(amounts), 2, np.int8), 2))


def history(amounts: NDArray[np.int64]) -> History:
    return read_series(minutely(amounts), NOW)


def test_glitches_among_very_many_are_found_and_only_they() -> None:
    amounts = np.random.default_rng(1).integers(2000, 3000, COUNT)
    median = history(amounts).past_days(365).median()
    assert median * 100 == int(median * 100)
    cents = int(median * 100)
    glitches = {7: 1, 8: 10**12, 70_000: 200 * cents + 100 * 200, COUNT - 2: 0}
    fair = {9: cents // 2, 10: 200 * (cents - 100), 90_000: 100 * cents}
    amounts[list(fair)] = list(fair.values())
    without = np.delete(np.arange(COUNT), list(glitches))
    expected = minutely(amounts)[without]
    amounts[list(glitches)] = list(glitches.values())
    kept = history(amounts).seen
    assert kept.times.tolist() == expected.times.tolist()
    assert kept.amounts.units.tolist() == expected.amounts.units.tolist()


def test_shares_are_counted_over_very_many_sightings() -> None:
    random = Random(3)
    cents = [random.randint(1000, 9000) for _ in range(6000)]
    points = [
        PricePoint(at=NOW - timedelta(hours=hour), amount=Decimal(amount).scaleb(-2), currency="EUR")
        for hour, amount in enumerate(cents)
    ]
    random.shuffle(points)
    judgement = judge(Decimal("31.00"), Decimal("88.00"), read_history(points, "EUR", NOW))
    assert judgement.percentile == sum(amount < 3100 for amount in cents[1:]) / 5999
    assert judgement.was_charged_share == sum(amount >= 8712 for amount in cents[13:]) / 5987  # from midnight back
    assert judgement.days_tracked == 249
