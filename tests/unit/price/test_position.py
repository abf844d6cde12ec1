"""The soft distribution of past prices, against exact fractions."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from worthit.price.history import read_history
from worthit.price.model import PricePoint
from worthit.price.parameters import DEFAULT
from worthit.price.position import price_position

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def position(price: str, *past: tuple[int, str]) -> float:
    """`past`: days ago and amount, each standing for at most a week."""
    points = [
        PricePoint(at=NOW - timedelta(days=days), amount=Decimal(amount), currency="EUR") for days, amount in past
    ]
    return price_position(Decimal(price), read_history(points, "EUR", NOW), DEFAULT)


def test_a_flat_price_stands_in_the_middle() -> None:
    assert position("19.99", (14, "19.99"), (7, "19.99")) == 0.5


def test_each_past_price_counts_for_as_long_as_it_stood() -> None:
    # 3 days at 100, 1 day at 50, now 80: c⁴ / (c⁴ + 80⁴), weighted 3 : 1.
    hundred = Fraction(100**4, 100**4 + 80**4)
    fifty = Fraction(50**4, 50**4 + 80**4)
    expected = (3 * hundred + fifty) / 4
    assert position("80", (4, "100"), (1, "50")) == pytest.approx(float(expected), rel=1e-15)


def test_a_factor_on_all_amounts_changes_nothing_to_the_last_bit() -> None:
    assert position("0.07", (4, "0.11"), (1, "0.05")) == position("0.0273", (4, "0.0429"), (1, "0.0195"))


def test_what_is_older_than_a_year_is_forgotten() -> None:
    assert position("80", (400, "10"), (4, "100")) == position("80", (4, "100"))
