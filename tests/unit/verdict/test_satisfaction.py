"""Owner satisfaction against exact fractions, worked out from the formula and the printed parameters alone."""

from fractions import Fraction
from math import sqrt

import pytest

from worthit.product.model import Product, Review
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.satisfaction import OwnersEvidence, judge_satisfaction, owners_evidence, stars_of

RULES = DEFAULT.satisfaction
PRIOR = [Fraction(1, 2), Fraction(1, 5), Fraction(3, 5), Fraction(17, 10), Fraction(7)]
"""Ten owners of the reference distribution 5 %, 2 %, 6 %, 17 %, 70 %."""

HISTOGRAM = {"5": 60.0, "4": 20.0, "3": 10.0, "2": 4.0, "1": 6.0}


def evidence(product: Product, *reviews: Review) -> OwnersEvidence:
    found = owners_evidence(product, reviews, RULES)
    assert found is not None
    return found


def posterior(counts: list[Fraction]) -> tuple[float, float]:
    """Mean and half-width of the interval, in stars."""
    total = sum(counts) + 10
    shares = [(own + prior) / total for own, prior in zip(counts, PRIOR, strict=True)]
    mean = sum(star * share for star, share in enumerate(shares, 1))
    variance = sum(share * (star - mean) ** 2 for star, share in enumerate(shares, 1))
    return float(mean), sqrt(1.65**2 * float(variance) / float(total + 1) + 0.01)


def test_the_distribution_times_the_count_comes_first() -> None:
    product = Product(histogram=HISTOGRAM, rating_count=200, rating=4.9, rating_best=5)
    found = evidence(product, *[Review(id=str(n), rating=1.0) for n in range(20)])
    assert (found.source, found.n, found.counts) == ("star_distribution", 200, (12, 8, 20, 40, 120))
    mean, half_width = posterior([Fraction(count) for count in (12, 8, 20, 40, 120)])
    judged = judge_satisfaction(found, RULES)
    assert judged.mean == pytest.approx(mean, rel=1e-14)
    # 4.2586 lies between the knots 4.0 → 3.3 and 4.3 → 4.4.
    assert judged.points == pytest.approx(3.3 + (mean - 4.0) * 1.1 / 0.3, rel=1e-13)
    assert judged.interval[0] == pytest.approx(3.3 + (mean - half_width - 4.0) * 1.1 / 0.3, rel=1e-13)
    assert judged.interval[1] == pytest.approx(4.4 + (mean + half_width - 4.3) * 0.9 / 0.2, rel=1e-13)


def test_shop_percentages_are_made_to_add_up() -> None:
    rounded = {"5": 76.0, "4": 15.0, "3": 5.0, "2": 2.0, "1": 3.0}
    found = evidence(Product(histogram=rounded, rating_count=1010))
    assert found.counts == pytest.approx((30, 20, 50, 150, 760))
    assert found.stars is not None
    assert found.stars.low_share == pytest.approx(5 / 101)
    assert found.stars.five_share == pytest.approx(76 / 101)


@pytest.mark.parametrize(
    "histogram",
    [
        {"5": 78.0},  # one bar was read
        {"5": 0.0, "4": 0.0, "3": 0.0, "2": 0.0, "1": 0.0},
        {"5": 120.0, "4": -20.0, "3": 0.0, "2": 0.0, "1": 0.0},
        {},
    ],
)
def test_what_is_no_whole_distribution_is_not_believed(histogram: dict[str, float]) -> None:
    product = Product(histogram=histogram, rating_count=100, rating=4.0)
    assert evidence(product).source == "rating_and_count"


def test_a_distribution_may_leave_out_stars_that_nobody_gave() -> None:
    assert evidence(Product(histogram={"5": 70.0, "4": 30.0}, rating_count=10)).counts == (0, 0, 0, 3, 7)


def test_a_mean_and_a_count_are_spread_as_widely_as_they_allow() -> None:
    found = evidence(Product(rating=4.0, rating_count=40))
    assert (found.source, found.counts, found.stars) == ("rating_and_count", (10, 0, 0, 0, 30), None)
    narrow = evidence(Product(histogram={"5": 0.0, "4": 100.0, "3": 0.0, "2": 0.0, "1": 0.0}, rating_count=40))
    wide, tight = judge_satisfaction(found, RULES), judge_satisfaction(narrow, RULES)
    assert wide.mean == pytest.approx(tight.mean)
    assert wide.interval[1] - wide.interval[0] > tight.interval[1] - tight.interval[0]


def test_who_wrote_stands_for_who_gave_stars_where_only_that_is_counted() -> None:
    assert evidence(Product(rating=4.0, review_count=40)).n == 40
    assert evidence(Product(rating=4.0, rating_count=50, review_count=40)).n == 50
    assert evidence(Product(rating=4.0, rating_count=0, review_count=40)).n == 40


def test_without_a_count_the_stars_of_the_reviews_read_stand_in() -> None:
    reviews = [Review(id="a", rating=5.0), Review(id="b", rating=3.5), Review(id="c"), Review(id="d", rating=9.0)]
    found = evidence(Product(rating=4.8, histogram=HISTOGRAM), *reviews)
    assert (found.source, found.n, found.counts) == ("reviews_read", 2, (0, 0, 0.5, 0.5, 1))
    assert found.stars is not None
    assert (found.stars.low_share, found.stars.five_share) == (0.0, 0.5)


def test_copies_of_a_review_are_one_owner() -> None:
    text = "It boils a litre in three minutes and does not drip."
    reviews = [Review(id=str(n), text=text, rating=5.0) for n in range(6)]
    assert evidence(Product(), *reviews).n == 1


def test_no_stars_no_evidence() -> None:
    assert owners_evidence(Product(rating=4.5), [Review(id="a", text="Fine.")], RULES) is None


@pytest.mark.parametrize(
    ("rating", "best", "stars"),
    [
        (4.6, 5, 4.6),
        (4.6, None, 4.6),
        (9.2, 10, 4.6),
        (92, 100, 4.6),
        (1, 10, 1.0),
        (0, 5, None),  # a shop's "no rating yet"
        (9.2, None, None),  # of what?
        (6, 5, None),
        (1, 1, None),
        (None, 5, None),
    ],
)
def test_other_scales_are_brought_to_five_stars(rating: float | None, best: float | None, stars: float | None) -> None:
    assert stars_of(rating, best) == (pytest.approx(stars) if stars is not None else None)


def test_points_run_from_zero_at_one_star_to_nine_at_five() -> None:
    all_one = OwnersEvidence(source="star_distribution", n=10**9, counts=(1e9, 0, 0, 0, 0))
    all_five = OwnersEvidence(source="star_distribution", n=10**9, counts=(0, 0, 0, 0, 1e9))
    assert judge_satisfaction(all_one, RULES).points == pytest.approx(0, abs=1e-6)
    assert judge_satisfaction(all_one, RULES).interval[0] == 0
    assert judge_satisfaction(all_five, RULES).points == pytest.approx(9, abs=1e-6)
    assert judge_satisfaction(all_five, RULES).interval[1] == 9
