"""What a page says about one product. Pure data: no I/O, no framework.

A `Product` is what `worthit batch extract` prints, key by key; null means that the page does not say.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from worthit.money import Money

PageKind = Literal["product", "reviews", "blocked", "not_product"]
Availability = Literal["in_stock", "out_of_stock"]
Condition = Literal["new", "used", "refurbished"]
NEW: Condition = "new"
"""What an offer is taken as whose page does not say."""
SellerKind = Literal["shop", "third_party"]
"""Who sells: the shop itself, or somebody else in it."""
SHOP: SellerKind = "shop"
Tone = Literal["positive", "mixed", "negative"]
LinkKind = Literal["product", "short", "other"]
Histogram = Mapping[str, float]
"""Percent of owners per star as the shop prints it, keyed `"5"` … `"1"`; sums to about 100."""


class ProductRef(Struct, frozen=True, kw_only=True):
    """Which product a link names: (shop, product id, variant or none); without an id, the canonical link."""

    url: str
    canonical: str
    shop: str
    kind: LinkKind
    product_id: str | None = None
    variant: str | None = None

    @property
    def key(self) -> str:
        """The identity under which evidence about the product is kept."""
        if self.product_id is None:
            return self.canonical
        return ":".join(part for part in (self.shop, self.product_id, self.variant) if part)


class Theme(Struct, frozen=True, kw_only=True):
    """A subject that the shop itself counted in its reviews ("Charging speed (44)"). The shop's figures, never ours."""

    name: str
    mentions: int | None = None
    tone: Tone | None = None
    positive: int | None = None
    negative: int | None = None


class Review(Struct, frozen=True, kw_only=True):
    """One review as read. `rating` is on 1–5 whatever the shop's scale; `author` is hashed, never a name."""

    id: str
    text: str = ""
    title: str | None = None
    rating: float | None = None
    date: str | None = None
    verified: bool | None = None
    author: str | None = None
    helpful: int | None = None


class Candidate(Struct, frozen=True, kw_only=True):
    """Another product that the page shows, as the page tells it: not looked up, so not checked.

    similar: the shop itself sets it beside the product as one of its kind (a table of comparison, `isSimilarTo`); else
    it is merely shown on the page. sponsored: its maker or seller pays for being shown.
    """

    url: str
    title: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    rating: float | None = None
    rating_best: float | None = None
    rating_count: int | None = None
    similar: bool = False
    sponsored: bool = False


class Product(Struct, frozen=True, kw_only=True):
    """One product as its page shows it.

    price, list_price, shipping, unit_price: decimals in `currency` (ISO 4217). `price_high` is set for a range.
    rating: on the page's own scale, up to `rating_best`; rating_count: owners who gave stars; review_count: who wrote.
    confidence: 0..1 per field, from how far the witnesses on the page agree; others: the values that lost.
    date, first_on_sale: ISO 8601 dates. related: other products on the page, those set beside it first.
    """

    title: str | None = None
    price: Decimal | None = None
    price_high: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    shipping: Decimal | None = None
    unit_price: str | None = None
    condition: Condition | None = None
    seller: str | None = None
    variant: str | None = None
    rating: float | None = None
    rating_best: float | None = None
    rating_count: int | None = None
    review_count: int | None = None
    histogram: Histogram | None = None
    themes: tuple[Theme, ...] = ()
    brand: str | None = None
    gtin: str | None = None
    sku: str | None = None
    category: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    availability: Availability | None = None
    first_on_sale: str | None = None
    image: str | None = None
    reviews: tuple[Review, ...] = ()
    related: tuple[Candidate, ...] = ()
    confidence: Mapping[str, float] = {}
    others: Mapping[str, tuple[str, ...]] = {}

    @property
    def money(self) -> Money | None:
        """The price with its currency, where both are known."""
        if self.price is None or self.currency is None:
            return None
        return Money(self.price, self.currency)

    @property
    def owners(self) -> int | None:
        """How many owners gave stars, in all: the rating count, else the review count."""
        return self.rating_count if self.rating_count is not None else self.review_count


class KnownProduct(Struct, frozen=True, kw_only=True):
    """A product that this instance looked up itself and that could be bought then.

    categories: its trail, outermost first. rating: between which stars the mean of its `owners` lies (1–5).
    """

    key: str
    url: str
    shop: str
    title: str | None
    price: Money
    condition: str | None
    categories: tuple[str, ...]
    owners: int
    rating: tuple[float, float]
    seen_at: datetime


class PageName(Struct, frozen=True, kw_only=True):
    """What one page calls itself and its product. canonical: its own link. gtins: 14 digits each."""

    kind: PageKind
    canonical: str | None = None
    title: str | None = None
    gtins: frozenset[str] = frozenset()
    skus: frozenset[str] = frozenset()


class PageReading(Struct, frozen=True, kw_only=True):
    """What became of one or several pages of one product.

    canonical: the link that the page gives itself. reason: why it is blocked or no product, in one clause. names: of
    each page that was read.
    """

    kind: PageKind
    product: Product | None = None
    canonical: str | None = None
    reason: str | None = None
    names: tuple[PageName, ...] = ()


class RatingSnapshot(Struct, frozen=True, kw_only=True):
    """How the shop counted its owners at one time; several tell of leaps, drifts and removals."""

    at: datetime
    rating: float | None = None
    rating_count: int | None = None
    histogram: Histogram | None = None
    review_ids: tuple[str, ...] = ()
