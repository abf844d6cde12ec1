"""HOW DOES IT DECIDE: evidence in, a verdict out. Pure: no I/O and no clock; the same input gives the same bytes.

    uncapped = x₁ + Σ wᵢ·(xᵢ − refᵢ) / Σw

Owner satisfaction x₁ is the base; value opinion and price position are shifts from their typical value. An absent part
shifts nothing, is named in `missing` and widens the interval. Nothing is rounded but `value_score`, once, at the end.
"""

from collections.abc import Iterator, Sequence
from math import fsum

from msgspec import structs

from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.product.model import Product, Review
from worthit.reviews.duplicates import merge_by_id
from worthit.reviews.heard import NOTHING, Heard
from worthit.verdict.alarm_limits import alarm_vetoes
from worthit.verdict.answer import band_of, recommend
from worthit.verdict.model import ReadCount, Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT, Parameters
from worthit.verdict.parts import Part, absent_widening, price_part, satisfaction_part, value_part
from worthit.verdict.satisfaction import judge_satisfaction, owners_evidence
from worthit.verdict.trust_limits import trust_vetoes, trust_widening

ENGINE = "worthit-weigh/1"


def weigh(evidence: VerdictInput, heard: Heard = NOTHING, parameters: Parameters = DEFAULT) -> Verdict:
    """Reach a verdict. A page that shows no product never yields a number; too thin evidence yields no score.

    heard: what the reviews of the evidence say (`worthit.reviews.listen`).
    """
    if evidence.kind in ("blocked", "not_product"):
        return Verdict(kind=evidence.kind, missing=("product",), engine=ENGINE)
    product = evidence.product or Product()
    reviews = merge_by_id((*product.reviews, *evidence.reviews))
    now = evidence.latest_time
    history = read_history(evidence.points, product.currency, now, parameters.price)
    price = product.price if product.price is not None and history.believes(product.price, parameters.price) else None
    owners = owners_evidence(product, reviews, parameters.satisfaction)
    enough = owners is not None and owners.n >= parameters.satisfaction.least_owners
    satisfaction = judge_satisfaction(owners, parameters.satisfaction) if owners and enough else None
    found = (
        satisfaction_part(owners, satisfaction, parameters, now) if owners and satisfaction else None,
        value_part(product.themes, heard, parameters, now),
        price_part(price, history, parameters, now),
    )
    parts = tuple(part for part in found if part is not None)
    basis = tuple(part.reason.name for part in parts)
    verdict = Verdict(
        kind=evidence.kind,
        basis=basis,
        reasons=tuple(part.reason for part in parts),
        vetoes=(*alarm_vetoes(heard.alarms, parameters.alarms, now), *trust_vetoes(heard.trust, parameters.trust, now)),
        missing=tuple(_missing(basis, price is not None, reviews, heard)),
        pros=heard.opinions.pros,
        cons=heard.opinions.cons,
        mixed=heard.opinions.mixed,
        voices=heard.opinions.voices,
        themes=product.themes,
        trust=heard.trust,
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
        engine=f"{ENGINE}; {heard.engine}" if heard.engine else ENGINE,
    )
    return _with_score(verdict, parts, product, parameters) if satisfaction and price is not None else verdict


def _with_score(verdict: Verdict, parts: Sequence[Part], product: Product, parameters: Parameters) -> Verdict:
    """The sum of the parts; the limits come last and cut score and interval alike."""
    uncapped = fsum(part.reason.contribution for part in parts)
    widening = absent_widening(verdict.basis, parameters)
    if verdict.price.discount == "false":
        widening += parameters.price_position.false_discount_widening
    widening += trust_widening(verdict.trust, parameters.trust)
    low = fsum(part.low for part in parts) - widening
    high = fsum(part.high for part in parts) + widening
    bottom, top = parameters.answer.limits
    cap = min((top, *(veto.cap for veto in verdict.vetoes)))
    score = round(_cut(uncapped, bottom, cap), 2)
    scored = structs.replace(
        verdict,
        value_score=score,
        uncapped=uncapped,
        uncapped_interval=(low, high),
        interval=(_cut(low, bottom, cap), _cut(high, bottom, cap)),
        band=band_of(score, parameters.answer),
    )
    return structs.replace(scored, recommendation=recommend(scored, product.availability, parameters))


def _cut(points: float, bottom: float, cap: float) -> float:
    return min(max(points, bottom), cap)


def _missing(basis: Sequence[str], has_price: bool, reviews: Sequence[Review], heard: Heard) -> Iterator[str]:
    """What was not there, or could not be read, the gravest first."""
    if "satisfaction" not in basis:
        yield "owners"
    if not has_price:
        yield "price"
    if "value_opinion" not in basis:
        yield "value_opinion"
    if "price" not in basis:
        yield "price_history"
    if not heard.engine and any(review.text.strip() for review in reviews):
        yield "review_texts"
    if heard.trust.grade is None:
        yield "trust"


def _read_count(product: Product, reviews: Sequence[Review]) -> ReadCount:
    """Reviews read, of those that the shop counts: written ones where it tells them apart from stars."""
    of = product.review_count if product.review_count is not None else product.rating_count
    return ReadCount(reviews=len(reviews), of=of if of is not None and of >= len(reviews) else None)
