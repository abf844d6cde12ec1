"""What moves a score, and in which direction: on `uncapped`, before the limits cut."""

from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.product.model import Review
from worthit.testing.laws.running import Cases, Weigh, for_all, price_of, scores, with_product
from worthit.testing.laws.strategies import (
    NEUTRAL_TEXTS,
    NOW,
    TELLING_TEXTS,
    factors,
    histograms,
    histories,
    points,
    reviews,
)
from worthit.verdict.model import Verdict, VerdictInput

_NEW = "r0"
"""The id of a review that is added; no other has it."""


def nine_in_ten_score(weigh: Weigh, cases: Cases) -> None:
    """At least nine in ten of the evidence get a score: else the other laws are about nothing."""
    scored: list[bool] = []

    @for_all(cases)
    def law(evidence: VerdictInput) -> None:
        scored.append(weigh(evidence).value_score is not None)

    assert sum(scored) >= 0.9 * len(scored)


def never_falls_when_the_price_falls(weigh: Weigh, cases: Cases) -> None:
    @for_all(cases, factors(0.3, 0.99))
    def law(evidence: VerdictInput, factor: Decimal) -> None:
        dear, cheap = scores(weigh(evidence), weigh(with_product(evidence, price=price_of(evidence) * factor)))
        assert cheap >= dear


def rises_strictly_when_the_price_falls_inside_its_history(weigh: Weigh, cases: Cases) -> None:
    steps = st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True)

    @for_all(cases, histories(90), steps)
    def law(evidence: VerdictInput, history: tuple[tuple[int, Decimal], ...], chosen: list[int]) -> None:
        evidence = with_product(evidence, currency="EUR")
        past = replace(evidence, points=points(price_of(evidence), history), now=NOW)
        known = sorted({point.amount for point in past.points})
        low, high = sorted(known[0] + (known[-1] - known[0]) * Decimal(step) / 100 for step in chosen)
        assume(low < high)
        dear, cheap = scores(weigh(with_product(past, price=high)), weigh(with_product(past, price=low)))
        assert cheap > dear


def falls_when_owners_move_from_five_stars_to_one(weigh: Weigh, cases: Cases) -> None:
    @for_all(cases, histograms(), st.integers(1, 100), st.integers(5, 10**6))
    def law(evidence: VerdictInput, before: dict[str, float], percent: int, owners: int) -> None:
        moved = min(float(percent), before["5"])
        assume(moved > 0)
        after = before | {"5": before["5"] - moved, "1": before["1"] + moved}
        better, worse = scores(
            weigh(with_product(evidence, histogram=before, rating_count=owners)),
            weigh(with_product(evidence, histogram=after, rating_count=owners)),
        )
        assert worse < better


def a_review_moves_it_to_its_own_side(weigh: Weigh, cases: Cases) -> None:
    """Never up with one star, never down with five, where its words are of neither value nor danger and trust is equal.

    That holds for the score as printed too: a one-star review lifts no veto.
    """
    author = st.sampled_from([None, "a0"])

    @for_all(cases, reviews(texts=TELLING_TEXTS), st.sampled_from(NEUTRAL_TEXTS), st.sampled_from([1.0, 5.0]), author)
    def law(evidence: VerdictInput, said: tuple[Review, ...], text: str, stars: float, author: str | None) -> None:
        new = Review(id=_NEW, text=text, rating=stars, author=author)
        before, after = weigh(replace(evidence, reviews=said)), weigh(replace(evidence, reviews=(*said, new)))
        assume(_trusts_alike(before, after))
        old, more = scores(before, after)
        assert more >= old if stars == 5.0 else more <= old
        assert before.value_score is not None
        assert after.value_score is not None
        assert after.value_score >= before.value_score if stars == 5.0 else after.value_score <= before.value_score


def _trusts_alike(before: Verdict, after: Verdict) -> bool:
    """The same trust in all reviews that both have, and in the whole."""
    kept = {one for one in after.trust.reviews if one.id != _NEW}
    failed = [{veto.name for veto in verdict.vetoes} & {"trust_failed"} for verdict in (before, after)]
    return kept == set(before.trust.reviews) and failed[0] == failed[1]
