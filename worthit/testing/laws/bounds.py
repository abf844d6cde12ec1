"""Between what a score lies, what cuts it, what it rests on, and when there is none."""

from decimal import Decimal

import pytest
from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.product.model import Review, Theme
from worthit.testing.laws.running import TINY, Cases, Weigh, for_all, product_of, with_product
from worthit.testing.laws.strategies import WARNINGS, reviews, warned_and_bought
from worthit.verdict.answer import band_of
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT

_LACKS = ("blocked", "not_product", "no price", "zero", "no owners", "four owners")
_ALARMS = {"safety", "recall", "counterfeit"}


def the_score_lies_in_its_interval_and_its_parts_add_up(weigh: Weigh, cases: Cases) -> None:
    """Each part with its source, how many it rests on, its time, and its interval around its value."""

    @for_all(cases)
    def law(evidence: VerdictInput) -> None:
        verdict = weigh(evidence)
        assume(verdict.value_score is not None)
        assert verdict.value_score is not None
        assert verdict.interval is not None
        assert 0 <= verdict.interval[0] <= verdict.value_score <= verdict.interval[1] <= 10
        assert verdict.value_score == round(verdict.value_score, 2)
        assert verdict.band == band_of(verdict.value_score, DEFAULT.answer)
        assert sum(reason.contribution for reason in verdict.reasons) == pytest.approx(verdict.uncapped, abs=TINY)
        assert verdict.basis == tuple(reason.name for reason in verdict.reasons)
        for reason in verdict.reasons:
            assert reason.evidence.source
            assert reason.evidence.n
            assert reason.evidence.at == evidence.latest_time
            assert reason.evidence.interval is not None
            assert 0 <= reason.evidence.interval[0] <= reason.value <= reason.evidence.interval[1] <= 10


def what_is_absent_is_named(weigh: Weigh, cases: Cases) -> None:
    names = {"satisfaction": "owners", "value_opinion": "value_opinion", "price": "price_history"}

    @for_all(cases)
    def law(evidence: VerdictInput) -> None:
        verdict = weigh(evidence)
        assert {part for part, missing in names.items() if missing not in verdict.missing} == set(verdict.basis)


def limits_come_last_and_cut_score_and_interval_alike(weigh: Weigh, cases: Cases) -> None:
    """The scale, and every veto: neither moves anything below it."""

    @for_all(cases, warned_and_bought())
    def law(evidence: VerdictInput, said: tuple[Review, ...]) -> None:
        verdict = weigh(replace(evidence, reviews=said))
        assume(verdict.uncapped is not None)
        assert verdict.uncapped is not None
        assert verdict.uncapped_interval is not None
        top = min((10.0, *(veto.cap for veto in verdict.vetoes)))
        assert verdict.value_score == round(min(max(verdict.uncapped, 0.0), top), 2)
        assert verdict.interval == tuple(min(max(end, 0.0), top) for end in verdict.uncapped_interval)


def danger_and_failed_trust_are_vetoes(weigh: Weigh, cases: Cases) -> None:
    """Three owners or more of few who warn of danger; a list that is mostly not kept. What vetoes, caps."""

    @for_all(cases, warned_and_bought())
    def law(evidence: VerdictInput, said: tuple[Review, ...]) -> None:
        verdict = weigh(with_product(replace(evidence, reviews=said), reviews=()))
        found = {veto.name for veto in verdict.vetoes}
        warned = sum(review.text in WARNINGS for review in said)
        if verdict.trust.kept == verdict.trust.seen:
            assert ("safety" in found) == (warned >= 3)
        if verdict.trust.seen >= 10 and 2 * verdict.trust.kept < verdict.trust.seen:
            assert "trust_failed" in found
        for veto in verdict.vetoes:
            assert veto.cap < 10
            assert veto.evidence.n
            assert veto.evidence.at == evidence.latest_time


def advice_follows_from_the_numbers(weigh: Weigh, cases: Cases) -> None:
    """The rules in their order: unknown, avoid, consider where trust failed, wait, buy, else consider."""

    @for_all(cases, reviews() | warned_and_bought())
    def law(evidence: VerdictInput, said: tuple[Review, ...]) -> None:
        given = replace(evidence, reviews=said)
        verdict = weigh(given)
        assert verdict.recommendation == _advice(verdict, product_of(given).availability)


def like_evidence_in_ten_times_the_amount_never_widens_it(weigh: Weigh, cases: Cases) -> None:
    """Before the limits cut: an interval that is moved away from the end of the scale shows more of itself."""

    @for_all(cases, st.sampled_from([10, 100, 1000]))
    def law(evidence: VerdictInput, times: int) -> None:
        def more(count: int | None) -> int | None:
            return None if count is None else count * times

        product = product_of(evidence)
        themes = tuple(
            Theme(
                name=theme.name,
                mentions=more(theme.mentions),
                tone=theme.tone,
                positive=more(theme.positive),
                negative=more(theme.negative),
            )
            for theme in product.themes
        )
        counts = {"rating_count": more(product.rating_count), "review_count": more(product.review_count)}
        before, after = weigh(evidence), weigh(with_product(evidence, themes=themes, **counts))
        assume(before.uncapped_interval is not None)
        assert _width(after) <= _width(before) + TINY


def no_evidence_no_score(weigh: Weigh, cases: Cases) -> None:
    """Never a neutral default; and what was missing is named."""

    @for_all(cases, st.sampled_from(_LACKS))
    def law(evidence: VerdictInput, lack: str) -> None:
        verdict = weigh(_lacking(evidence, lack))
        assert (verdict.value_score, verdict.uncapped, verdict.interval, verdict.band) == (None, None, None, None)
        assert verdict.uncapped_interval is None
        assert verdict.recommendation == "unknown"
        assert verdict.missing


def without_any_time_there_is_no_history(weigh: Weigh, cases: Cases) -> None:
    @for_all(cases)
    def law(evidence: VerdictInput) -> None:
        verdict = weigh(replace(evidence, points=(), snapshots=(), now=None))
        assert "price" not in verdict.basis
        assert verdict.price.days_tracked == 0


def _lacking(evidence: VerdictInput, lack: str) -> VerdictInput:
    ownerless = replace(evidence, reviews=())
    return {
        "blocked": replace(evidence, kind="blocked"),
        "not_product": replace(evidence, kind="not_product"),
        "no price": with_product(evidence, price=None),
        "zero": with_product(evidence, price=Decimal(0)),
        "no owners": with_product(ownerless, rating_count=None, review_count=None, reviews=()),
        "four owners": with_product(evidence, rating=4.0, rating_best=5.0, rating_count=4),
    }[lack]


def _advice(verdict: Verdict, availability: str | None) -> str:
    if verdict.value_score is None or verdict.interval is None:
        return "unknown"
    found = {veto.name for veto in verdict.vetoes}
    values = {reason.name: reason for reason in verdict.reasons}
    of_value = values.get("value_opinion")
    judged = "price" in values or (of_value is not None and (of_value.evidence.n or 0) >= 10)
    if verdict.interval[1] < 5 or found & _ALARMS:
        return "avoid"
    if "trust_failed" in found:
        return "consider"
    if availability == "out_of_stock" or (verdict.price.label == "high" and values["satisfaction"].value >= 6):
        return "wait"
    return "buy" if verdict.value_score >= 6 and verdict.interval[0] >= 5 and judged else "consider"


def _width(verdict: Verdict) -> float:
    assert verdict.uncapped_interval is not None
    return verdict.uncapped_interval[1] - verdict.uncapped_interval[0]
