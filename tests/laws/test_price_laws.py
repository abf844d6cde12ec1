"""The laws of price honesty, and the same figures counted hour by hour, the slow way."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.laws.strategies import NOW, amounts, factors, histories, points
from worthit.price.history import DAY, read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PricePoint

HOUR = timedelta(hours=1)
sightings = st.dictionaries(st.integers(0, 24 * 500), amounts(100, 15_000), min_size=0, max_size=30).map(
    lambda seen: tuple(PricePoint(at=NOW - HOUR * ago, amount=amount, currency="EUR") for ago, amount in seen.items())
)
"""Prices within ×0.005 and ×200 of each other, at whole hours, with gaps."""


def judged(price: Decimal, past: tuple[PricePoint, ...], list_price: Decimal | None = None) -> PriceJudgement:
    return judge(price, list_price, read_history(past, "EUR", NOW))


def hour_by_hour(past: tuple[PricePoint, ...], first: int, last: int) -> list[Decimal]:
    """The price that stood in each hour from `first` hours ago to `last` hours ago, where one did."""
    seen = {(NOW - point.at) // HOUR: point.amount for point in past}
    stood = []
    latest = None
    for ago in range(first + 7 * 24 - 1, last, -1):
        if ago in seen:
            latest = ago
        if ago <= first and latest is not None and latest - ago < 7 * 24:
            stood.append(seen[latest])
    return stood


@given(sightings)
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


@given(sightings, amounts(100, 15_000), amounts(100, 15_000))
def test_shares_and_discounts_are_counted_as_hour_by_hour(
    past: tuple[PricePoint, ...], price: Decimal, list_price: Decimal
) -> None:
    judgement = judged(price, past, list_price)
    year = hour_by_hour(past, 365 * 24, 0)
    if len(year) < 14 * 24:
        assert (judgement.label, judgement.percentile) == ("unknown", None)
    else:
        assert judgement.percentile == pytest.approx(sum(amount < price for amount in year) / len(year))
    began = 0
    for point in sorted(past, key=lambda point: point.at, reverse=True):
        if point.amount != price:
            break
        began = (NOW - point.at) // HOUR
    midnight = began + (NOW - HOUR * began).hour
    month, before = (hour_by_hour(past, midnight + days * 24, midnight) for days in (30, 365))
    if len(month) < 14 * 24:
        assert judgement.lawful_discount is None
    else:
        assert judgement.lawful_discount == pytest.approx(float(max(Decimal(0), 1 - price / min(month))))
    if len(before) < 14 * 24:
        assert judgement.was_charged_share is None
    else:
        charged = sum(amount >= Decimal("0.99") * list_price for amount in before)
        assert judgement.was_charged_share == pytest.approx(charged / len(before))


@given(sightings, amounts(100, 15_000), st.none() | amounts(100, 15_000))
def test_shares_are_shares_and_lows_are_in_order(
    past: tuple[PricePoint, ...], price: Decimal, list_price: Decimal | None
) -> None:
    judgement = judged(price, past, list_price)
    for share in (
        judgement.percentile,
        judgement.claimed_discount,
        judgement.lawful_discount,
        judgement.was_charged_share,
    ):
        assert share is None or 0 <= share <= 1
    lows = judgement.lows
    assert None not in (lows.d30, lows.d90, lows.d365, lows.ever)
    assert price >= lows.d30 >= lows.d90 >= lows.d365 >= lows.ever  # type: ignore[operator]
    assert (judgement.discount is None) == (list_price is None or list_price <= price)


@given(histories(30), amounts(), factors(0.6, 1))
def test_a_lower_price_never_has_a_worse_label(
    history: tuple[tuple[int, Decimal], ...], price: Decimal, factor: Decimal
) -> None:
    order = ("lowest", "good", "usual", "high")
    past = points(price, history)
    before, after = judged(price, past).label, judged(price * factor, past).label
    assert order.index(after) <= order.index(before)


@given(histories(), amounts(), factors(0.01, 1000), st.none() | amounts())
def test_one_factor_on_every_amount_changes_no_share_and_no_label(
    history: tuple[tuple[int, Decimal], ...], price: Decimal, factor: Decimal, list_price: Decimal | None
) -> None:
    past = points(price, history)
    scaled = tuple(replace(point, amount=point.amount * factor) for point in past)
    before = judged(price, past, list_price)
    after = judged(price * factor, scaled, None if list_price is None else list_price * factor)
    assert replace(after, lows=before.lows) == before


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


@given(histories(20), amounts(), st.integers(0, 30), st.booleans())
def test_one_glitch_among_many_changes_nothing(
    history: tuple[tuple[int, Decimal], ...], price: Decimal, ago: int, high: bool
) -> None:
    past = points(price, history)
    glitch = PricePoint(
        at=NOW - timedelta(days=ago, minutes=7),
        amount=price * (Decimal(1000) if high else Decimal("0.001")),
        currency="EUR",
    )
    assert judged(price, (*past, glitch)) == judged(price, past)


@given(histories(), amounts(), amounts())
def test_another_currency_changes_nothing(
    history: tuple[tuple[int, Decimal], ...], price: Decimal, other: Decimal
) -> None:
    past = points(price, history)
    foreign = tuple(PricePoint(at=point.at + HOUR, amount=other, currency="USD") for point in past)
    assert judged(price, (*past, *foreign)) == judged(price, past)
