"""What a shop's counts tell over time: leaps, what became of the stars after them, and reviews that went."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt
from statistics import median

import numpy as np
from msgspec import Struct

from worthit.product.model import RatingSnapshot
from worthit.reviews.trust.chance import NO_SHIFT, Shift, shift_of
from worthit.reviews.trust.finding import Finding, counted, nothing
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.owners import Owners, owners_of
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import binomial_tail, normal_tail, poisson_tail

_DAY = timedelta(days=1)
_SLOWEST = 1.0
"""Ratings that may come in any interval, however slow the product is."""


class Sighting(Struct, frozen=True, kw_only=True):
    """A snapshot whose count and mean are known."""

    at: datetime
    owners: Owners
    review_ids: frozenset[str]


class Leap(Struct, frozen=True, kw_only=True):
    """Between which two sightings the count grew least credibly. p: by chance, over all intervals."""

    before: Sighting
    after: Sighting
    p: float


def read_sightings(
    snapshots: Sequence[RatingSnapshot], best: float | None, now: datetime | None
) -> tuple[Sighting, ...]:
    """In order of time, one a time, none after `now`. best: the top of the shop's scale."""
    sightings: dict[datetime, Sighting] = {}
    for snapshot in sorted(snapshots, key=lambda one: (one.at, repr(one))):
        owners = owners_of(snapshot.rating_count, snapshot.rating, best, snapshot.histogram)
        if owners is not None and (now is None or snapshot.at <= now):
            sightings[snapshot.at] = Sighting(at=snapshot.at, owners=owners, review_ids=frozenset(snapshot.review_ids))
    return tuple(sightings.values())


def find_leap(sightings: Sequence[Sighting], rules: TrustParameters) -> Leap | None:
    """The least credible interval by the rate of the others. None where too few are known."""
    intervals = list(pairwise(sightings))
    if len(intervals) < rules.leap_intervals:
        return None
    grown = [after.owners.count - before.owners.count for before, after in intervals]
    lasted = [(after.at - before.at) / _DAY for before, after in intervals]
    rates = [max(0.0, more / days) for more, days in zip(grown, lasted, strict=True)]
    chances: list[float] = []
    for at, (more, days) in enumerate(zip(grown, lasted, strict=True)):
        usual = median(rates[:at] + rates[at + 1 :])
        chances.append(poisson_tail(more, max(_SLOWEST, rules.leap_factor * usual * days)))
    least = min(range(len(intervals)), key=chances.__getitem__)
    before, after = intervals[least]
    return Leap(before=before, after=after, p=min(1.0, chances[least] * len(intervals)))


def find_count_leap(leap: Leap, listing: Listing, rules: TrustParameters) -> Finding:
    """Whether those who came in the leap moved the mean."""
    shift = _moved(leap.before.owners, leap.after.owners)
    failed = leap.p <= rules.significant and shift.p <= rules.shifting
    return counted("count_leap", leap.p, shift, failed, listing)


def find_after_leap(
    leap: Leap, sightings: Sequence[Sighting], listing: Listing, rules: TrustParameters
) -> Finding | None:
    """After a leap the mean falls, and 1★ become more where that is known. None without a leap or a later sighting."""
    last = sightings[-1]
    if leap.p > rules.significant or last.at <= leap.after.at:
        return None
    start, end = leap.after.owners, last.owners
    moved = _moved(start, end)
    rises = start.one_star is None or end.one_star is None or end.one_star > start.one_star
    failed = moved.stars < 0 and rises and moved.p <= rules.shifting
    return counted("after_leap", moved.p, moved, failed, listing)


def find_removed(sightings: Sequence[Sighting], listing: Listing, rules: TrustParameters) -> Finding | None:
    """Reviews that went and moved the mean: the shop's count fell, or pages that held all reviews lack some.

    A choice that the shop turns over is no removal: while its count stands and not all is read, absence says nothing.
    """
    pairs = list(pairwise(sightings))
    if not pairs:
        return None
    found = [_removed(before, after, len(pairs), listing, rules) for before, after in pairs]
    return min(found, key=lambda finding: (not finding.failed, finding.p))


def _removed(before: Sighting, after: Sighting, pairs: int, listing: Listing, rules: TrustParameters) -> Finding:
    went = before.owners.count - after.owners.count
    gone = before.review_ids - after.review_ids
    read_all = len(after.review_ids) >= after.owners.count
    p_count = binomial_tail(went, before.owners.count, rules.removed_share)
    p_gone = binomial_tail(len(gone), len(before.review_ids), rules.removed_share) if read_all else 1.0
    p = min(1.0, min(p_count, p_gone) * pairs)
    if p >= 1:
        return nothing("removed", listing)
    shift = _moved(before.owners, after.owners)
    apart = _without(gone, listing) if read_all or went > 0 else NO_SHIFT
    moved = abs(shift.stars) >= rules.removed_shift or apart.p <= rules.shifting
    return counted("removed", p, shift, p <= rules.significant and moved, listing)


def _without(gone: frozenset[str], listing: Listing) -> Shift:
    """By how much the mean of the reviews known moves without those that are gone."""
    return shift_of(listing.stars, np.array([review.id in gone for review in listing.reviews], dtype=np.bool_))


def _moved(before: Owners, after: Owners) -> Shift:
    """How far the mean moved, and the chance of it if those who came are owners like those before.

    The mean of n₂ that hold the n₁ has the variance `s²·(1/n₁ - 1/n₂)` around theirs; both are rounded by the shop.
    """
    apart = after.mean - before.mean
    fewer, more = sorted((before.count, after.count))
    variance = before.variance * (1 / fewer - 1 / more) + before.rounding**2 + after.rounding**2
    return Shift(apart, 2 * normal_tail(abs(apart) / sqrt(variance)))
