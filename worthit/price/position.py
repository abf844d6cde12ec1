"""Where a price stands in its own history: the share of the time in which it cost more, with soft edges."""

from decimal import Decimal
from math import fsum

import numpy as np
from numpy.typing import NDArray

from worthit.price.amounts import MOST_UNITS, Whole
from worthit.price.history import History
from worthit.price.parameters import PriceParameters
from worthit.price.ratio import EXACT


def price_position(price: Decimal, history: History, rules: PriceParameters) -> float:
    """0 (always cheaper than now) .. 1 (always dearer); 0.5 for a flat price. The history must cover some time.

    The time-weighted mean of c^k / (c^k + price^k) over the past prices c: the distribution function of a log-logistic
    around each of them. So it falls strictly and without a step when the price rises, and does not know currencies.
    """
    stood = history.past_days(rules.window_days)
    past, times = stood.by_amount()
    dearer = times / (1.0 + _power(_ratios(price, past, stood.amounts.scale), rules.edge))
    return fsum(dearer.tolist()) / stood.total


def _ratios(price: Decimal, past: Whole, scale: int) -> NDArray[np.float64]:
    """price / past, each rounded once, so that one factor on all amounts changes nothing to the last bit."""
    over, under = price.scaleb(scale, EXACT).as_integer_ratio()
    if over < MOST_UNITS and int(past[-1]) * under < MOST_UNITS:
        return over / (past * under).astype(np.float64)
    return np.array([over / (int(amount) * under) for amount in past], np.float64)


def _power(base: NDArray[np.float64], exponent: int) -> NDArray[np.float64]:
    """By multiplication, which rounds the same on every machine."""
    result = np.ones_like(base)
    for _ in range(exponent):
        result *= base
    return result
