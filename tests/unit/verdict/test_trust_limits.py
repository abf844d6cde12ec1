"""What the trust in reviews does to a score: it widens, it caps where trust failed, and it never lowers the sum."""

from typing import get_args

import pytest

from tests.unit.verdict.kettle import NOW, daily, kettle
from worthit.product.model import Review
from worthit.reviews.heard import NOTHING, Heard
from worthit.reviews.trust.model import Grade, TestResult, Trust
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.trust_limits import trust_vetoes, trust_widening
from worthit.verdict.weigh import weigh

LIMITS = DEFAULT.trust
LOVED = {"5": 99.0, "4": 1.0, "3": 0.0, "2": 0.0, "1": 0.0}
HATED = {"5": 20.0, "4": 10.0, "3": 10.0, "2": 10.0, "1": 50.0}
FAILED = TestResult(name="removed", p=0.0, delta_stars=0.5, failed=True)
PASSED = TestResult(name="burst", p=0.5, delta_stars=0.0, failed=False)


def verdict(grade: Grade | None, histogram: dict[str, float], *tests: TestResult) -> Verdict:
    trust = Trust(grade=grade, kept=20, seen=30, tests=tests)
    given = VerdictInput(product=kettle(histogram=histogram), points=daily(60, "40"), now=NOW)
    return weigh(given, Heard(trust=trust))


def ends(reached: Verdict) -> tuple[float, float]:
    assert reached.interval is not None
    return reached.interval


def test_the_worse_the_grade_the_wider() -> None:
    widened = [trust_widening(Trust(grade=grade), LIMITS) for grade in get_args(Grade)]
    assert widened == [0.0, 0.1, 0.3, 0.6, 1.0, 1.5]


def test_without_a_grade_a_failed_test_widens_and_others_do_not() -> None:
    assert trust_widening(Trust(tests=(PASSED, FAILED)), LIMITS) == 0.3
    assert trust_widening(Trust(tests=(PASSED,)), LIMITS) == 0.0
    assert trust_widening(Trust(), LIMITS) == 0.0


def test_a_list_that_is_mostly_set_aside_fails_as_one_that_is_so_in_part() -> None:
    copies = Trust(kept=1, seen=25, tests=(FAILED,))
    assert [veto.cap for veto in trust_vetoes(copies, LIMITS)] == [LIMITS.failed_cap]
    assert trust_widening(copies, LIMITS) == trust_widening(Trust(grade="F"), LIMITS)
    for kept, seen in ((5, 9), (1, 9), (8, 12)):  # too few to say so, or most of them kept
        few = Trust(kept=kept, seen=seen, tests=(FAILED,))
        assert (list(trust_vetoes(few, LIMITS)), trust_widening(few, LIMITS)) == ([], LIMITS.ungraded_widening)


@pytest.mark.parametrize("grade", ["A", "B", "C", "D", "E", None])
def test_only_a_failed_trust_is_a_veto(grade: Grade | None) -> None:
    assert list(trust_vetoes(Trust(grade=grade, tests=(FAILED,)), LIMITS)) == []
    assert verdict(grade, LOVED, FAILED).vetoes == ()


@pytest.mark.parametrize(("grade", "wider"), [("A", 0.0), ("B", 0.1), ("C", 0.3), ("D", 0.6), ("E", 1.0)])
def test_the_interval_widens_on_both_sides_and_the_score_stays(grade: Grade, wider: float) -> None:
    plain, graded = verdict(None, HATED), verdict(grade, HATED)
    assert (graded.uncapped, graded.value_score) == (plain.uncapped, plain.value_score)
    assert ends(graded)[1] == pytest.approx(ends(plain)[1] + wider)
    assert ends(graded)[0] == pytest.approx(max(0.0, ends(plain)[0] - wider))


def test_a_failed_trust_caps_score_and_interval_and_says_so() -> None:
    plain, failed = verdict(None, LOVED), verdict("F", LOVED)
    assert plain.value_score is not None
    assert plain.value_score > 5.5
    assert (failed.value_score, ends(failed)[1], failed.uncapped) == (5.5, 5.5, plain.uncapped)
    assert ends(failed)[0] == pytest.approx(min(5.5, ends(plain)[0] - 1.5))
    (veto,) = failed.vetoes
    assert (veto.name, veto.cap) == ("trust_failed", 5.5)
    assert (veto.evidence.source, veto.evidence.n) == ("reviews_read", 30)


def test_a_failed_trust_leaves_it_to_be_considered() -> None:
    assert verdict(None, LOVED).recommendation == "buy"
    assert verdict("F", LOVED).recommendation == "consider"


def test_a_failed_trust_lowers_no_score_under_its_cap() -> None:
    plain, failed = verdict(None, HATED), verdict("F", HATED)
    assert failed.value_score == plain.value_score
    assert failed.value_score is not None
    assert failed.value_score < 5.5


def test_without_a_grade_trust_is_missing() -> None:
    assert "trust" in verdict(None, LOVED).missing
    assert "trust" not in verdict("C", LOVED).missing


def test_reviews_that_nobody_heard_are_named_and_heard_ones_are_not() -> None:
    given = VerdictInput(product=kettle(reviews=(Review(id="a", text="Fine."),)), now=NOW)
    assert "review_texts" in weigh(given, NOTHING).missing
    heard = weigh(given, Heard(texts=1, engine="fast 1"))
    assert "review_texts" not in heard.missing
    assert heard.engine == "worthit-weigh/1; fast 1"
