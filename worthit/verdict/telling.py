"""The facts of a verdict: the answer, then everything behind it, most telling first."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import unescape
from typing import Literal, get_args

from worthit.money import Money
from worthit.price.model import PriceJudgement
from worthit.product.model import Product
from worthit.reviews.model import AlarmKind, Aspect, Quote
from worthit.reviews.trust.model import Trust
from worthit.verdict.answer import band_of, price_was_judged
from worthit.verdict.facts import (
    Alarm,
    Answer,
    ClaimedDiscount,
    Cut,
    Evidenced,
    Followed,
    Headline,
    Limit,
    NoAnswer,
    NotKnown,
    Opinion,
    OwnersSay,
    PricePast,
    Range,
    ReviewsRead,
    ShopThemes,
    Sum,
    Trusted,
    YourCopy,
)
from worthit.verdict.model import Band, ProductSummary, Provenance, Verdict
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.satisfaction import prior_of
from worthit.verdict.trust_limits import FAILED

MOST_ASPECTS = 5
"""How many aspects of one side are told; the others are counted."""
FEW_ASPECTS = 3
"""With fewer pros and cons than these, what single owners say is told too."""
LONGEST_QUOTE = 160
"""Characters of a quote that stands in a sentence."""

_NO_SHIFT = 1e-9
"""Points that come of how floats are added, not of a price that moved: a cent of a thousand moves the score by 1e-6."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,300}>")
_ALARMS: tuple[AlarmKind, ...] = get_args(AlarmKind)
"""The gravest first."""

Shown = Product | ProductSummary
"""The product as it was read, or as a stored verdict shows it."""


def headline(product: Shown, verdict: Verdict) -> Headline:
    """The answer, or why there is none."""
    if verdict.value_score is None or verdict.band is None:
        known = "price" not in verdict.missing
        return NoAnswer(
            kind=verdict.kind,
            price="known" if known else "absent" if product.price is None else "shown",
            owners_are_enough="satisfaction" in verdict.basis,
            owners=product.owners,
        )
    return Answer(
        score=verdict.value_score,
        band=verdict.band,
        recommendation=verdict.recommendation,
        why=_why(product, verdict),
        price_judged=price_was_judged(verdict, DEFAULT),
    )


def _why(product: Shown, verdict: Verdict) -> Literal["stock", "price"] | AlarmKind | None:
    if verdict.recommendation == "wait":
        return "stock" if product.availability == "out_of_stock" else "price"
    if verdict.recommendation == "avoid":
        raised = {veto.name for veto in verdict.vetoes}
        return next((name for name in _ALARMS if name in raised), None)
    return None


def facts(
    product: Shown, verdict: Verdict, *, shop: str | None, provenance: Provenance, followed_days: int
) -> Iterator[Evidenced]:
    """Everything behind the answer, most telling first. A page that shows no product has nothing to tell."""
    if verdict.kind not in ("blocked", "not_product"):
        yield from _vetoes(verdict)
        yield from _score(verdict)
        yield from _owners(product, verdict)
        yield from _opinions(verdict)
        if verdict.themes:
            yield ShopThemes(shop=shop, themes=verdict.themes)
        yield from _trust(verdict.trust)
        yield from _price(product, verdict)
        if followed_days:
            yield Followed(days=followed_days)
        if verdict.read.reviews:
            unread = "review_texts" in verdict.missing
            yield ReviewsRead(reviews=verdict.read.reviews, of=verdict.read.of, unread=unread)
        told = {"owners", "price", "price_history", "review_texts"}
        if names := tuple(name for name in verdict.missing if name not in told):
            yield NotKnown(names=names)
    if provenance == "your_copy":
        yield YourCopy()


def _vetoes(verdict: Verdict) -> Iterator[Evidenced]:
    """What limits the score whatever else is true; failed trust is told where trust is."""
    for name in _ALARMS:
        for veto in verdict.vetoes:
            if veto.name == name and veto.k is not None:
                yield Alarm(name=name, reviews=veto.k, quote=_short(veto.quotes))
    for veto in verdict.vetoes:
        if veto.name != FAILED and (veto.name not in _ALARMS or veto.k is None):
            yield Limit(name=veto.name, cap=veto.cap)


def _score(verdict: Verdict) -> Iterator[Evidenced]:
    if verdict.value_score is None or verdict.uncapped is None or verdict.interval is None:
        return
    parts = tuple((reason.name, reason.contribution) for reason in verdict.reasons if reason.name in verdict.basis)
    yield Sum(parts=parts, uncapped=verdict.uncapped, cut=cut_of(verdict))
    yield range_of(verdict.interval)


