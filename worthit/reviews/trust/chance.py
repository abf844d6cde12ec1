"""How likely is a count, or a shift of a mean, by chance alone. Tails are exact where counts are small."""

from collections.abc import Callable
from math import erfc, exp, inf, lgamma, log, log1p, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.reviews.prior import PRIOR_OWNERS, PRIOR_VARIANCE, posterior_mean

_EXACT = 10_000.0
"""Variance up to which tails are summed; beyond, the normal distribution with half a step of continuity is as good."""
_NEGLIGIBLE = 1e-17


class Shift(Struct, frozen=True):
    """stars: mean of all less the mean of those outside the group. p: two-sided chance of so large a shift."""

    stars: float
    p: float


NO_SHIFT = Shift(0.0, 1.0)


def poisson_tail(count: int, mean: float) -> float:
    """P(X ≥ count), X ~ Poisson(mean)."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if mean > _EXACT:
        return normal_tail((count - 0.5 - mean) / sqrt(mean))
    first = exp(count * log(mean) - mean - lgamma(count + 1))
    if count > mean:
        return _sum(first, count, lambda at: mean / (at + 1))
    below = exp((count - 1) * log(mean) - mean - lgamma(count))
    return max(0.0, 1.0 - _sum(below, count - 1, lambda at: at / mean, step=-1))


def binomial_tail(count: int, of: int, share: float) -> float:
    """P(X ≥ count), X ~ Binomial(of, share)."""
    if count <= 0:
        return 1.0
    if count > of or share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    mean, variance = of * share, of * share * (1 - share)
    if variance > _EXACT:
        return normal_tail((count - 0.5 - mean) / sqrt(variance))
    if count <= mean:
        return max(0.0, 1.0 - binomial_tail(of - count + 1, of, 1 - share))
    ways = lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
    first = exp(ways + count * log(share) + (of - count) * log1p(-share))
    return _sum(first, count, lambda at: (of - at) / (at + 1) * share / (1 - share))


def normal_tail(z: float) -> float:
    """P(Z ≥ z)."""
    return 0.5 * erfc(z / sqrt(2)) if z < inf else 0.0


def shift_of(stars: NDArray[np.float64], group: NDArray[np.bool_]) -> Shift:
    """How far a group moves the mean, against groups of its size drawn at random from the same stars.

    Permutation test in its normal approximation: the mean of m of N drawn without replacement has the variance
    `s²/m · (N - m)/(N - 1)`. Reviews without stars (NaN) take no part.
    """
    rated = ~np.isnan(stars)
    members, everyone = stars[rated & group], stars[rated]
    m, n = len(members), len(everyone)
    if m in (0, n):
        return NO_SHIFT
    mean = float(everyone.mean())
    apart = float(members.mean()) - mean
    variance = float(everyone.var()) / m * (n - m) / (n - 1)
    if variance <= _NEGLIGIBLE:
        return NO_SHIFT
    return Shift(apart * m / (n - m), 2 * normal_tail(abs(apart) / sqrt(variance)))


def shift_of_most(stars: NDArray[np.float64], group: NDArray[np.bool_]) -> Shift:
    """The same where a group is nearly the whole list: against those outside it and the owners of the prior."""
    rated = ~np.isnan(stars)
    members, outside = stars[rated & group], stars[rated & ~group]
    if not len(members):
        return NO_SHIFT
    without = posterior_mean(outside.tolist())
    apart = float(members.mean()) - without
    error = sqrt(PRIOR_VARIANCE * (1 / len(members) + 1 / (len(outside) + PRIOR_OWNERS)))
    return Shift(posterior_mean(stars[rated].tolist()) - without, 2 * normal_tail(abs(apart) / error))


def _sum(first: float, at: int, ratio: Callable[[int], float], step: int = 1) -> float:
    """A falling series, each term by its ratio to the one before, until what is left is negligible."""
    total = term = first
    while term > total * _NEGLIGIBLE and at > 0:
        term *= ratio(at)
        total += term
        at += step
    return min(1.0, total)
