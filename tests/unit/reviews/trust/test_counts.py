"""The shop's own counts: whom it shows, how fast owners came, leaps and removals between two looks."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.unit.reviews.trust.lists import different, failed, honest, ran, the
from worthit.product.model import Product, RatingSnapshot
from worthit.reviews.trust.judge import judge_trust

NOW = datetime(2026, 9, 1, tzinfo=UTC)
USUAL = {"5": 60.0, "4": 20.0, "3": 10.0, "2": 4.0, "1": 6.0}
BETTER = {"5": 80.0, "4": 11.0, "3": 5.0, "2": 1.0, "1": 3.0}
WORSE = {"5": 52.0, "4": 18.0, "3": 9.0, "2": 6.0, "1": 15.0}
Seen = tuple[int, dict[str, float]]


def snapshots(*seen: Seen, ids: Sequence[tuple[str, ...]] = ()) -> list[RatingSnapshot]:
    """One a day, the last of them at NOW."""
    return [
        RatingSnapshot(
            at=NOW - timedelta(days=len(seen) - 1 - number),
            rating_count=count,
            histogram=histogram,
            review_ids=ids[number] if ids else (),
        )
        for number, (count, histogram) in enumerate(seen)
    ]


def test_a_shop_that_shows_the_happy_is_told_and_its_product_is_not_blamed() -> None:
    shown = different(12)
    trust = judge_trust(shown, Product(rating_count=4_000, histogram=WORSE))
    assert "shop_choice" in failed(trust)
    assert the(trust, "shop_choice").delta_stars == pytest.approx(5 - 3.86)
    assert (trust.grade, trust.reasons) == ("A", ())


def test_ten_happy_reviews_of_a_product_that_makes_people_happy_are_no_choice() -> None:
    content = {"5": 85.0, "4": 8.0, "3": 2.0, "2": 1.0, "1": 4.0}
    choice = the(judge_trust(different(10), Product(rating_count=4_000, histogram=content)), "shop_choice")
    assert choice.delta_stars == pytest.approx(5 - 4.69)
    assert not choice.failed  # so far from all owners, but so few come to that by chance


def test_nothing_is_chosen_where_all_are_shown() -> None:
    assert "shop_choice" not in ran(judge_trust(honest(40), Product(rating_count=40, histogram=USUAL)))


def test_more_owners_than_days_allow() -> None:
    reviews, product = honest(40), Product(rating_count=90_000, histogram=BETTER, first_on_sale="2026-08-02")
    assert "rating_rate" in failed(judge_trust(reviews, product, now=NOW))
    older = structs.replace(product, first_on_sale="2020-08-02")
    assert "rating_rate" not in failed(judge_trust(reviews, older, now=NOW))
    assert "rating_rate" not in ran(judge_trust(reviews, product))


def test_a_leap_that_lifts_the_mean_counts() -> None:
    seen = snapshots((1000, USUAL), (1010, USUAL), (1022, USUAL), (1600, BETTER), (1612, BETTER))
    trust = judge_trust(honest(40), snapshots=seen)
    assert "count_leap" in failed(trust)
    assert the(trust, "count_leap").delta_stars == pytest.approx(4.64 - 4.24)
    assert trust.grade == "C"


def test_a_leap_of_owners_like_those_before_does_not() -> None:
    seen = snapshots((1000, USUAL), (1010, USUAL), (1022, USUAL), (1600, USUAL), (1612, USUAL))
    leap = the(judge_trust(honest(40), snapshots=seen), "count_leap")
    assert leap.p < 1e-6
    assert not leap.failed


def test_stars_that_fall_after_a_leap_make_it_worse() -> None:
    seen = snapshots((1000, USUAL), (1010, USUAL), (1022, USUAL), (1600, BETTER), (1900, WORSE))
    trust = judge_trust(honest(40), snapshots=seen)
    assert {"count_leap", "after_leap"} <= failed(trust)
    assert trust.grade == "D"


def test_three_looks_tell_no_rate() -> None:
    assert "count_leap" not in ran(judge_trust([], snapshots=snapshots((10, USUAL), (20, USUAL), (900, BETTER))))


def test_a_count_that_falls_and_a_mean_that_rises() -> None:
    trust = judge_trust(honest(40), snapshots=snapshots((1000, USUAL), (800, BETTER)))
    assert "removed" in failed(trust)
    assert the(trust, "removed").delta_stars == pytest.approx(4.64 - 4.24)


def test_a_choice_that_the_shop_turns_over_is_no_removal() -> None:
    ids = (tuple(f"a{number}" for number in range(10)), tuple(f"b{number}" for number in range(10)))
    trust = judge_trust(honest(40), snapshots=snapshots((1000, USUAL), (1001, USUAL), ids=ids))
    assert the(trust, "removed").p == 1.0


def test_reviews_that_are_gone_from_a_page_that_holds_all() -> None:
    reviews = honest(60)
    unhappy = {review.id for review in reviews if review.rating is not None and review.rating <= 2}
    everybody = tuple(review.id for review in reviews)
    happy = tuple(name for name in everybody if name not in unhappy)
    seen = snapshots((60, USUAL), (len(happy), USUAL), ids=(everybody, happy))
    assert "removed" in failed(judge_trust(reviews, snapshots=seen))


def test_what_was_seen_after_now_is_not_known_yet() -> None:
    seen = snapshots((1000, USUAL), (800, BETTER))
    assert "removed" not in ran(judge_trust(honest(40), snapshots=seen, now=NOW - timedelta(hours=1)))


def test_ratings_are_read_on_the_scale_of_their_shop() -> None:
    seen = [
        RatingSnapshot(at=NOW - timedelta(days=1), rating=8.0, rating_count=1000),
        RatingSnapshot(at=NOW, rating=9.0, rating_count=800),
    ]
    trust = judge_trust(honest(40), Product(rating_best=10), snapshots=seen)
    assert the(trust, "removed").delta_stars == pytest.approx(0.5)


SHARES = st.dictionaries(st.sampled_from("12345x"), st.floats(-1, 200), max_size=6)
COUNTS = st.none() | st.integers(0, 10**12)
RATINGS = st.none() | st.floats(-1, 12)


@given(
    st.lists(
        st.builds(
            RatingSnapshot,
            at=st.integers(-30, 900).map(lambda days: NOW - timedelta(days=days)),
            rating=RATINGS,
            rating_count=COUNTS,
            histogram=st.none() | SHARES,
            review_ids=st.lists(st.sampled_from(["h0", "h1", "x"]), max_size=3).map(tuple),
        ),
        max_size=12,
    ),
    st.builds(
        Product,
        rating=RATINGS,
        rating_best=RATINGS,
        rating_count=COUNTS,
        histogram=st.none() | SHARES,
        first_on_sale=st.sampled_from([None, "2026-08-02", "2031-01-01", "once"]),
    ),
    st.randoms(use_true_random=False),
)
def test_whatever_a_shop_counts_there_is_an_answer_and_it_holds_no_review(
    seen: list[RatingSnapshot], product: Product, random: Random
) -> None:
    trust = judge_trust(honest(12), product, seen, NOW)
    random.shuffle(seen)
    assert judge_trust(honest(12), product, seen, NOW) == trust
    assert all(0 <= test.p <= 1 and abs(test.delta_stars) <= 4 for test in trust.tests)
    assert trust.kept == 12
