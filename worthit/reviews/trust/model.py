"""What is said of the trust that reviews deserve. Pure data."""

from typing import Literal

from msgspec import Struct

Grade = Literal["A", "B", "C", "D", "E", "F"]
TestName = Literal[
    "copies",
    "one_author",
    "burst",
    "phrases",
    "incentivised",
    "unverified",
    "mismatch",
    "word_count",
    "after_burst",
    "shop_choice",
    "rating_rate",
    "count_leap",
    "after_leap",
    "removed",
]


OVER_TIME: frozenset[TestName] = frozenset({"rating_rate", "count_leap", "after_leap", "removed"})
"""Tests of the shop's counts, which see more than the reviews read."""


class TestResult(Struct, frozen=True, kw_only=True):
    """What one test saw.

    p: chance of so large a group (or leap) in honest reviews. delta_stars: by how much it moves the mean of the stars.
    p_shift: chance of so large a move. failed: over-represented and moving the mean. held: reviews in the group.
    """

    __test__ = False  # a result, whatever pytest thinks of the name

    name: TestName
    p: float
    delta_stars: float
    failed: bool
    p_shift: float = 1.0
    held: int = 0


class ReviewTrust(Struct, frozen=True):
    """trust: 0..1, the product of 1 - t over the failed tests that hold the review."""

    id: str
    trust: float


class Trust(Struct, frozen=True, kw_only=True):
    """How far the reviews can be trusted.

    grade: null where fewer than ten are kept; F means that trust failed. reasons: the failed tests that made it.
    adjusted_rating: posterior mean of the kept, 1–5. range: from the lowest to the highest of that mean over all
    reviews, the kept, and those that no failed test holds. Both null where a sample is no correction. reviews: by id.
    """

    grade: Grade | None = None
    reasons: tuple[TestName, ...] = ()
    adjusted_rating: float | None = None
    range: tuple[float, float] | None = None
    kept: int = 0
    seen: int = 0
    tests: tuple[TestResult, ...] = ()
    reviews: tuple[ReviewTrust, ...] = ()
