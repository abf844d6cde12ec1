import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.prior import PRIOR_VARIANCE, REFERENCE, posterior_mean

STARS = st.floats(1, 5)


def test_without_an_owner_it_is_the_mean_of_the_reference() -> None:
    assert sum(REFERENCE) == pytest.approx(1)
    assert posterior_mean([]) == pytest.approx(0.05 + 2 * 0.02 + 3 * 0.06 + 4 * 0.17 + 5 * 0.70)
    assert pytest.approx(0.05 + 4 * 0.02 + 9 * 0.06 + 16 * 0.17 + 25 * 0.70 - 4.45**2) == PRIOR_VARIANCE


def test_ten_owners_weigh_as_much_as_the_prior() -> None:
    assert posterior_mean([1.0] * 10) == pytest.approx((1.0 + posterior_mean([])) / 2)


@given(st.lists(STARS, max_size=30), STARS)
def test_an_owner_more_draws_it_to_their_stars(stars: list[float], more: float) -> None:
    before, after = posterior_mean(stars), posterior_mean([*stars, more])
    assert min(before, more) - 1e-12 <= after <= max(before, more) + 1e-12
