"""What can be told about a verdict, as facts without words. A language turns each into a sentence."""

from typing import Literal

from msgspec import Struct

from worthit.money import Money
from worthit.price.model import DiscountLabel, PriceLabel
from worthit.product.model import PageKind, Theme
from worthit.reviews.model import AlarmKind, Aspect
from worthit.reviews.trust.model import Grade, TestName
from worthit.verdict.model import Band, Recommendation, Stars


class Answer(Struct, frozen=True, kw_only=True):
    """The answer itself. why: what there is to wait for where waiting is recommended, and the alarm where one is why it
    is to be avoided.
    """

    score: float
    band: Band
    recommendation: Recommendation
    why: Literal["stock", "price"] | AlarmKind | None
    price_judged: bool


class NoAnswer(Struct, frozen=True, kw_only=True):
    """No score. price: `shown` is one that cannot be right. owners: how many there are in all, where known."""

    kind: PageKind
    price: Literal["known", "absent", "shown"]
    owners_are_enough: bool
    owners: int | None


class Alarm(Struct, frozen=True, kw_only=True):
    """What several reviews say that outweighs all else. quote: the words of one of them."""

    name: AlarmKind
    reviews: int
    quote: str | None


class Cut(Struct, frozen=True, kw_only=True):
    """To what a score was cut. finding: the name of what limits it; None where the scale ends there."""

    to: float
    finding: str | None


class Sum(Struct, frozen=True, kw_only=True):
    """The parts in order; they add up to `uncapped`, which is the score unless that was cut."""

    parts: tuple[tuple[str, float], ...]
    uncapped: float
    cut: Cut | None


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
    """The price now against its past in its currency; `label` is `unknown` where too little of the last year is known.

    days: known in all. needed: of the last year, for a judgement. percentile: for what share of the known time of the
    last year it was lower; low: how low, None where it was not. unmoved: it was the same all that time.
    """

    label: PriceLabel
    currency: str
    days: int
    needed: int
    percentile: float | None
    low: Money | None
    unmoved: bool


class ClaimedDiscount(Struct, frozen=True, kw_only=True):
    """The discount that the shop claims, and what became of it. All shares are 0..1, None where too little is known.

    charged_share: of the year before the present price, how long `was` was charged. lawful: the discount from the
    lowest price of the 30 days before it.
    """

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


class Followed(Struct, frozen=True, kw_only=True):
    """The product is looked at again every day, for so many days."""

    days: int


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
    """The sum of the terms, with two decimals each. cut: to the score, where that is not the sum."""

    terms: tuple[float, ...]
    uncapped: float
    cut: Cut | None


Headline = Answer | NoAnswer
Evidenced = (
    Alarm
    | Sum
    | Range
    | OwnersSay
    | ShopThemes
    | Opinion
    | Trusted
    | PricePast
    | ClaimedDiscount
    | Followed
    | ReviewsRead
    | NotKnown
    | Limit
    | YourCopy
)
Fact = Evidenced | Term | Total
