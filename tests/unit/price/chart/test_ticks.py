"""Axes people can read: round amounts from zero, and dates at the beginnings of things."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.price.chart.ticks import round_amounts, round_dates


@given(st.integers(1, 10**12).map(lambda cents: Decimal(cents).scaleb(-2)))
def test_amounts_go_evenly_from_zero_to_the_first_at_or_over_the_highest(highest: Decimal) -> None:
    amounts = round_amounts(highest)
    step = amounts[1]
    assert amounts == tuple(step * index for index in range(len(amounts)))
    assert amounts[-2] < highest <= amounts[-1]
    assert 4 <= len(amounts) <= 6
    assert step.scaleb(-step.adjusted()) in (1, 2, Decimal("2.5"), 5)


@pytest.mark.parametrize(
    ("highest", "amounts"),
    [
        ("100", "0 20 40 60 80 100"),
        ("84", "0 20 40 60 80 100"),
        ("9.99", "0 2 4 6 8 10"),
        ("1299", "0 500 1000 1500"),
        ("0.03", "0 0.01 0.02 0.03"),
    ],
)
def test_amounts_are_round(highest: str, amounts: str) -> None:
    assert round_amounts(Decimal(highest)) == tuple(map(Decimal, amounts.split()))


@given(
    st.datetimes(datetime(1996, 1, 1), datetime(2026, 1, 1)),  # noqa: DTZ001 - hypothesis takes naive bounds
    st.timedeltas(timedelta(days=1), timedelta(days=15_000)),
)
def test_dates_are_few_in_order_and_inside(naive: datetime, span: timedelta) -> None:
    start = naive.replace(tzinfo=UTC)
    dates = [date for date, _ in round_dates(start, start + span)]
    assert dates == sorted(set(dates))
    assert 1 <= len(dates) <= 6
    assert all(start <= date <= start + span for date in dates)


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (1, ["08-31 12:00", "08-31 18:00", "09-01 00:00", "09-01 06:00", "09-01 12:00"]),
        (4, ["2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01"]),
        (330, ["2025-11", "2026-01", "2026-03", "2026-05", "2026-07", "2026-09"]),
        (2000, ["2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_dates_are_beginnings(days: int, names: list[str]) -> None:
    now = datetime(2026, 9, 1, 12, tzinfo=UTC)
    assert [name for _, name in round_dates(now - timedelta(days=days), now)] == names
