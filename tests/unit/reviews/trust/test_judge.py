"""Trust as a whole: what is kept, corrected and graded, and what changes nothing."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.unit.reviews.trust.lists import COPY, different, failed, honest, planted, the, trust_of
from worthit.product.model import Product, Review
from worthit.reviews.prior import PRIOR_OWNERS, REFERENCE, posterior_mean
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.parameters import DEFAULT, STYLE
from worthit.verdict.parameters import DEFAULT as VERDICT


def test_honest_reviews_are_all_kept_and_graded_a() -> None:
    for seed in range(20):
        trust = judge_trust(honest(80, seed=seed))
        assert (trust.grade, trust.reasons, trust.kept, failed(trust)) == ("A", (), 80, set())


def test_the_kept_are_corrected_for_and_the_range_says_between_what() -> None:
    real, fakes = honest(60), planted(30, day=700)
    trust = judge_trust([*real, *fakes])
    untouched = {review.id for review in trust.reviews if review.trust == 1}
    assert trust.adjusted_rating == pytest.approx(posterior_mean(review.rating or 0 for review in real))
    assert trust.range == pytest.approx(
        (
            posterior_mean(review.rating or 0 for review in real if review.id in untouched),
            posterior_mean(review.rating or 0 for review in [*real, *fakes]),
        )
    )


def test_reviews_without_stars_give_no_rating() -> None:
    unrated = [structs.replace(review, rating=None) for review in honest(40)]
    trust = judge_trust(unrated)
    assert (trust.kept, trust.adjusted_rating, trust.range) == (40, None, None)


@pytest.mark.parametrize(("fakes", "grade"), [(0, "A"), (8, "D"), (30, "E"), (90, "F")])
def test_the_more_is_set_aside_the_worse_the_grade(fakes: int, grade: str) -> None:
    trust = judge_trust([*honest(80), *planted(fakes)])
    assert trust.grade == grade
    assert ("copies" in trust.reasons) is (fakes > 0)


def test_under_ten_kept_there_is_no_grade_but_what_the_tests_saw() -> None:
    trust = judge_trust([*honest(9), *planted(20)])
    assert (trust.grade, trust.adjusted_rating, trust.range) == (None, None, None)
    assert (trust.kept, trust.seen) == (9, 29)
    assert "copies" in failed(trust)


def test_a_sample_is_no_correction() -> None:
    reviews = honest(40)
    of_few, of_many = (judge_trust(reviews, Product(rating_count=count)) for count in (200, 201))
    assert of_few.adjusted_rating is not None
    assert (of_many.grade, of_many.adjusted_rating, of_many.range) == ("A", None, None)


def test_no_reviews_are_no_error() -> None:
    trust = judge_trust([])
    assert (trust.grade, trust.kept, trust.seen, trust.reviews) == (None, 0, 0, ())


def test_style_alone_sets_nobody_aside() -> None:
    left = 1.0
    for name in STYLE:
        left *= 1 - DEFAULT.distrust[name]
    assert left >= DEFAULT.keep_from


def test_style_alone_never_fails_a_product() -> None:
    phrase = "whisper quiet stainless steel boiling wonder"
    fakes = [structs.replace(one, text=f"{phrase} {at}", date=None) for at, one in enumerate(different(60))]
    told = {fake.id: -0.9 for fake in fakes}
    trust = judge_trust([*honest(60), *fakes], ratings_of_text=told)
    assert {"phrases", "mismatch"} <= failed(trust)
    assert trust.kept == 120
    assert trust.grade == "C"


def test_a_copy_more_changes_trust() -> None:
    few = judge_trust([*honest(60), *planted(12)])
    more = judge_trust([*honest(60), *planted(13)])
    assert more.seen == few.seen + 1
    assert the(more, "copies").p < the(few, "copies").p
    assert more.adjusted_rating == few.adjusted_rating


def test_the_same_review_read_twice_is_one() -> None:
    reviews = honest(30)
    assert judge_trust([*reviews, *reviews]) == judge_trust(reviews)


def test_of_two_readings_the_one_with_the_mark_counts_whichever_came_first() -> None:
    marked = honest(40)
    unmarked = [structs.replace(review, verified=None) for review in marked]
    assert judge_trust([*unmarked, *marked]) == judge_trust([*marked, *unmarked]) == judge_trust(marked)


TEXTS = (COPY, "Fine.", "", "It boils and it boils and it does not stop, so I sent it back at once", "\u200b<b>")


@given(
    st.lists(
        st.builds(
            Review,
            id=st.integers(0, 60).map(str),
            text=st.sampled_from(TEXTS),
            rating=st.sampled_from([1.0, 3.0, 5.0, None, -2.0, float("inf")]),
            date=st.sampled_from(["2026-05-01", "2026-05-02", "2026-08-01T10:00:00Z", "soon", None]),
            verified=st.sampled_from([True, False, None]),
            author=st.sampled_from(["a", "b", None]),
        ),
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_whatever_the_reviews_the_order_changes_nothing_and_every_number_is_one(
    reviews: list[Review], random: Random
) -> None:
    trust = judge_trust(reviews)
    shuffled = list(reviews)
    random.shuffle(shuffled)
    assert judge_trust(shuffled) == trust
    assert trust.kept <= trust.seen == len({review.id for review in reviews})
    assert all(0 <= test.p <= 1 and abs(test.delta_stars) <= 4 for test in trust.tests)
    assert all(0 < review.trust <= 1 for review in trust.reviews)
    if trust.adjusted_rating is not None:
        assert trust.range is not None
        assert 1 <= trust.range[0] <= trust.adjusted_rating <= trust.range[1] <= 5


def test_bystanders_of_copies_are_trusted() -> None:
    real = honest(60)
    assert trust_of(judge_trust([*real, *planted(15)]), real) == {1.0}


def test_the_prior_is_that_of_a_verdict() -> None:
    assert VERDICT.satisfaction.prior_owners == PRIOR_OWNERS
    assert VERDICT.satisfaction.reference == REFERENCE
