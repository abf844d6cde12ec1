"""Bursts: days with more reviews than the product's own rate explains, and what became of the stars after them."""

import numpy as np
from numpy.typing import NDArray

from worthit.reviews.trust.chance import Shift
from worthit.reviews.trust.finding import Finding, found
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import normal_tail, poisson_tail

_ROUNDS = 5
"""A burst raises the rate that it is held against; without the days found so far it is taken again."""

Days = NDArray[np.int64]


def find_burst(listing: Listing, rules: TrustParameters) -> Finding | None:
    """None where too few reviews have a date."""
    dated = listing.days >= 0
    if int(dated.sum()) < rules.least_reviews:
        return None
    days, counts = np.unique(listing.days[dated], return_counts=True)
    chances = _chances(days, counts, rules)
    bursts = days[(chances <= rules.burst_chance) & (counts >= rules.burst_reviews)]
    p = min(1.0, float(chances[counts == counts.max()].min() if not len(bursts) else chances.min()) * len(days))
    return found("burst", p, dated & np.isin(listing.days, bursts), listing, rules)


def find_after_burst(listing: Listing, burst: Finding, rules: TrustParameters) -> Finding | None:
    """After a burst the mean falls and 1★ become more: buyers found out. None without a burst or stars around it."""
    days = np.unique(listing.days[burst.group])
    if not len(days):
        return None
    rated = ~np.isnan(listing.stars) & (listing.days >= 0) & ~burst.group
    before = listing.stars[rated & (listing.days < days[0])]
    after = listing.stars[rated & (listing.days > days[-1]) & (listing.days <= days[-1] + rules.after_days)]
    if min(len(before), len(after)) < rules.least_reviews:
        return None
    fell = _fall(before, after)
    rose = _fall(-(before <= 1.0).astype(np.float64), -(after <= 1.0).astype(np.float64))
    p = max(fell.p, rose.p)
    failed = burst.failed and p <= rules.shifting
    return Finding(name="after_burst", p=p, shift=Shift(fell.stars, p), group=burst.group, failed=failed)


def _chances(days: Days, counts: Days, rules: TrustParameters) -> NDArray[np.float64]:
    """For each day with reviews, P(so many or more) at the rate of the days around it or of all, whichever is more."""
    burst = np.zeros(len(days), dtype=np.bool_)
    chances = np.ones(len(days))
    for _ in range(_ROUNDS):
        rates = np.maximum(_overall(days, counts, burst), _around(days, counts, burst, rules.burst_window))
        chances = np.array(
            [poisson_tail(count, rate) for count, rate in zip(counts.tolist(), rates.tolist(), strict=True)]
        )
        now = (chances <= rules.burst_chance) & (counts >= rules.burst_reviews)
        if np.array_equal(now, burst):
            break
        burst = now
    return chances


def _overall(days: Days, counts: Days, burst: NDArray[np.bool_]) -> float:
    span = int(days[-1] - days[0]) + 1 - int(burst.sum())
    return float(counts[~burst].sum()) / max(1, span)


def _around(days: Days, counts: Days, burst: NDArray[np.bool_], window: int) -> NDArray[np.float64]:
    """Reviews a day in the window around each day, that day and bursts left out."""
    calm = np.where(burst, 0, counts)
    summed, known = np.concatenate(([0], np.cumsum(calm))), np.concatenate(([0], np.cumsum(burst)))
    low, high = np.searchsorted(days, days - window), np.searchsorted(days, days + window, side="right")
    others = summed[high] - summed[low] - calm
    length = 2 * window - (known[high] - known[low] - burst)
    rates: NDArray[np.float64] = others / np.maximum(1, length)
    return rates


def _fall(before: NDArray[np.float64], after: NDArray[np.float64]) -> Shift:
    """By how much a mean fell, and the one-sided chance of it (Welch's statistic, read as normal)."""
    apart = float(before.mean() - after.mean())
    variance = float(before.var()) / len(before) + float(after.var()) / len(after)
    return Shift(apart, normal_tail(apart / variance**0.5) if variance > 0 else float(apart <= 0))
