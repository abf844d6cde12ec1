"""Histories to draw, told in days before NOW."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from worthit.price.chart import ChartSeries, chart_series
from worthit.price.model import PricePoint

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def days_ago(days: float, amount: str | Decimal) -> PricePoint:
    return PricePoint(at=NOW - timedelta(days=days), amount=Decimal(amount), currency="EUR")


def drawn(points: list[PricePoint], list_price: str | None = None) -> ChartSeries:
    series = chart_series(points, "EUR", NOW, list_price=None if list_price is None else Decimal(list_price))
    assert series is not None
    return series


histories = st.lists(
    st.builds(
        days_ago,
        st.floats(0, 1500, allow_nan=False),
        st.integers(100, 15_000).map(lambda cents: Decimal(cents).scaleb(-2)),
    ),
    min_size=2,
    max_size=60,
)
"""Prices within ×0.005 and ×200 of each other, at any time of four years, with gaps."""
