"""Where a price stands in its own history: the share of the time in which it cost more, with soft edges."""

from decimal import Decimal
from math import fsum

from worthit.price.history import History
from worthit.price.parameters import PriceParameters
from worthit.price.ratio import ratio


def price_position(price: Decimal, history: History, rules: PriceParameters) -> float:
    """0 (always cheaper than now) .. 1 (always dearer); 0.5 for a flat price. The history must cover some time.

    The time-weighted mean of c^k / (c^k + price^k) over the past prices c: the distribution function of a log-logistic
    around each of them. So it falls strictly and without a step when the price rises, and does not know currencies.
    """
    stood = history.past_days(rules.window_days)
    dearer = fsum(time / (1.0 + _power(ratio(price, past), rules.edge)) for past, time in stood.items())
    return dearer / sum(stood.values())


def _power(base: float, exponent: int) -> float:
    """By multiplication, which rounds the same on every machine."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result
