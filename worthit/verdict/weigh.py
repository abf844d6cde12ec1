"""HOW DOES IT DECIDE: evidence in, a verdict out. Pure: no I/O and no clock; the same input gives the same bytes.

    uncapped = x₁ + Σ wᵢ·(xᵢ − refᵢ) / Σw

Owner satisfaction x₁ is the base; value opinion and price position are shifts from their typical value. An absent part
shifts nothing, is named in `missing` and widens the interval. Nothing is rounded but `value_score`, once, at the end.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import fsum

from msgspec import structs

from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.product.model import Product, Review
from worthit.reviews.duplicates import merge_by_id
from worthit.verdict.answer import band_of, recommend
from worthit.verdict.model import ReadCount, Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT, Parameters
from worthit.verdict.parts import Part, absent_widening, price_part, satisfaction_part, value_part
from worthit.verdict.satisfaction import judge_satisfaction, owners_evidence

ENGINE = "worthit-weigh/1"


def weigh(evidence: VerdictInput, parameters: Parameters = DEFAULT) -> Verdict:
    """Reach a verdict. A page that shows no product never yields a number; too thin evidence yields no score."""
    if evidence.kind in ("blocked", "not_product"):
        return Verdict(kind=evidence.kind, missing=("product",), engine=ENGINE)
    product = evidence.product or Product()
    reviews = merge_by_id((*product.reviews, *evidence.reviews))
    now = evidence.now or _latest_time(evidence)
    history = read_history(evidence.points, product.currency, now, parameters.price)
    price = product.price if product.price is not None and history.believes(product.price, parameters.price) else None
    owners = owners_evidence(product, reviews, parameters.satisfaction)
    enough = owners is not None and owners.n >= parameters.satisfaction.least_owners
    satisfaction = judge_satisfaction(owners, parameters.satisfaction) if owners and enough else None
    found = (
        satisfaction_part(owners, satisfaction, parameters, now) if owners and satisfaction else None,
        value_part(product.themes, parameters, now),
        price_part(price, history, parameters, now),
    )
    parts = tuple(part for part in found if part is not None)
    basis = tuple(part.reason.name for part in parts)
    verdict = Verdict(
        kind=evidence.kind,
        basis=basis,
        reasons=tuple(part.reason for part in parts),
        missing=tuple(_missing(basis, price is not None, reviews)),
        themes=product.themes,
        price=judge(
            price,
            product.list_price,
            history,
            buyable=product.availability != "out_of_stock",
            rules=parameters.price,
        ),
        stars=owners.stars if owners else None,
        mean_stars=satisfaction.mean if satisfaction else None,
        read=_read_count(product, reviews),
        engine=ENGINE,
    )
    return _with_score(verdict, parts, product, parameters) if satisfaction and price is not None else verdict


def _with_score(verdict: Verdict, parts: Sequence[Part], product: Product, parameters: Parameters) -> Verdict:
    """The sum of the parts; the limits come last and cut score and interval alike."""
    uncapped = fsum(part.reason.contribution for part in parts)
    widening = absent_widening(verdict.basis, parameters)
    if verdict.price.discount == "false":
        widening += parameters.price_position.false_discount_widening
    low = fsum(part.low for part in parts) - widening
    high = fsum(part.high for part in parts) + widening
    score = round(_within_limits(uncapped, parameters), 2)
    scored = structs.replace(
        verdict,
        value_score=score,
        uncapped=uncapped,
        interval=(_within_limits(low, parameters), _within_limits(high, parameters)),
        band=band_of(score, parameters.answer),
    )
    return structs.replace(scored, recommendation=recommend(scored, product.availability, parameters))


def _within_limits(points: float, parameters: Parameters) -> float:
    low, high = parameters.answer.limits
    return min(max(points, low), high)


def _missing(basis: Sequence[str], has_price: bool, reviews: Sequence[Review]) -> Iterator[str]:
    """What was not there, or is not read yet, the gravest first."""
    if "satisfaction" not in basis:
        yield "owners"
    if not has_price:
        yield "price"
    if "value_opinion" not in basis:
        yield "value_opinion"
    if "price" not in basis:
        yield "price_history"
    if any(review.text.strip() for review in reviews):
        yield "review_texts"
    yield "trust"


def _read_count(product: Product, reviews: Sequence[Review]) -> ReadCount:
    """Reviews read, of those that the shop counts: written ones where it tells them apart from stars."""
    of = product.review_count if product.review_count is not None else product.rating_count
    return ReadCount(reviews=len(reviews), of=of if of is not None and of >= len(reviews) else None)


def _latest_time(evidence: VerdictInput) -> datetime | None:
    """The latest time in the input, the time at which it is judged where none is given."""
    times = [point.at for point in evidence.points] + [snapshot.at for snapshot in evidence.snapshots]
    return max(times, default=None)
