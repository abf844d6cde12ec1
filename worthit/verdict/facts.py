"""What there is to tell about a verdict, as facts without words. A language turns each into a sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import Literal

from msgspec import Struct

from worthit.money import Money
from worthit.price.model import DiscountLabel, PriceLabel
from worthit.product.model import PageKind, Product, Theme
from worthit.reviews.model import Aspect
from worthit.reviews.trust.model import Grade, TestName, Trust
from worthit.verdict.answer import band_of, price_was_judged
from worthit.verdict.model import Band, ProductSummary, Provenance, Recommendation, Stars, Verdict
from worthit.verdict.parameters import DEFAULT

MOST_ASPECTS = 5
"""How many aspects of one side are told; the others are counted."""
FEW_ASPECTS = 3
"""With fewer pros and cons than these, what single owners say is told too."""
LONGEST_QUOTE = 160
"""Characters of a quote that stands in a sentence."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,300}>")

Shown = Product | ProductSummary
"""The product as it was read, or as a stored verdict shows it."""


class Answer(Struct, frozen=True, kw_only=True):
    """The answer itself. why_wait: what there is to wait for, only where waiting is recommended."""

    score: float
    band: Band
    recommendation: Recommendation
    why_wait: Literal["stock", "price"] | None
    price_judged: bool


class NoAnswer(Struct, frozen=True, kw_only=True):
    """No score. price: `shown` is one that cannot be right. owners: how many there are in all, where known."""

    kind: PageKind
    price: Literal["known", "absent", "shown"]
    owners_are_enough: bool
    owners: int | None


class Sum(Struct, frozen=True, kw_only=True):
    """The parts in order; they add up to `uncapped`, and that to `score` unless it was cut."""

    parts: tuple[tuple[str, float], ...]
    uncapped: float
    score: float


class Range(Struct, frozen=True, kw_only=True):
    """Between what the score lies, and the bands in between, best first."""

    low: float
    high: float
    bands: tuple[Band, ...]


class OwnersSay(Struct, frozen=True, kw_only=True):
    """How satisfied the owners are. rating, best: as the shop prints them. points: how that is read, of 10.

    few: the owners that are added for caution are a tenth of all or more.
    """

    source: str
    n: int
    few: bool
    rating: float | None
    best: float | None
    mean_stars: float
    points: float
    stars: Stars | None
    usual: tuple[float, float]


class ShopThemes(Struct, frozen=True, kw_only=True):
    """What the shop itself counted in its reviews."""

    shop: str | None
    themes: tuple[Theme, ...]


class Opinion(Struct, frozen=True, kw_only=True):
    """What the reviews read say of some aspects. side: `few` for what only one or two owners say.

    more: aspects of this side that are not told. quote: one owner's own words about the first of them.
    """

    side: Literal["positive", "negative", "mixed", "few"]
    aspects: tuple[Aspect, ...]
    more: int
    quote: str | None


class Trusted(Struct, frozen=True, kw_only=True):
    """How far the reviews read can be trusted. because: the tests that made the grade, or that set reviews aside where
    too few are left for one. noticed: what else was found.
    """

    grade: Grade | None
    kept: int
    seen: int
    because: tuple[TestName, ...]
    noticed: tuple[TestName, ...]
    adjusted: float | None


class PricePast(Struct, frozen=True, kw_only=True):
    """The price now against its past; `label` is `unknown` where the past is too short (days of needed)."""

    label: PriceLabel
    days: int
    needed: int
    percentile: float | None
    low: Money | None


class ClaimedDiscount(Struct, frozen=True, kw_only=True):
    """The discount that the shop claims, and what became of it. All shares are 0..1."""

    label: DiscountLabel
    claimed: float
    was: Money
    charged_share: float | None
    lawful: float | None


class ReviewsRead(Struct, frozen=True, kw_only=True):
    """How many reviews the page held, of how many there are. unread: their texts were not taken into account."""

    reviews: int
    of: int | None
    unread: bool


class NotKnown(Struct, frozen=True, kw_only=True):
    """What was missing, by the names of `Verdict.missing`."""

    names: tuple[str, ...]


