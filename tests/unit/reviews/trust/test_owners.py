"""All owners by what the shop prints of them."""

import pytest

from worthit.reviews.trust.owners import owners_of

SPREAD = {"5": 50.0, "4": 20.0, "3": 10.0, "2": 5.0, "1": 15.0}


def test_a_star_distribution_tells_mean_variance_and_one_star() -> None:
    owners = owners_of(200, 1.0, 5.0, SPREAD)
    assert owners is not None
    mean = 2.5 + 0.8 + 0.3 + 0.1 + 0.15
    squares = 0.5 * 25 + 0.2 * 16 + 0.1 * 9 + 0.05 * 4 + 0.15 * 1
    assert (owners.count, owners.rounding) == (200, 0.02)
    assert owners.one_star == pytest.approx(0.15)
    assert owners.mean == pytest.approx(mean)
    assert owners.variance == pytest.approx(squares - mean**2)


def test_shares_are_made_to_add_up() -> None:
    owners = owners_of(10, None, None, {"5": 30.0, "1": 10.0})
    assert owners is not None
    assert owners.mean == pytest.approx(4.0)
    assert owners.one_star == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("rating", "best", "mean"), [(4.0, None, 4.0), (4.0, 5.0, 4.0), (8.0, 10.0, 4.0), (1.0, 10.0, 1.0), (5.0, 5.0, 5.0)]
)
def test_a_rating_alone_tells_a_mean_on_one_to_five(rating: float, best: float | None, mean: float) -> None:
    owners = owners_of(10, rating, best, None)
    assert owners is not None
    assert owners.mean == pytest.approx(mean)
    assert (owners.one_star, owners.rounding) == (None, 0.03)
    assert owners_of(10, rating, best, {}) == owners
    assert owners_of(10, rating, best, {"5": -1.0, "1": 2.0}) == owners


@pytest.mark.parametrize(
    ("count", "rating", "best"),
    [
        (None, 4.0, 5.0),
        (0, 4.0, 5.0),
        (-3, 4.0, 5.0),
        (10, None, 5.0),
        (10, 0.0, 5.0),
        (10, 5.1, 5.0),
        (10, 1.0, 1.0),
    ],
)
def test_nothing_is_known_without_a_count_and_a_rating_that_can_be_one(
    count: int | None, rating: float | None, best: float
) -> None:
    assert owners_of(count, rating, best, None) is None


def test_one_owner_is_one() -> None:
    owners = owners_of(1, 1.5, 1.5, None)
    assert owners is not None
    assert owners.mean == 5.0
