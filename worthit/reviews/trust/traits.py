"""Groups by what a review carries itself: no verified purchase, one author, words against its stars, its length."""

from collections import Counter
from collections.abc import Mapping
from math import floor, log

import numpy as np

from worthit.reviews.trust.finding import Finding, found, found_beyond_doubt
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import binomial_tail

_HAPPY, _UNHAPPY = 5.0, 2.0


def find_unverified(listing: Listing, rules: TrustParameters) -> Finding | None:
    """None where the shop marks no review as verified: then the mark says nothing."""
    group = np.array([review.verified is False for review in listing.reviews], dtype=np.bool_)
    marked = int(group.sum()) + sum(review.verified is True for review in listing.reviews)
    if marked == int(group.sum()):
        return None
    return found("unverified", binomial_tail(int(group.sum()), marked, rules.unverified_share), group, listing, rules)


def find_one_author(listing: Listing, rules: TrustParameters) -> Finding | None:
    """Several reviews of one product by one author. None where no author is known."""
    written = Counter(author for author in listing.authors if author is not None)
    if not written:
        return None
    group = np.array(
        [author is not None and written[author] >= rules.author_reviews for author in listing.authors], dtype=np.bool_
    )
    p = binomial_tail(int(group.sum()), sum(written.values()), rules.author_share)
    return found_beyond_doubt("one_author", p, group, listing, rules)


def find_mismatch(listing: Listing, sentiment: Mapping[str, float], rules: TrustParameters) -> Finding | None:
    """Stars against words. sentiment: -1..1 by review id. None where no review has both."""
    told = np.array([sentiment.get(review.id, np.nan) for review in listing.reviews], dtype=np.float64)
    both = int((~np.isnan(told) & ~np.isnan(listing.stars)).sum())
    if not both:
        return None
    group = ((listing.stars >= _HAPPY) & (told < -rules.mismatch_beyond)) | (
        (listing.stars <= _UNHAPPY) & (told > rules.mismatch_beyond)
    )
    p = binomial_tail(int(group.sum()), both, rules.mismatch_share)
    return found("mismatch", p, group, listing, rules)


def find_word_count(listing: Listing, rules: TrustParameters) -> Finding | None:
    """The length that is more frequent than the lengths beside it. None where there is too little text.

    Given how many of a step and its neighbours there are, that of the step is binomial: no rate has to be known.
    """
    counts = np.where(listing.words.whole, listing.words.counts, 0)
    steps = np.array([floor(log(count, rules.length_step)) if count else -1 for count in counts.tolist()])
    frequent = Counter(step for step in steps.tolist() if step >= floor(log(rules.copy_words, rules.length_step)))
    if sum(frequent.values()) < rules.least_reviews:
        return None
    near = range(-rules.length_neighbours, rules.length_neighbours + 1)

    def chance(step: int) -> float:
        around = sum(frequent[step + away] for away in near)
        return min(1.0, binomial_tail(frequent[step], around, 1 / len(near)) * len(frequent))

    most = min(sorted(frequent), key=chance)
    return found("word_count", chance(most), steps == most, listing, rules)
