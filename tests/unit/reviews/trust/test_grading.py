"""Grades change at their printed limits, and nowhere else."""

import numpy as np
import pytest

from worthit.reviews.trust.chance import NO_SHIFT
from worthit.reviews.trust.finding import Finding
from worthit.reviews.trust.grading import grade_of
from worthit.reviews.trust.model import TestName
from worthit.reviews.trust.parameters import DEFAULT


def finding(name: TestName, held: int = 1, *, failed: bool = True) -> Finding:
    return Finding(name=name, p=0.0, shift=NO_SHIFT, group=np.arange(100) < held, failed=failed)


@pytest.mark.parametrize(
    ("set_aside", "grade"),
    [(100, "F"), (40, "F"), (39, "E"), (20, "E"), (19, "D"), (6, "D"), (5, "C"), (0, "B")],
)
def test_the_share_set_aside_makes_the_grade(set_aside: int, grade: str) -> None:
    trusts = [0.19] * set_aside + [1.0] * (100 - set_aside)
    if set_aside == 5:
        trusts[:5] = [0.0] * 5  # a mean loss of 0.05
    assert grade_of(trusts, [finding("copies")], DEFAULT)[0] == grade


def test_a_review_at_the_limit_is_kept() -> None:
    assert grade_of([0.2] * 40 + [1.0] * 60, [finding("burst")], DEFAULT)[0] == "C"


def test_a_mean_loss_of_a_twentieth_makes_a_c() -> None:
    assert grade_of([0.5] * 10 + [1.0] * 90, [finding("phrases")], DEFAULT)[0] == "C"
    assert grade_of([0.5] * 9 + [1.0] * 91, [finding("phrases")], DEFAULT)[0] == "B"


def test_tests_over_time_count_by_their_number() -> None:
    nobody = [1.0] * 100
    leaps = [finding("count_leap", 0), finding("after_leap", 0)]
    assert grade_of(nobody, leaps[:1], DEFAULT)[0] == "C"
    assert grade_of(nobody, leaps, DEFAULT)[0] == "D"
    assert grade_of(nobody, [leaps[0], finding("rating_rate", 0, failed=False)], DEFAULT)[0] == "C"


def test_what_failed_is_the_reason_most_reviews_first() -> None:
    found = [finding("phrases", 3), finding("copies", 9), finding("burst", 5, failed=False), finding("shop_choice", 0)]
    assert grade_of([1.0] * 100, found, DEFAULT)[1] == ("copies", "phrases")


def test_what_a_shop_shows_is_no_fault_of_the_reviews() -> None:
    assert grade_of([1.0] * 100, [finding("shop_choice", 0)], DEFAULT) == ("A", ())
    assert grade_of([], [], DEFAULT) == ("A", ())
