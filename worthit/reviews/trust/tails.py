"""How likely is so high a count by chance alone. Tails are exact where counts are small."""

from collections.abc import Callable
from math import erfc, exp, inf, lgamma, log, log1p, sqrt

_EXACT = 10_000.0
"""Variance up to which tails are summed; beyond, the normal distribution with half a step of continuity is as good."""
_NEGLIGIBLE = 1e-17


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


def _sum(first: float, at: int, ratio: Callable[[int], float], step: int = 1) -> float:
    """A falling series, each term by its ratio to the one before, until what is left is negligible."""
    total = term = first
    while term > total * _NEGLIGIBLE and at > 0:
        term *= ratio(at)
        total += term
        at += step
    return min(1.0, total)