class YourCopy(Struct, frozen=True):
    """The page came from the person who asks."""


class Term(Struct, frozen=True, kw_only=True):
    """A reason as a term of the calculation, with two decimals each, so that it can be followed as printed.

    contribution: what it adds, (value − reference) × share; without a reference it is the base and adds its value.
    source, n, interval: what the value rests on, see `Evidence`.
    """

    name: str
    value: float
    reference: float | None
    share: float
    contribution: float
    source: str
    n: int
    interval: tuple[float, float] | None


class Limit(Struct, frozen=True, kw_only=True):
    """A finding, by its name, over which the score cannot rise beyond `cap`."""

    name: str
    cap: float


class Total(Struct, frozen=True, kw_only=True):
    """The sum of the terms, with two decimals each. cut_by: why the score is not the sum, None where it is."""

    terms: tuple[float, ...]
    uncapped: float
    score: float
    cut_by: Literal["scale", "finding"] | None


Headline = Answer | NoAnswer
Evidenced = (
    Sum
    | Range
    | OwnersSay
    | ShopThemes
    | Opinion
    | Trusted
    | PricePast
    | ClaimedDiscount
    | ReviewsRead
    | NotKnown
    | YourCopy
)
Fact = Evidenced | Term | Limit | Total


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
    waiting = verdict.recommendation == "wait"
    return Answer(
        score=verdict.value_score,
        band=verdict.band,
        recommendation=verdict.recommendation,
        why_wait=("stock" if product.availability == "out_of_stock" else "price") if waiting else None,
        price_judged=price_was_judged(verdict, DEFAULT),
    )


def facts(product: Shown, verdict: Verdict, shop: str | None, provenance: Provenance) -> Iterator[Evidenced]:
    """Everything behind the answer, most telling first. A page that shows no product has nothing to tell."""
    if verdict.kind not in ("blocked", "not_product"):
        yield from _score(verdict)
        yield from _owners(product, verdict)
        yield from _opinions(verdict)
        if verdict.themes:
            yield ShopThemes(shop=shop, themes=verdict.themes)
        yield from _trust(verdict.trust)
        yield from _price(product, verdict)
        if verdict.read.reviews:
            unread = "review_texts" in verdict.missing
            yield ReviewsRead(reviews=verdict.read.reviews, of=verdict.read.of, unread=unread)
        told = {"owners", "price", "price_history", "review_texts"}
        if names := tuple(name for name in verdict.missing if name not in told):
            yield NotKnown(names=names)
    if provenance == "your_copy":
        yield YourCopy()


def _score(verdict: Verdict) -> Iterator[Evidenced]:
    if verdict.value_score is None or verdict.uncapped is None or verdict.interval is None:
        return
    parts = tuple((reason.name, reason.contribution) for reason in verdict.reasons if reason.name in verdict.basis)
    yield Sum(parts=parts, uncapped=verdict.uncapped, score=verdict.value_score)
    yield range_of(verdict.interval)


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
            few=n <= 9 * DEFAULT.satisfaction.prior_owners,
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
            quotes = (shown(quote.text) for quote in told[0].quotes if len(quote.text) <= LONGEST_QUOTE)
            yield Opinion(side=side, aspects=told, more=len(aspects) - len(told), quote=next(quotes, None))


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


def shown(quote: str) -> str:
    """A quote as it may be shown anywhere: one line, without markup and without characters that steer a terminal."""
    text = unescape(_TAG.sub(" ", quote))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _price(product: Shown, verdict: Verdict) -> Iterator[Evidenced]:
    judged = verdict.price
    if product.price is None or product.currency is None or "price" in verdict.missing:
        return
    yield PricePast(
        label=judged.label,
        days=judged.days_tracked,
        needed=DEFAULT.price.judged_days,
        percentile=judged.percentile,
        low=_money(judged.lows.d365, product.currency),
    )
    was = _money(product.list_price, product.currency)
    if judged.discount is not None and judged.claimed_discount is not None and was is not None:
        yield ClaimedDiscount(
            label=judged.discount,
            claimed=judged.claimed_discount,
            was=was,
            charged_share=judged.was_charged_share,
            lawful=judged.lawful_discount,
        )


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
