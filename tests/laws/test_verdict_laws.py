"""The laws of a verdict (docs/verdict.md, "Laws"), over random products."""

from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.product.model import Review
from worthit.reviews.trust.model import Grade
from worthit.testing.laws import VerdictLaws
from worthit.testing.laws.strategies import NEUTRAL_TEXTS, TELLING_TEXTS, evidence, reviews
from worthit.verdict.hear import hear
from worthit.verdict.model import VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.weigh import weigh

pytestmark = pytest.mark.timeout(600)
"""Five hundred examples, each heard and weighed twice."""


class TestVerdictLaws(VerdictLaws):
    """Offline, by the engine's words alone."""


@given(
    evidence(),
    reviews(texts=TELLING_TEXTS),
    st.sampled_from(NEUTRAL_TEXTS),
    st.sampled_from([1.0, 5.0]),
    st.sampled_from([None, *get_args(Grade)]),
)
def test_a_review_moves_it_to_its_own_side_under_every_grade(
    given: VerdictInput, said: tuple[Review, ...], text: str, stars: float, grade: Grade | None
) -> None:
    given = replace(given, reviews=said)
    more = replace(given, reviews=(*said, Review(id="r00", text=text, rating=stars, author="a0")))
    heard, heard_more = hear(given, engine="fast"), hear(more, engine="fast")
    assume({one for one in heard_more.trust.reviews if one.id != "r00"} == set(heard.trust.reviews))
    trust = replace(heard.trust, grade=grade)
    before, after = weigh(given, replace(heard, trust=trust)), weigh(more, replace(heard_more, trust=trust))
    assume(before.uncapped is not None)
    for old, new in ((before.uncapped, after.uncapped), (before.value_score, after.value_score)):
        assert old is not None
        assert new is not None
        assert new >= old if stars == 5.0 else new <= old


@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_a_failed_trust_widens_caps_and_lowers_nothing_else(given: VerdictInput, said: tuple[Review, ...]) -> None:
    given = replace(given, reviews=said)
    heard = replace(hear(given, engine="fast"), alarms=())
    fine, failed = (weigh(given, replace(heard, trust=replace(heard.trust, grade=grade))) for grade in ("A", "F"))
    assume(fine.value_score is not None)
    assert fine.value_score is not None
    assert fine.uncapped_interval is not None
    assert failed.uncapped_interval is not None
    widening = DEFAULT.trust.widening["F"] - DEFAULT.trust.widening["A"]
    assert failed.uncapped_interval[0] == pytest.approx(fine.uncapped_interval[0] - widening)
    assert failed.uncapped_interval[1] == pytest.approx(fine.uncapped_interval[1] + widening)
    assert failed.uncapped == fine.uncapped
    assert failed.value_score == min(fine.value_score, DEFAULT.trust.failed_cap)
    assert [veto.name for veto in failed.vetoes] == ["trust_failed"]
    assert (failed.reasons, failed.pros, failed.cons) == (fine.reasons, fine.pros, fine.cons)
