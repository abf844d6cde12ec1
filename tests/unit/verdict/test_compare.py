"""Several products side by side."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs

from worthit.errors import InvalidRequest, PageBlocked, VerdictNotFound
from worthit.verdict.compare import Compared, Dominance, Tie, compare, reach_all
from worthit.verdict.model import Evidence, Explanation, ProductSummary, Verdict, VerdictDocument, Veto
from worthit.verdict.question import OnProgress, Question

EMPTY = dict.fromkeys(ProductSummary.__struct_fields__)


def document(
    interval: tuple[float, float] | None = (5.0, 7.0), rating: tuple[float, float] | None = (4.4, 4.6), **product: Any
) -> VerdictDocument:
    """A verdict in the middle of its interval; without one, without a score."""
    summary = EMPTY | {"price": Decimal(40), "currency": "EUR"} | product
    return VerdictDocument(
        id="v",
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
        provenance="fetched",
        ref=None,
        product=ProductSummary(**summary),
        verdict=Verdict(kind="product", value_score=sum(interval) / 2 if interval else None, interval=interval),
        explanation=Explanation(language="en", answer="", lines=()),
        rating=rating,
    )


class Nobody:
    """Is never asked."""

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        raise AssertionError(question.url)

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        return None

    async def get(self, verdict_id: str) -> VerdictDocument:
        raise AssertionError(verdict_id)


def beside(*documents: VerdictDocument | None) -> tuple[Compared, ...]:
    return tuple(Compared(asked=str(place), verdict=each) for place, each in enumerate(documents))


def test_the_low_end_ranks_and_who_has_no_score_is_not_ranked() -> None:
    wide, narrow = document((4.0, 9.9)), document((5.0, 6.0))
    assert compare(beside(wide, document(None), narrow, None)).ranking == (2, 0)


def test_scores_whose_intervals_overlap_are_a_tie() -> None:
    found = compare(beside(document((3.0, 5.0)), document((5.0, 7.0)), document((7.1, 8.0)), document(None)))
    assert found.ranking == (2, 1, 0)
    assert found.ties == (Tie(first=1, second=0),)


def with_veto(of: VerdictDocument, name: str) -> VerdictDocument:
    veto = Veto(name=name, cap=3.9, evidence=Evidence(source="review_texts", n=9.0))
    return replace(of, verdict=replace(of.verdict, vetoes=(veto,), recommendation="avoid"))


def test_what_is_advised_against_comes_last_and_is_never_told_as_better() -> None:
    capped = with_veto(document((3.9, 3.9), price=Decimal(10), rating=(4.8, 4.9)), "safety")
    found = compare(beside(capped, document((3.5, 7.4)), document((3.0, 7.0), price=Decimal(60), rating=(3.0, 3.2))))
    assert found.ranking == (1, 2, 0)
    assert found.ties == (Tie(first=1, second=2),)
    assert found.dominance == (Dominance(better=1, worse=2, why="cheaper_and_better"),)
    assert [item.against for item in found.items] == [("safety",), (), ()]


async def test_one_product_asked_for_twice_is_refused() -> None:
    links = ("https://www.amazon.it/dp/B0WRTHLMP1", "https://www.amazon.it/gp/product/B0WRTHLMP1?tag=x-21")
    with pytest.raises(InvalidRequest, match="asked for twice") as refused:
        await reach_all(Nobody(), [(link, Question(url=link)) for link in links])
    assert refused.value.field == "urls[1]"
    assert "amazon" not in refused.value.detail


def test_who_is_better_for_the_money_is_told_with_the_reason() -> None:
    cheap, dear = document(price=Decimal(30)), document(price=Decimal(50), rating=(4.1, 4.3))
    found = compare(beside(dear, None, cheap))
    assert found.dominance == (Dominance(better=2, worse=0, why="cheaper_and_better"),)


def test_nothing_is_compared_across_currencies_or_conditions_or_without_a_price_or_owners() -> None:
    others = (
        document(price=Decimal(10), currency="USD"),
        document(price=Decimal(10), condition="used"),
        document(price=None, currency=None),
        document(price=Decimal(10), rating=None),
        document(price=Decimal(10), availability="out_of_stock"),
    )
    found = compare(beside(document(), *others))
    assert found.dominance == ()
    assert found.currencies == ("EUR", "USD")


def test_used_products_are_compared_with_each_other() -> None:
    found = compare(beside(document(condition="used"), document(condition="used", price=Decimal(39))))
    assert [(each.better, each.worse) for each in found.dominance] == [(1, 0)]


class Shops:
    """Verdicts by link, given only when all links have been asked for."""

    def __init__(self, answers: Mapping[str, VerdictDocument | Exception]) -> None:
        self._answers = answers
        self._all_asked = asyncio.Barrier(len(answers))

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        await self._all_asked.wait()
        answer = self._answers[question.url or ""]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        return None

    async def get(self, verdict_id: str) -> VerdictDocument:
        raise VerdictNotFound("There is no verdict with this id.")


async def test_all_are_looked_up_at_once_and_one_that_fails_does_not_fail_the_rest() -> None:
    answers: dict[str, VerdictDocument | Exception]
    answers = {"a": document(), "b": PageBlocked("A captcha."), "c": ZeroDivisionError("hush"), "d": document()}
    asked = [(link.upper(), Question(url=link)) for link in answers]
    with capture_logs() as logged:
        found = await asyncio.wait_for(reach_all(Shops(answers), asked), timeout=10)
    assert [item.asked for item in found.items] == ["A", "B", "C", "D"]
    assert [item.verdict is not None for item in found.items] == [True, False, False, True]
    blocked, broken = (item.failure for item in found.items if item.failure is not None)
    assert (blocked.code, blocked.title, blocked.detail) == ("E010", "The shop blocked the page", "A captcha.")
    assert broken.code == "E012"
    assert "hush" not in broken.detail
    assert len(logged) == 1
