"""How satisfied are the owners: the strongest evidence that a page gives, read against how inflated ratings are.

Strongest first: (a) the shop's star distribution over all owners; (b) its mean and count; (c) the stars of the reviews
that were read. The first that is there is taken, and never switched because reviews were read.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import fsum, sqrt
from typing import Literal

from msgspec import Struct

from worthit.product.model import Histogram, Product, Review
from worthit.reviews.duplicates import without_copies
from worthit.verdict.model import Stars
from worthit.verdict.parameters import SatisfactionParameters

Source = Literal["star_distribution", "rating_and_count", "reviews_read"]
Interval = tuple[float, float]
StarCounts = tuple[float, float, float, float, float]
"""Owners at 1★ … 5★."""


class OwnersEvidence(Struct, frozen=True, kw_only=True):
    """Owners by stars. From a mean alone (`rating_and_count`) they are spread as widely as it allows."""

    source: Source
    n: int
    counts: StarCounts

    @property
    def stars(self) -> Stars | None:
        """What the distribution itself says, where one is known."""
        if self.source == "rating_and_count":
            return None
        return Stars(low_share=(self.counts[0] + self.counts[1]) / self.n, five_share=self.counts[4] / self.n)


class Satisfaction(Struct, frozen=True, kw_only=True):
    """mean: posterior mean of the stars (1–5); stars: its interval. points, interval: both on 0..10, by the knots."""

    mean: float
    stars: Interval
    points: float
    interval: Interval


def owners_evidence(
    product: Product, reviews: Iterable[Review], rules: SatisfactionParameters
) -> OwnersEvidence | None:
    """Owners by stars from the strongest evidence there is; None without any."""
    count = next((n for n in (product.rating_count, product.review_count) if n and n > 0), None)
    if count and (shares := _shares(product.histogram, rules)):
        return OwnersEvidence(source="star_distribution", n=count, counts=_five(count * share for share in shares))
    if count and (mean := stars_of(product.rating, product.rating_best)):
        happy = count * (mean - 1.0) / 4.0
        return OwnersEvidence(source="rating_and_count", n=count, counts=(count - happy, 0.0, 0.0, 0.0, happy))
    rated = without_copies(review for review in reviews if review.rating is not None and 1 <= review.rating <= 5)
    stars = [review.rating for review in rated if review.rating is not None]
    return OwnersEvidence(source="reviews_read", n=len(stars), counts=_count(stars)) if stars else None


def judge_satisfaction(evidence: OwnersEvidence, rules: SatisfactionParameters) -> Satisfaction:
    """Posterior of the stars (Dirichlet prior, A owners of the reference distribution) and its points."""
    added_owners = prior_of(evidence.source, rules)
    total = evidence.n + added_owners
    prior = (added_owners * share for share in rules.reference)
    shares = [(own + added) / total for own, added in zip(evidence.counts, prior, strict=True)]
    mean = fsum(star * share for star, share in enumerate(shares, 1))
    variance = fsum(share * (star - mean) ** 2 for star, share in enumerate(shares, 1))
    half_width = sqrt(rules.z**2 * variance / (total + 1) + rules.bias**2)
    low, high = mean - half_width, mean + half_width
    return Satisfaction(
        mean=mean,
        stars=(low, high),
        points=_points(mean, rules),
        interval=(_points(low, rules), _points(high, rules)),
    )


def prior_of(source: str, rules: SatisfactionParameters) -> float:
    """How many owners of the reference distribution are added for caution."""
    return rules.prior_reviews if source == "reviews_read" else rules.prior_owners


def stars_between(product: Product, rules: SatisfactionParameters) -> Interval | None:
    """Between which stars its owners' mean lies, read as the verdict reads it; None where they are too few."""
    evidence = owners_evidence(product, product.reviews, rules)
    return judge_satisfaction(evidence, rules).stars if evidence and evidence.n >= rules.least_owners else None


def stars_of(rating: float | None, best: float | None) -> float | None:
    """A rating on a scale up to `best` (five where unsaid) as 1–5 stars; None when it cannot be one."""
    top = 5.0 if best is None else best
    if rating is None or top <= 1 or not 0 < rating <= top:
        return None
    return max(1.0, rating / top * 5.0)


def _shares(histogram: Histogram | None, rules: SatisfactionParameters) -> list[float] | None:
    """The shop's percentages, which it rounds, made to add up to 1."""
    if not histogram:
        return None
    percent = [histogram.get(str(star)) for star in range(1, 6)]
    known = [value for value in percent if value is not None]
    total = fsum(known)
    low, high = rules.histogram_sum
    whole = total > 0 if len(known) == 5 else low <= total <= high
    if not whole or min(known) < 0:
        return None
    return [(value or 0.0) / total for value in percent]


def _count(stars: Sequence[float]) -> StarCounts:
    """Half stars count half for each neighbour, which keeps the mean."""
    return _five(fsum(max(0.0, 1.0 - abs(star - value)) for value in stars) for star in range(1, 6))


def _five(counts: Iterable[float]) -> StarCounts:
    one, two, three, four, five = counts
    return (one, two, three, four, five)


def _points(mean: float, rules: SatisfactionParameters) -> float:
    """Along straight lines from knot to knot; beyond the last knots, the last points."""
    knots = rules.knots
    if mean <= knots[0][0]:
        return knots[0][1]
    for (left, low), (right, high) in pairwise(knots):
        if mean <= right:
            return low + (mean - left) * (high - low) / (right - left)
    return knots[-1][1]
