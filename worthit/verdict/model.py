"""What a verdict is. Pure data: no I/O, no framework. Meaning and formulas: docs/verdict.md."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from worthit.price.model import PriceJudgement, PricePoint
from worthit.product.model import Condition, PageKind, Product, ProductRef, RatingSnapshot, Review, Theme
from worthit.reviews.model import Aspect, Quote
from worthit.reviews.trust.model import Trust

Band = Literal["excellent", "good", "average", "poor"]
Recommendation = Literal["buy", "consider", "wait", "avoid", "unknown"]
Advantage = Literal["cheaper_and_better", "cheaper_rated_alike", "better_same_price"]
Provenance = Literal["fetched", "your_copy", "taken_in"]
"""`your_copy`: a page that the asker gave, not checked; it counts in that verdict alone. `taken_in`: a page that the
operator of this instance gave for all."""


class Evidence(Struct, frozen=True, kw_only=True):
    """Where a number comes from: its source, how many it rests on, its interval, and when it was seen."""

    source: str
    n: float | None = None
    interval: tuple[float, float] | None = None
    at: datetime | None = None


class Reason(Struct, frozen=True, kw_only=True):
    """One part of the score. `value` is on 0..10; the contributions of all reasons add up to `uncapped`."""

    name: str
    weight: float
    value: float
    contribution: float
    evidence: Evidence


class Veto(Struct, frozen=True, kw_only=True):
    """A finding that caps the score whatever else is true.

    k: how many reviews say so, of the n of its evidence. quotes: some of them in their own words.
    """

    name: str
    cap: float
    evidence: Evidence
    k: int | None = None
    quotes: tuple[Quote, ...] = ()


class Stars(Struct, frozen=True, kw_only=True):
    """Shares (0..1) of owners at 1–2 stars and at 5 stars, where the distribution is known."""

    low_share: float
    five_share: float


class ReadCount(Struct, frozen=True, kw_only=True):
    """How many reviews were read of how many owners there are."""

    reviews: int
    of: int | None = None


class VerdictInput(Struct, frozen=True, kw_only=True):
    """All that a verdict depends on: the same input gives the same bytes.

    now: the time at which the price is judged; None when no time is known, then history is absent.
    """

    kind: PageKind = "product"
    product: Product | None = None
    reviews: tuple[Review, ...] = ()
    points: tuple[PricePoint, ...] = ()
    snapshots: tuple[RatingSnapshot, ...] = ()
    now: datetime | None = None

    @property
    def latest_time(self) -> datetime | None:
        """The time at which it is judged: `now`, else the latest time in the input."""
        times = [point.at for point in self.points] + [snapshot.at for snapshot in self.snapshots]
        return self.now or max(times, default=None)


class Note(Struct, frozen=True, kw_only=True):
    """What an analyzer has to say, in one sentence for people, with its evidence. It stands outside the score."""

    text: str
    evidence: Evidence


class Verdict(Struct, frozen=True, kw_only=True):
    """The answer. No score is a first-class answer: `value_score` null, `missing` says what was not there.

    uncapped, uncapped_interval: score and interval before the limits cut them; more evidence never widens the latter.
    mean_stars: posterior mean of the owners' stars (1–5), the number that satisfaction was read from. engine: who
    weighed, and who judged the texts of how many reviews.
    """

    kind: PageKind
    value_score: float | None = None
    uncapped: float | None = None
    uncapped_interval: tuple[float, float] | None = None
    interval: tuple[float, float] | None = None
    band: Band | None = None
    recommendation: Recommendation = "unknown"
    basis: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    missing: tuple[str, ...] = ()
    pros: tuple[Aspect, ...] = ()
    cons: tuple[Aspect, ...] = ()
    mixed: tuple[Aspect, ...] = ()
    voices: tuple[Aspect, ...] = ()
    themes: tuple[Theme, ...] = ()
    trust: Trust = Trust()
    price: PriceJudgement = PriceJudgement()
    stars: Stars | None = None
    mean_stars: float | None = None
    read: ReadCount = ReadCount(reviews=0)
    engine: str = ""


class ProductSummary(Struct, frozen=True, kw_only=True):
    """The product as an answer shows it."""

    title: str | None
    price: Decimal | None
    price_high: Decimal | None
    list_price: Decimal | None
    currency: str | None
    rating: float | None
    rating_best: float | None
    owners: int | None
    availability: str | None
    brand: str | None
    image: str | None
    unit_price: str | None = None
    condition: Condition | None = None


class Alternative(Struct, frozen=True, kw_only=True):
    """What is better for the money, and why; a statement on price and owners' stars alone.

    why: cheaper and clearly better rated, cheaper and rated alike, or clearly better rated at the same price.
    saves: share of this product's price, 0..1. rating: between which stars the mean of its owners lies.
    source: looked up by this instance, or told by the product's own page and not checked.
    """

    url: str
    title: str | None
    price: Decimal
    currency: str
    why: Advantage
    saves: float
    rating: tuple[float, float]
    owners: int
    source: Literal["known", "page"]
    sponsored: bool = False


class Explanation(Struct, frozen=True, kw_only=True):
    """A verdict in words. `answer` is the first line; `lines` are the evidence, most telling first."""

    language: str
    answer: str
    lines: tuple[str, ...]


class VerdictDocument(Struct, frozen=True, kw_only=True):
    """A verdict with its id, the product it is about, and its words: what every face shows and the store keeps.

    rating: between which stars the mean of its owners lies. alternatives: what is better for the money, best first;
    both stand beside the verdict. kept: False when the store was down: the verdict stands, but its id leads nowhere.
    followed_days: for how many days this instance looks at the product again every day.
    """

    id: str
    created_at: datetime
    provenance: Provenance
    ref: ProductRef | None
    product: ProductSummary
    verdict: Verdict
    explanation: Explanation
    notes: tuple[Note, ...] = ()
    rating: tuple[float, float] | None = None
    alternatives: tuple[Alternative, ...] = ()
    kept: bool = True
    followed_days: int = 0
