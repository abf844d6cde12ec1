"""Which products are advised against, and why."""

import pytest

from worthit.verdict.discouraged import reasons_against
from worthit.verdict.model import Evidence, Recommendation, Verdict, Veto


def veto(name: str) -> Veto:
    return Veto(name=name, cap=3.9, evidence=Evidence(source="reviews_read"))


@pytest.mark.parametrize("recommendation", ["buy", "consider", "wait", "unknown"])
def test_what_is_not_to_be_avoided_and_has_no_veto_is_not_advised_against(recommendation: Recommendation) -> None:
    assert reasons_against(Verdict(kind="product", recommendation=recommendation)) == ()


def test_a_low_score_alone_is_a_reason() -> None:
    assert reasons_against(Verdict(kind="product", recommendation="avoid")) == ("avoid",)


@pytest.mark.parametrize("recommendation", ["avoid", "consider", "unknown"])
def test_each_veto_is_a_reason_whatever_is_recommended(recommendation: Recommendation) -> None:
    found = Verdict(kind="product", recommendation=recommendation, vetoes=(veto("safety"), veto("trust_failed")))
    assert reasons_against(found) == ("safety", "trust_failed")
