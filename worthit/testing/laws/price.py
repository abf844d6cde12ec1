"""What holds of every judgement of a price, and the same figures counted hour by hour, the slow way."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PricePoint
from worthit.testing.laws.running import for_all
from worthit.testing.laws.strategies import NOW, amounts, factors, histories, points, sightings

HOUR = timedelta(hours=1)
PriceJudge = Callable[[Decimal, Sequence[PricePoint], Decimal | None], PriceJudgement]
"""Judges a price asked at `strategies.NOW` in EUR by its past, beside a list price where there is one."""
_LABELS = ("lowest", "good", "usual", "high")
_LEAST = 14 * 24
"""Hours from which something is known."""


def judged(now: Decimal, past: Sequence[PricePoint], list_price: Decimal | None = None) -> PriceJudgement:
    """As WorthIt! judges."""
    return judge(now, list_price, read_history(past, "EUR", NOW))


def hour_by_hour(past: Sequence[PricePoint], first: int, last: int) -> list[Decimal]:
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


def shares_and_discounts_are_counted_as_hour_by_hour(judge: PriceJudge) -> None:
    @for_all(sightings(), amounts(100, 15_000), amounts(100, 15_000))
    def law(past: tuple[PricePoint, ...], price: Decimal, list_price: Decimal) -> None:
        judgement = judge(price, past, list_price)
        year = hour_by_hour(past, 365 * 24, 0)
        if len(year) < _LEAST:
            assert (judgement.label, judgement.percentile) == ("unknown", None)
        else:
            assert judgement.percentile == pytest.approx(sum(amount < price for amount in year) / len(year))
        began = _began(price, past)
        month, before = (hour_by_hour(past, began + days * 24, began) for days in (30, 365))
        if len(month) < _LEAST:
            assert judgement.lawful_discount is None
        else:
            assert judgement.lawful_discount == pytest.approx(float(max(Decimal(0), 1 - price / min(month))))
        if len(before) < _LEAST:
            assert judgement.was_charged_share is None
        else:
            charged = sum(amount >= Decimal("0.99") * list_price for amount in before)
            assert judgement.was_charged_share == pytest.approx(charged / len(before))


def shares_are_shares_and_lows_are_in_order(judge: PriceJudge) -> None:
    @for_all(sightings(), amounts(100, 15_000), st.none() | amounts(100, 15_000))
    def law(past: tuple[PricePoint, ...], price: Decimal, list_price: Decimal | None) -> None:
        judgement = judge(price, past, list_price)
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


def a_lower_price_never_has_a_worse_label(judge: PriceJudge) -> None:
    @for_all(histories(30), amounts(), factors(0.6, 1))
    def law(history: tuple[tuple[int, Decimal], ...], price: Decimal, factor: Decimal) -> None:
        past = points(price, history)
        before, after = judge(price, past, None).label, judge(price * factor, past, None).label
        assert _LABELS.index(after) <= _LABELS.index(before)


def one_factor_on_every_amount_changes_no_share_and_no_label(judge: PriceJudge) -> None:
    @for_all(histories(), amounts(), factors(0.01, 1000), st.none() | amounts())
    def law(
        history: tuple[tuple[int, Decimal], ...], price: Decimal, factor: Decimal, list_price: Decimal | None
    ) -> None:
        past = points(price, history)
        scaled = tuple(replace(point, amount=point.amount * factor) for point in past)
        before = judge(price, past, list_price)
        after = judge(price * factor, scaled, None if list_price is None else list_price * factor)
        assert replace(after, lows=before.lows) == before


def one_glitch_among_many_changes_nothing(judge: PriceJudge) -> None:
    @for_all(histories(20), amounts(), st.integers(0, 30), st.sampled_from([Decimal(1000), Decimal("0.001")]))
    def law(history: tuple[tuple[int, Decimal], ...], price: Decimal, ago: int, by: Decimal) -> None:
        past = points(price, history)
        glitch = PricePoint(at=NOW - timedelta(days=ago, minutes=7), amount=price * by, currency="EUR")
        assert judge(price, (*past, glitch), None) == judge(price, past, None)


def another_currency_changes_nothing(judge: PriceJudge) -> None:
    @for_all(histories(), amounts(), amounts())
    def law(history: tuple[tuple[int, Decimal], ...], price: Decimal, other: Decimal) -> None:
        past = points(price, history)
        foreign = tuple(PricePoint(at=point.at + HOUR, amount=other, currency="USD") for point in past)
        assert judge(price, (*past, *foreign), None) == judge(price, past, None)


def _began(price: Decimal, past: Sequence[PricePoint]) -> int:
    """Hours from the day on which the price now began to now."""
    began = 0
    for point in sorted(past, key=lambda point: point.at, reverse=True):
        if point.amount != price:
            break
        began = (NOW - point.at) // HOUR
    return began + (NOW - HOUR * began).hour
