"""Bursts: days that the product's own rate does not explain, and the stars after them."""

from collections.abc import Sequence
from datetime import timedelta
from math import sqrt
from statistics import NormalDist, mean, pvariance

import pytest
from msgspec import structs

from tests.unit.reviews.trust.lists import BEGAN, different, failed, honest, planted, ran, the, trust_of
from worthit.product.model import Review
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.model import Trust
from worthit.reviews.trust.tails import poisson_tail


def on(day: int, rating: float, number: int) -> Review:
    (review,) = different(1)
    date = (BEGAN + timedelta(days=day)).isoformat()
    return structs.replace(review, id=f"d{day}.{number}", rating=rating, date=date, author=None, text=f"{day} {number}")


def test_a_burst_of_happy_reviews_counts_but_sets_nobody_aside_by_itself() -> None:
    real, fakes = honest(60), different(20)
    trust = judge_trust([*real, *fakes])
    assert failed(trust) == {"burst"}
    assert trust_of(trust, fakes) == {0.35}
    assert trust.kept == 80
    assert trust.grade == "C"


def test_an_honest_review_on_a_day_of_copies_is_kept() -> None:
    bystander = structs.replace(honest(1, seed=5)[0], id="bystander", date=planted(1)[0].date)
    trust = judge_trust([*honest(60), bystander, *planted(20)])
    assert {"burst", "copies"} <= failed(trust)
    assert min(trust_of(trust, [bystander])) >= 0.20
    assert max(trust_of(trust, planted(20))) < 0.20


def test_a_burst_that_leaves_the_mean_alone_does_not_count() -> None:
    alike = [structs.replace(review, id=f"x{review.id}", date=planted(1)[0].date) for review in honest(20, seed=3)]
    burst = the(judge_trust([*honest(60), *alike]), "burst")
    assert burst.p < 1e-6
    assert not burst.failed


def test_a_product_that_sells_more_each_month_has_no_burst() -> None:
    reviews = [on(day, 3.0 + day % 3, number) for day in range(400) for number in range(1 + day // 50)]
    assert the(judge_trust(reviews), "burst").p > 0.001


def test_few_dates_tell_no_rate() -> None:
    undated = [structs.replace(review, date=None) for review in honest(60)]
    assert "burst" not in ran(judge_trust([*undated, *honest(9, seed=2)[:9]]))
    assert "burst" not in ran(judge_trust([structs.replace(review, date="yesterday") for review in undated]))


def test_stars_that_fall_after_a_burst_count() -> None:
    before = [on(7 * week, 5.0 if week % 4 else 3.0, 0) for week in range(40)]
    burst = different(25, day=300)
    after = [on(302 + 3 * number, 1.0 if number % 3 else 4.0, 1) for number in range(25)]
    trust = judge_trust([*before, *burst, *after])
    assert {"burst", "after_burst"} <= failed(trust)
    assert the(trust, "after_burst").delta_stars > 1


def test_stars_that_stay_do_not() -> None:
    assert "after_burst" not in failed(judge_trust([*honest(200), *different(25, day=300)]))


def bought(before: Sequence[float], after: Sequence[float]) -> Trust:
    """A burst of 5★ between reviews with these stars, a week apart before it and three days apart after it."""
    early = [on(300 - 7 * (len(before) - at), stars, 0) for at, stars in enumerate(before)]
    late = [on(303 + 3 * at, stars, 1) for at, stars in enumerate(after)]
    return judge_trust([*early, *different(25, day=300), *late])


def test_the_chance_of_a_fall_is_that_of_two_means_and_of_two_shares_of_one_star() -> None:
    before, after = [5.0, 5.0, 4.0, 1.0] * 10, [5.0, 4.0, 1.0, 1.0] * 6

    def chance(higher: Sequence[float], lower: Sequence[float]) -> float:
        spread = pvariance(higher) / len(higher) + pvariance(lower) / len(lower)
        return NormalDist().cdf((mean(lower) - mean(higher)) / sqrt(spread))

    ones = chance([float(stars == 1) for stars in after], [float(stars == 1) for stars in before])
    seen = the(bought(before, after), "after_burst")
    assert seen.p == pytest.approx(max(chance(before, after), ones), rel=1e-9)
    assert seen.delta_stars == pytest.approx(1.0)
    assert not seen.failed


@pytest.mark.parametrize(
    ("after", "p"),
    [
        (1.0, 0.0),  # all alike before and after: certain
        (5.0, 1.0),
        (4.0, 1.0),  # lower, but nobody gives one star
    ],
)
def test_stars_without_any_spread_fell_or_did_not(after: float, p: float) -> None:
    seen = the(bought([5.0] * 40, [after] * 24), "after_burst")
    assert seen.p == p
    assert seen.failed == (p == 0.0)


def test_a_trend_is_looked_for_in_ninety_days_and_not_in_few_reviews() -> None:
    late = [on(400 + 3 * at, 1.0, 1) for at in range(24)]
    early = [on(300 - 7 * at, 5.0, 0) for at in range(1, 40)]
    assert "after_burst" not in ran(judge_trust([*early, *different(25, day=300), *late]))
    assert "after_burst" not in ran(bought([5.0] * 40, [1.0] * 9))
    assert "after_burst" in ran(bought([5.0] * 40, [1.0] * 10))
    assert "after_burst" not in ran(bought([5.0] * 9, [1.0] * 24))


def test_a_day_is_held_against_the_rate_of_all_days() -> None:
    """By hand: forty reviews in 274 days, one of the days left out, and the days around hold no more."""
    early = [on(7 * at, 4.0, 0) for at in range(40)]
    burst = the(judge_trust([*early, *[on(100, 5.0, number) for number in range(1, 5)]]), "burst")
    rate = 40 / (39 * 7 + 1 - 1)
    around = 9 / 60  # those of days 70 … 126 at every seventh
    assert around > rate
    assert burst.p == pytest.approx(poisson_tail(4, around) * 41, rel=1e-9)
    assert burst.held == 4


def test_a_day_far_from_others_is_held_against_the_rate_of_all() -> None:
    early = [on(7 * at, 4.0, 0) for at in range(40)]
    far = 39 * 7 + 200
    burst = the(judge_trust([*early, *[on(far, 5.0, number) for number in range(1, 5)]]), "burst")
    assert burst.p == pytest.approx(poisson_tail(4, 40 / far) * 41, rel=1e-9)


def test_two_bursts_are_not_held_against_each_other() -> None:
    early = [on(7 * at, 4.0, 0) for at in range(40)]
    two = [on(day, 5.0, number) for day in (101, 104) for number in range(1, 7)]
    burst = the(judge_trust([*early, *two]), "burst")
    assert burst.held == 12
    assert burst.p == pytest.approx(poisson_tail(6, 40 / 272) * 42, rel=1e-9)  # 274 days without these two
