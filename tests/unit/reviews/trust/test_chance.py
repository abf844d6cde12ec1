"""Tails against sums of their terms; shifts against what can be counted by hand."""

from math import comb, exp, factorial, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.prior import PRIOR_OWNERS, PRIOR_VARIANCE, posterior_mean
from worthit.reviews.trust.chance import NO_SHIFT, shift_of, shift_of_most
from worthit.reviews.trust.tails import binomial_tail, poisson_tail


@given(st.integers(0, 40), st.floats(0.01, 30))
def test_the_tail_of_poisson_is_the_sum_of_its_terms(count: int, mean: float) -> None:
    below = sum(exp(-mean) * mean**at / factorial(at) for at in range(count))
    assert poisson_tail(count, mean) == pytest.approx(1 - below, abs=1e-9)


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.001, 0.999))
def test_the_tail_of_the_binomial_is_the_sum_of_its_terms(count: int, of: int, share: float) -> None:
    above = sum(comb(of, at) * share**at * (1 - share) ** (of - at) for at in range(count, of + 1))
    assert binomial_tail(count, of, share) == pytest.approx(above, abs=1e-9)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.floats(0, 1))
def test_counts_of_any_size_have_a_chance(count: int, of: int, share: float) -> None:
    assert 0 <= binomial_tail(count, of, share) <= 1
    assert 0 <= poisson_tail(count, of * share) <= 1


@given(st.integers(1, 300), st.floats(1, 20_000))
def test_more_is_never_likelier(count: int, mean: float) -> None:
    assert poisson_tail(count + 1, mean) <= poisson_tail(count, mean) + 1e-12


def test_sums_and_the_normal_distribution_agree_where_one_takes_over() -> None:
    assert poisson_tail(10_250, 9_999.9) == pytest.approx(poisson_tail(10_250, 10_000.1), rel=0.15)


def test_a_group_moves_the_mean_by_what_the_mean_is_without_it() -> None:
    stars = np.array([1.0, 2.0, 5.0, 5.0, np.nan])
    shift = shift_of(stars, np.array([False, False, True, True, True]))
    assert shift.stars == pytest.approx(3.25 - 1.5)
    assert 0.05 < shift.p < 0.12


def test_where_all_are_alike_or_in_the_group_there_is_no_shift() -> None:
    same, group = np.full(6, 5.0), np.array([True] * 3 + [False] * 3)
    assert shift_of(same, group).p == 1.0
    assert shift_of(np.array([1.0, 5.0]), np.array([True, True])).p == 1.0


def test_a_group_that_is_nearly_all_is_held_against_owners_of_the_prior() -> None:
    """By hand: nine outside with a mean of 3, and the prior's owners, against ninety at 5★."""
    stars = np.array([5.0] * 90 + [3.0] * 9)
    shift = shift_of_most(stars, np.arange(99) < 90)
    without = posterior_mean([3.0] * 9)
    assert shift.stars == pytest.approx(posterior_mean(stars.tolist()) - without)
    error = sqrt(PRIOR_VARIANCE * (1 / 90 + 1 / (9 + PRIOR_OWNERS)))
    assert shift.p == pytest.approx(2 * NormalDist().cdf(-(5.0 - without) / error), rel=1e-9)


def test_a_group_without_stars_moves_nothing() -> None:
    assert shift_of_most(np.array([np.nan, 3.0]), np.array([True, False])) == NO_SHIFT
