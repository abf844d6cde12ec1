"""How likely is a shift of a mean by chance alone."""

from math import sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.reviews.prior import PRIOR_OWNERS, PRIOR_VARIANCE, posterior_mean
from worthit.reviews.trust.tails import normal_tail

_NEGLIGIBLE = 1e-17


class Shift(Struct, frozen=True):
    """stars: mean of all less the mean of those outside the group. p: two-sided chance of so large a shift."""

    stars: float
    p: float


NO_SHIFT = Shift(0.0, 1.0)


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
