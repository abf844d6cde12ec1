"""What became of the stars after a leap of the shop's count: they fall, and the 1★ become more where that is known."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from math import sqrt
from statistics import NormalDist

import pytest

from tests.unit.reviews.trust.lists import honest, ran, the
from worthit.product.model import RatingSnapshot
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.model import TestResult, Trust

NOW = datetime(2026, 9, 1, tzinfo=UTC)
USUAL = {"5": 60.0, "4": 20.0, "3": 10.0, "2": 4.0, "1": 6.0}
BETTER = {"5": 80.0, "4": 11.0, "3": 5.0, "2": 1.0, "1": 3.0}
WORSE = {"5": 52.0, "4": 18.0, "3": 9.0, "2": 6.0, "1": 15.0}
DULLER = {"5": 50.0, "4": 20.0, "3": 20.0, "2": 7.0, "1": 3.0}
"""Fewer stars than BETTER, and as many 1★."""
CALM = ((1000, USUAL), (1010, USUAL), (1022, USUAL))


def looked(*seen: tuple[int, Mapping[str, float] | float]) -> Trust:
    """One look a day, the last of them at NOW: a star distribution each, or a mean alone."""
    snapshots = [
        RatingSnapshot(
            at=NOW - timedelta(days=len(seen) - 1 - number),
            rating_count=count,
            histogram=stars if isinstance(stars, Mapping) else None,
            rating=None if isinstance(stars, Mapping) else stars,
        )
        for number, (count, stars) in enumerate(seen)
    ]
    return judge_trust(honest(40), snapshots=snapshots, now=NOW)


def after(*seen: tuple[int, Mapping[str, float] | float]) -> TestResult:
    return the(looked(*CALM, (1600, BETTER), *seen), "after_leap")


def test_a_mean_that_falls_while_one_star_becomes_more_fails() -> None:
    fell = after((1700, BETTER), (1900, WORSE))
    assert fell.failed
    assert fell.delta_stars == pytest.approx(3.86 - 4.64)  # from the leap to the last look


def test_a_mean_that_rises_or_stays_does_not() -> None:
    lifted = looked(*CALM, (1600, WORSE), (1900, BETTER))
    assert not the(lifted, "after_leap").failed
    assert the(lifted, "after_leap").p < 1e-6
    assert not after((1900, BETTER)).failed


def test_a_mean_that_falls_by_little_does_not() -> None:
    """Half a percent of the owners: 3.64e-2 stars, and all are read in whole percent."""
    little = after((1650, {"5": 79.0, "4": 11.0, "3": 5.0, "2": 1.0, "1": 4.0}))
    assert little.delta_stars == pytest.approx(-0.04)
    assert little.p > 0.01
    assert not little.failed


def test_a_mean_that_falls_without_more_one_star_does_not() -> None:
    duller = after((1900, DULLER))
    assert duller.delta_stars < -0.5
    assert duller.p < 1e-6
    assert not duller.failed


def test_where_one_star_is_not_known_the_mean_is_enough() -> None:
    for known in ((BETTER, 3.9), (4.64, WORSE), (4.64, 3.9)):
        assert the(looked(*CALM, (1600, known[0]), (1900, known[1])), "after_leap").failed


def test_it_is_not_asked_without_a_leap_or_before_a_later_look() -> None:
    assert "after_leap" not in ran(looked(*CALM, (1034, BETTER), (1046, WORSE)))
    assert "after_leap" not in ran(looked((990, USUAL), *CALM, (1600, BETTER)))


def test_its_chance_is_that_of_owners_like_those_before() -> None:
    """By hand: the mean of n₂ that hold the n₁ varies by s²·(1/n₁ - 1/n₂); whole percent hide 0.02 on either side."""
    stars = [(5, 0.80), (4, 0.11), (3, 0.05), (2, 0.01), (1, 0.03)]
    mean = sum(star * share for star, share in stars)
    variance = sum(share * (star - mean) ** 2 for star, share in stars)
    spread = variance * (1 / 1600 - 1 / 1650) + 2 * 0.02**2
    little = after((1650, {"5": 79.0, "4": 11.0, "3": 5.0, "2": 1.0, "1": 4.0}))
    assert little.p == pytest.approx(2 * NormalDist().cdf(-0.04 / sqrt(spread)), rel=1e-9)
