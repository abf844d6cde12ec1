"""All owners by the shop's count: mean and spread, from the star distribution or, without one, from the rating."""

from math import fsum

from msgspec import Struct

from worthit.product.model import Histogram
from worthit.reviews.prior import PRIOR_VARIANCE

_HALF_A_PERCENT = 0.02
_HALF_A_TENTH = 0.03
"""Standard error that a mean has because the shop rounds shares to whole percents, or a rating to a tenth."""


class Owners(Struct, frozen=True, kw_only=True):
    """count: owners who gave stars. mean, variance: of their stars. rounding: standard error of the mean from rounding.

    one_star: share of 1★, known with a distribution alone.
    """

    count: int
    mean: float
    variance: float
    rounding: float
    one_star: float | None = None


def owners_of(
    count: int | None, rating: float | None, best: float | None, histogram: Histogram | None
) -> Owners | None:
    """None without a count, or without anything that tells a mean."""
    if not count or count < 0:
        return None
    if shares := _shares(histogram):
        mean, variance = _moments(shares)
        return Owners(count=count, mean=mean, variance=variance, rounding=_HALF_A_PERCENT, one_star=shares[0])
    top = 5.0 if best is None else best
    if rating is None or top <= 1 or not 0 < rating <= top:
        return None
    return Owners(count=count, mean=max(1.0, rating / top * 5.0), variance=PRIOR_VARIANCE, rounding=_HALF_A_TENTH)


def _shares(histogram: Histogram | None) -> tuple[float, ...] | None:
    percents = [(histogram or {}).get(str(star), 0.0) for star in range(1, 6)]
    total = fsum(percents)
    if total <= 0 or min(percents) < 0:
        return None
    return tuple(percent / total for percent in percents)


def _moments(shares: tuple[float, ...]) -> tuple[float, float]:
    mean = fsum(star * share for star, share in enumerate(shares, 1))
    return mean, fsum(share * (star - mean) ** 2 for star, share in enumerate(shares, 1))
