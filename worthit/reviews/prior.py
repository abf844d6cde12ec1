"""What owners of an unknown product are taken to say before any of its own is heard: the reference distribution."""

from collections.abc import Iterable
from math import fsum

PRIOR_OWNERS = 10.0
"""A: owners of the reference distribution that are added to a product's own."""
REFERENCE = (0.05, 0.02, 0.06, 0.17, 0.70)
"""Share of owners at 1★ … 5★, the mean of saved shop pages, rounded."""

_MEAN = fsum(star * share for star, share in enumerate(REFERENCE, 1))
PRIOR_VARIANCE = fsum(share * (star - _MEAN) ** 2 for star, share in enumerate(REFERENCE, 1))
"""Of the stars of the reference distribution."""


def posterior_mean(stars: Iterable[float]) -> float:
    """Mean of the stars (1–5) with the prior's owners among them, `Σ s_k(n_k + a_k) / (N + A)`."""
    heard = list(stars)
    return (fsum(heard) + PRIOR_OWNERS * _MEAN) / (len(heard) + PRIOR_OWNERS)