def cut_of(verdict: Verdict) -> Cut | None:
    """To what the sum, as printed, was cut, and why."""
    score, uncapped = verdict.value_score, verdict.uncapped
    if score is None or uncapped is None or round(uncapped, 2) == score:
        return None
    lowest = min(verdict.vetoes, key=lambda veto: veto.cap, default=None)
    return Cut(to=score, finding=lowest.name if lowest is not None and lowest.cap <= score else None)


def range_of(interval: tuple[float, float]) -> Range:
    """The interval of a score with its bands, told apart on the numbers as printed."""
    low, high = interval
    order: tuple[Band, ...] = ("excellent", "good", "average", "poor")
    best, worst = (order.index(band_of(round(end, 2), DEFAULT.answer)) for end in (high, low))
    return Range(low=low, high=high, bands=order[best : worst + 1])


def _owners(product: Shown, verdict: Verdict) -> Iterator[Evidenced]:
    reason = next((reason for reason in verdict.reasons if reason.name == "satisfaction"), None)
    if reason is not None and verdict.mean_stars is not None:
        n = int(reason.evidence.n or 0)
        yield OwnersSay(
            source=reason.evidence.source,
            n=n,
            few=n <= 9 * prior_of(reason.evidence.source, DEFAULT.satisfaction),
            rating=product.rating,
            best=product.rating_best,
            mean_stars=verdict.mean_stars,
            points=reason.value,
            stars=verdict.stars,
            usual=DEFAULT.satisfaction.usual_means,
        )


def _opinions(verdict: Verdict) -> Iterator[Evidenced]:
    sides: tuple[tuple[Literal["positive", "negative", "mixed", "few"], tuple[Aspect, ...]], ...] = (
        ("positive", verdict.pros),
        ("negative", verdict.cons),
        ("mixed", verdict.mixed),
        ("few", verdict.voices if len(verdict.pros) + len(verdict.cons) < FEW_ASPECTS else ()),
    )
    for side, aspects in sides:
        if aspects:
            told = aspects[:MOST_ASPECTS]
            yield Opinion(side=side, aspects=told, more=len(aspects) - len(told), quote=_short(told[0].quotes))


def _trust(trust: Trust) -> Iterator[Evidenced]:
    failed = tuple(test.name for test in trust.tests if test.failed)
    because = trust.reasons if trust.grade is not None else failed
    noticed = tuple(name for name in failed if name not in because)
    if trust.grade is not None or failed:
        yield Trusted(
            grade=trust.grade,
            kept=trust.kept,
            seen=trust.seen,
            because=because,
            noticed=noticed,
            adjusted=trust.adjusted_rating,
        )


def _short(quotes: Iterable[Quote]) -> str | None:
    """The first quote that fits into a sentence."""
    return next((shown(quote.text) for quote in quotes if len(quote.text) <= LONGEST_QUOTE), None)


def shown(quote: str) -> str:
    """A quote as it may be shown anywhere: one line, without markup and without characters that steer a terminal."""
    text = unescape(_TAG.sub(" ", quote))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _price(product: Shown, verdict: Verdict) -> Iterator[Evidenced]:
    judged = verdict.price
    if product.price is None or product.currency is None or "price" in verdict.missing:
        return
    yield price_past(judged, Money(product.price, product.currency), unmoved=_unmoved(verdict))
    was = _money(product.list_price, product.currency)
    if judged.discount is not None and judged.claimed_discount is not None and was is not None:
        yield ClaimedDiscount(
            label=judged.discount,
            claimed=judged.claimed_discount,
            was=was,
            charged_share=judged.was_charged_share,
            lawful=judged.lawful_discount,
        )


def price_past(judged: PriceJudgement, price: Money, *, unmoved: bool) -> PricePast:
    """A price now against its past. A low that is not below it tells nothing."""
    low = judged.lows.d365
    return PricePast(
        label=judged.label,
        currency=price.currency,
        days=judged.days_tracked,
        needed=DEFAULT.price.judged_days,
        percentile=judged.percentile,
        low=_money(low, price.currency) if low is not None and low < price.amount else None,
        unmoved=unmoved,
    )


def _unmoved(verdict: Verdict) -> bool:
    """Whether the price never was another: it was not lower, and stands where only a flat price can then stand."""
    shift = next((reason.contribution for reason in verdict.reasons if reason.name == "price"), None)
    return verdict.price.percentile == 0 and shift is not None and abs(shift) < _NO_SHIFT


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
