"""The laws as tests: subclass in your tests what your plugin takes part in, and say what of it is yours."""

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from worthit.price.model import PriceJudgement, PricePoint
from worthit.reviews.analyzers.judge import SentenceJudge
from worthit.reviews.listen import Hosted
from worthit.testing.laws import bounds, movement, price, sameness
from worthit.testing.laws.running import Cases, Weigh
from worthit.testing.laws.strategies import evidence
from worthit.verdict.hear import hear, to_ask
from worthit.verdict.listening import believed
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.weigh import weigh


def weighing(judge: SentenceJudge | None = None) -> Weigh:
    """From evidence to its verdict as WorthIt! reaches it offline; with a judge, it is asked about the sentences.

    Raises ValueError for a score of the judge's that WorthIt! would not believe: outside -1 to 1.
    """

    def reach(given: VerdictInput) -> Verdict:
        return weigh(given, hear(given, engine="fast", hosted=_asked(judge, given) if judge else None))

    return reach


def _asked(judge: SentenceJudge, given: VerdictInput) -> Hosted | None:
    passages = to_ask(given)
    if not passages:
        return None
    texts = [one.text for one in passages]
    said = asyncio.run(judge.judge(texts, [one.language for one in passages]))
    return Hosted(name=judge.name, scores=dict(zip(texts, believed(said), strict=True)))


class VerdictLaws:
    """Tests of every law of a verdict (docs/verdict.md, "Laws").

    judge: a `SentenceJudge` of yours that is asked about the reviews. cases: evidence of yours, such as the products
    that your extractor or source gives, in place of random products. For anything else, override `weigh`.
    """

    judge: ClassVar[SentenceJudge | None] = None
    cases: ClassVar[Cases] = evidence()

    def weigh(self, given: VerdictInput) -> Verdict:
        return weighing(self.judge)(given)

    def test_nine_in_ten_score(self) -> None:
        movement.nine_in_ten_score(self.weigh, self.cases)

    def test_never_falls_when_the_price_falls(self) -> None:
        movement.never_falls_when_the_price_falls(self.weigh, self.cases)

    def test_rises_strictly_when_the_price_falls_inside_its_history(self) -> None:
        movement.rises_strictly_when_the_price_falls_inside_its_history(self.weigh, self.cases)

    def test_falls_when_owners_move_from_five_stars_to_one(self) -> None:
        movement.falls_when_owners_move_from_five_stars_to_one(self.weigh, self.cases)

    def test_a_review_moves_it_to_its_own_side(self) -> None:
        movement.a_review_moves_it_to_its_own_side(self.weigh, self.cases)

    def test_the_same_evidence_gives_the_same_bytes(self) -> None:
        sameness.the_same_evidence_gives_the_same_bytes(self.weigh, self.cases)

    def test_the_order_of_reviews_and_sightings_changes_no_byte(self) -> None:
        sameness.the_order_of_reviews_and_sightings_changes_no_byte(self.weigh, self.cases)

    def test_one_factor_on_every_amount_changes_nothing(self) -> None:
        sameness.one_factor_on_every_amount_changes_nothing(self.weigh, self.cases)

    def test_a_duplicated_review_changes_no_satisfaction(self) -> None:
        sameness.a_duplicated_review_changes_no_satisfaction(self.weigh, self.cases)

    def test_a_was_price_never_moves_the_score(self) -> None:
        sameness.a_was_price_never_moves_the_score(self.weigh, self.cases)

    def test_the_score_lies_in_its_interval_and_its_parts_add_up(self) -> None:
        bounds.the_score_lies_in_its_interval_and_its_parts_add_up(self.weigh, self.cases)

    def test_what_is_absent_is_named(self) -> None:
        bounds.what_is_absent_is_named(self.weigh, self.cases)

    def test_limits_come_last_and_cut_score_and_interval_alike(self) -> None:
        bounds.limits_come_last_and_cut_score_and_interval_alike(self.weigh, self.cases)

    def test_danger_and_failed_trust_are_vetoes(self) -> None:
        bounds.danger_and_failed_trust_are_vetoes(self.weigh, self.cases)

    def test_advice_follows_from_the_numbers(self) -> None:
        bounds.advice_follows_from_the_numbers(self.weigh, self.cases)

    def test_like_evidence_in_ten_times_the_amount_never_widens_it(self) -> None:
        bounds.like_evidence_in_ten_times_the_amount_never_widens_it(self.weigh, self.cases)

    def test_no_evidence_no_score(self) -> None:
        bounds.no_evidence_no_score(self.weigh, self.cases)

    def test_without_any_time_there_is_no_history(self) -> None:
        bounds.without_any_time_there_is_no_history(self.weigh, self.cases)


class PriceLaws:
    """Tests of every law of price honesty (docs/verdict.md, "Price honesty"); override `judge` for a judge of yours."""

    def judge(self, now: Decimal, past: Sequence[PricePoint], list_price: Decimal | None = None) -> PriceJudgement:
        return price.judged(now, past, list_price)

    def test_shares_and_discounts_are_counted_as_hour_by_hour(self) -> None:
        price.shares_and_discounts_are_counted_as_hour_by_hour(self.judge)

    def test_shares_are_shares_and_lows_are_in_order(self) -> None:
        price.shares_are_shares_and_lows_are_in_order(self.judge)

    def test_a_lower_price_never_has_a_worse_label(self) -> None:
        price.a_lower_price_never_has_a_worse_label(self.judge)

    def test_one_factor_on_every_amount_changes_no_share_and_no_label(self) -> None:
        price.one_factor_on_every_amount_changes_no_share_and_no_label(self.judge)

    def test_one_glitch_among_many_changes_nothing(self) -> None:
        price.one_glitch_among_many_changes_nothing(self.judge)

    def test_another_currency_changes_nothing(self) -> None:
        price.another_currency_changes_nothing(self.judge)
