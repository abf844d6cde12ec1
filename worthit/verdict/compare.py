"""Several products side by side: who is better for the money, who is as good as another, and in which order.

`compare` is pure; `reach_all` asks for the verdicts, all at once.
"""

import asyncio
from collections.abc import Sequence
from itertools import combinations, permutations

import structlog
from msgspec import Struct, structs

from worthit.errors import ErrorCode, InvalidRequest, WorthItError
from worthit.product.identify import identify
from worthit.product.model import NEW
from worthit.verdict.alternatives import Offer, advantage
from worthit.verdict.discouraged import reasons_against
from worthit.verdict.model import Advantage, VerdictDocument
from worthit.verdict.question import Question, Verdicts

_OUR_FAULT = "Something went wrong on our side. Our log has it."
log = structlog.get_logger(__name__)


class Failure(Struct, frozen=True, kw_only=True):
    """Why there is no verdict on one of the products."""

    code: ErrorCode
    title: str
    detail: str


class Compared(Struct, frozen=True, kw_only=True):
    """One of the products, as it was asked for: its verdict, or why there is none.

    against: why it is advised against, by the names of its vetoes, or `avoid`; empty where it is not.
    """

    asked: str
    verdict: VerdictDocument | None = None
    against: tuple[str, ...] = ()
    failure: Failure | None = None


class Dominance(Struct, frozen=True, kw_only=True):
    """One product is better for the money than another: the price and the owners' stars say so. Places from 0."""

    better: int
    worse: int
    why: Advantage


class Tie(Struct, frozen=True, kw_only=True):
    """Two products whose scores cannot be told apart: their intervals overlap. Places from 0."""

    first: int
    second: int


class Comparison(Struct, frozen=True, kw_only=True):
    """Several products side by side, in the order in which they were asked for.

    ranking: places of those with a score, by the low end of its interval, those that are advised against after all
    others: a score that was cut is not a surer one. ties: pairs whose intervals overlap, neither advised against.
    dominance: within one currency and one condition, and never in favour of what is advised against. currencies: those
    of the prices; several are never converted.
    """

    items: tuple[Compared, ...]
    ranking: tuple[int, ...]
    ties: tuple[Tie, ...]
    dominance: tuple[Dominance, ...]
    currencies: tuple[str, ...]


async def reach_all(verdicts: Verdicts, asked: Sequence[tuple[str, Question]]) -> Comparison:
    """Look all of them up at once and compare them. asked: each question with its name.

    One that fails is told with its code; the others are compared without it. Raises InvalidRequest for one asked twice.
    """
    refuse_doubles(asked)
    return compare(await asyncio.gather(*(_reach(verdicts, name, question) for name, question in asked)))


def compare(items: Sequence[Compared]) -> Comparison:
    """Rank those with a score, say whose scores cannot be told apart, and who is better for the money than whom."""
    reached = {place: item.verdict for place, item in enumerate(items) if item.verdict is not None}
    against = {place: reasons_against(document.verdict) for place, document in reached.items()}
    scored = [place for place, document in reached.items() if document.verdict.value_score is not None]
    ranking = sorted(
        scored, key=lambda place: (bool(against[place]), -_low(reached[place]), -_score(reached[place]), place)
    )
    currencies = dict.fromkeys(document.product.currency for document in reached.values() if document.product.currency)
    return Comparison(
        items=tuple(structs.replace(item, against=against.get(place, ())) for place, item in enumerate(items)),
        ranking=tuple(ranking),
        ties=tuple(
            Tie(first=first, second=second)
            for first, second in combinations([place for place in ranking if not against[place]], 2)
            if _high(reached[second]) >= _low(reached[first])
        ),
        dominance=tuple(
            Dominance(better=better, worse=worse, why=why)
            for better, worse in permutations(reached, 2)
            if not against[better] and (why := _advantage(reached[better], reached[worse])) is not None
        ),
        currencies=tuple(currencies),
    )


def refuse_doubles(asked: Sequence[tuple[str, Question]]) -> None:
    """Raises InvalidRequest for a product that is asked for twice."""
    known: dict[str, int] = {}
    for place, (_, question) in enumerate(asked):
        try:
            key = identify(question.url).key if question.url and not question.pages else None
        except WorthItError:
            continue  # looking it up will say what is wrong with it
        if key is None:
            continue
        if known.setdefault(key, place) != place:
            raise InvalidRequest(
                f"Links {known[key] + 1} and {place + 1} lead to one product: it is asked for twice.", f"urls[{place}]"
            )


async def _reach(verdicts: Verdicts, name: str, question: Question) -> Compared:
    try:
        return Compared(asked=name, verdict=await verdicts.reach(question))
    except WorthItError as error:
        return Compared(asked=name, failure=Failure(code=error.code, title=error.title, detail=error.detail))
    except Exception:
        log.exception("one of the products compared failed")
        failure = Failure(code=ErrorCode.INTERNAL, title=WorthItError.title, detail=_OUR_FAULT)
        return Compared(asked=name, failure=failure)


def _low(document: VerdictDocument) -> float:
    return document.verdict.interval[0] if document.verdict.interval else 0.0


def _high(document: VerdictDocument) -> float:
    return document.verdict.interval[1] if document.verdict.interval else 10.0


def _score(document: VerdictDocument) -> float:
    return document.verdict.value_score or 0.0


def _advantage(a: VerdictDocument, b: VerdictDocument) -> Advantage | None:
    """Within one condition; what is used is not compared with what is new."""
    if (a.product.condition or NEW) != (b.product.condition or NEW):
        return None
    one, other = _offer(a), _offer(b)
    return advantage(one, other) if one and other else None


def _offer(document: VerdictDocument) -> Offer | None:
    product = document.product
    buyable = product.availability != "out_of_stock"
    if not buyable or product.price is None or product.currency is None or document.rating is None:
        return None
    return Offer(price=product.price, currency=product.currency, rating=document.rating)
