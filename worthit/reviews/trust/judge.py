"""How far the reviews of a product can be trusted. Pure: no I/O and no clock; the order of reviews changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from worthit.product.model import Product, RatingSnapshot, Review
from worthit.reviews.prior import posterior_mean
from worthit.reviews.trust.bursts import find_after_burst, find_burst
from worthit.reviews.trust.copies import find_copies
from worthit.reviews.trust.finding import Finding
from worthit.reviews.trust.grading import grade_of
from worthit.reviews.trust.listing import Listing, read_listing
from worthit.reviews.trust.model import ReviewTrust, Trust
from worthit.reviews.trust.over_time import find_after_leap, find_count_leap, find_leap, find_removed, read_sightings
from worthit.reviews.trust.owners import owners_of
from worthit.reviews.trust.page import find_rating_rate, find_shop_choice
from worthit.reviews.trust.parameters import DEFAULT, TrustParameters
from worthit.reviews.trust.phrases import find_phrases
from worthit.reviews.trust.rewards import find_incentivised
from worthit.reviews.trust.traits import (
    find_mismatch,
    find_one_author,
    find_unverified,
    find_word_count,
)


def judge_trust(
    reviews: Sequence[Review],
    product: Product | None = None,
    snapshots: Sequence[RatingSnapshot] = (),
    now: datetime | None = None,
    ratings_of_text: Mapping[str, float] | None = None,
    *,
    rules: TrustParameters = DEFAULT,
) -> Trust:
    """Judge the reviews read of one product.

    now: the time at which it is judged, by default that of the latest snapshot. ratings_of_text: sentiment (-1..1) by
    review id; without it the words are not held against the stars.
    """
    product = product or Product()
    listing = read_listing(reviews, product.title)
    at = now or max((snapshot.at for snapshot in snapshots), default=None)
    findings = (
        *_of_reviews(listing, ratings_of_text or {}, rules),
        *_of_counts(listing, product, snapshots, at, rules),
    )
    trusts = _trusts(listing, findings, rules)
    kept = trusts >= rules.keep_from
    judged = Trust(
        kept=int(kept.sum()),
        seen=len(listing),
        tests=tuple(finding.as_result() for finding in findings),
        reviews=tuple(
            ReviewTrust(review.id, trust) for review, trust in zip(listing.reviews, trusts.tolist(), strict=True)
        ),
    )
    return _graded(judged, listing, trusts, findings, product.owners, rules)


def _of_reviews(listing: Listing, sentiment: Mapping[str, float], rules: TrustParameters) -> Iterator[Finding]:
    """The tests of the reviews themselves, those that could run."""
    copies, burst = find_copies(listing, rules), find_burst(listing, rules)
    copied = copies.group if copies is not None else listing.nobody()
    found = (
        copies,
        find_one_author(listing, rules),
        burst,
        find_phrases(listing, copied, rules),
        find_incentivised(listing, rules),
        find_unverified(listing, rules),
        find_mismatch(listing, sentiment, rules),
        find_word_count(listing, rules),
        find_after_burst(listing, burst, rules) if burst is not None else None,
    )
    return (finding for finding in found if finding is not None)


def _of_counts(
    listing: Listing,
    product: Product,
    snapshots: Sequence[RatingSnapshot],
    now: datetime | None,
    rules: TrustParameters,
) -> Iterator[Finding]:
    """The tests of the shop's counts, now and over time, those that could run."""
    owners = owners_of(product.owners, product.rating, product.rating_best, product.histogram)
    sightings = read_sightings(snapshots, product.rating_best, now)
    leap = find_leap(sightings, rules)
    found = (
        find_shop_choice(listing, owners, rules),
        find_rating_rate(listing, product, owners, now, rules),
        find_count_leap(leap, listing, rules) if leap else None,
        find_after_leap(leap, sightings, listing, rules) if leap else None,
        find_removed(sightings, listing, rules),
    )
    return (finding for finding in found if finding is not None)


def _trusts(listing: Listing, findings: Sequence[Finding], rules: TrustParameters) -> NDArray[np.float64]:
    """For each review the product of 1 - t over the failed tests that hold it."""
    trusts = np.ones(len(listing))
    for finding in findings:
        if finding.failed:
            trusts[finding.group] *= 1 - rules.distrust.get(finding.name, 0.0)
    return trusts


def _graded(
    judged: Trust,
    listing: Listing,
    trusts: NDArray[np.float64],
    findings: Sequence[Finding],
    owners: int | None,
    rules: TrustParameters,
) -> Trust:
    """With its grade and its corrected rating, where enough was kept, read and rated."""
    if judged.kept < rules.least_reviews:
        return judged
    grade, reasons = grade_of(trusts.tolist(), findings, rules)
    graded = structs.replace(judged, grade=grade, reasons=reasons)
    if owners is not None and judged.seen < rules.least_read * owners:
        return graded
    stars = listing.stars
    if int((~np.isnan(stars) & (trusts >= rules.keep_from)).sum()) < rules.least_reviews:
        return graded
    means = [
        posterior_mean(stars[group & ~np.isnan(stars)].tolist())
        for group in (trusts >= rules.keep_from, trusts >= 0, trusts == 1)
    ]
    return structs.replace(graded, adjusted_rating=means[0], range=(min(means), max(means)))
