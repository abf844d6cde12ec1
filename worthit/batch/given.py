"""What a line brings for a verdict or for trust, read leniently: unknown keys are ignored, null means absent, and a
number may stand in a string. What can be no number or no time makes an error of its line, never a guess.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, get_args

from msgspec import Meta, Struct

from worthit.errors import InvalidRequest
from worthit.money.model import is_amount
from worthit.price.model import PricePoint
from worthit.product.model import Availability, Histogram, PageKind, Product, RatingSnapshot, Review, Theme, Tone
from worthit.verdict.model import VerdictInput

Count = Annotated[int, Meta(ge=0, le=10**12)]
Stars = Annotated[float, Meta(ge=-1e6, le=1e6)]


class GivenReview(Struct):
    id: str | int | None = None
    text: str | None = None
    title: str | None = None
    rating: Stars | None = None
    date: str | None = None
    verified: bool | None = None
    author: str | None = None

    def as_review(self) -> Review:
        return Review(
            id=str(self.id if self.id is not None else ""),
            text=self.text or "",
            title=self.title,
            rating=self.rating,
            date=self.date,
            verified=self.verified,
            author=self.author,
        )


class GivenTheme(Struct):
    name: str | None = None
    mentions: Count | None = None
    tone: str | None = None
    positive: Count | None = None
    negative: Count | None = None

    def as_theme(self) -> Theme:
        return Theme(
            name=self.name or "",
            mentions=self.mentions,
            tone=_known(self.tone, Tone),
            positive=self.positive,
            negative=self.negative,
        )


class GivenProduct(Struct):
    title: str | None = None
    price: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    rating: Stars | None = None
    rating_best: Stars | None = None
    rating_count: Count | None = None
    review_count: Count | None = None
    histogram: dict[str, Stars | None] | None = None
    themes: list[GivenTheme] | None = None
    availability: str | None = None
    first_on_sale: str | None = None
    reviews: list[GivenReview] | None = None

    def as_product(self) -> Product:
        return Product(
            title=self.title,
            price=amount_of(self.price, "product.price"),
            list_price=amount_of(self.list_price, "product.list_price"),
            currency=currency_of(self.currency),
            rating=self.rating,
            rating_best=self.rating_best,
            rating_count=self.rating_count,
            review_count=self.review_count,
            histogram=_histogram(self.histogram),
            themes=tuple(theme.as_theme() for theme in self.themes or () if theme.name),
            availability=_known(self.availability, Availability),
            first_on_sale=self.first_on_sale,
            reviews=tuple(review.as_review() for review in self.reviews or ()),
        )


class GivenPoint(Struct):
    at: str | None = None
    amount: Decimal | None = None
    currency: str | None = None

    def as_points(self) -> tuple[PricePoint, ...]:
        """The sighting, or none where a part of it is absent."""
        at, amount, currency = time_of(self.at, "points"), amount_of(self.amount, "points"), currency_of(self.currency)
        if at is None or amount is None or currency is None:
            return ()
        return (PricePoint(at=at, amount=amount, currency=currency),)


class GivenSnapshot(Struct):
    at: str | None = None
    rating: Stars | None = None
    rating_count: Count | None = None
    histogram: dict[str, Stars | None] | None = None
    review_ids: list[str | int] | None = None

    def as_snapshots(self) -> tuple[RatingSnapshot, ...]:
        """The snapshot, or none where its time is absent."""
        at = time_of(self.at, "snapshots")
        if at is None:
            return ()
        return (
            RatingSnapshot(
                at=at,
                rating=self.rating,
                rating_count=self.rating_count,
                histogram=_histogram(self.histogram),
                review_ids=tuple(map(str, self.review_ids or ())),
            ),
        )


class GivenEvidence(Struct):
    """The evidence of one product, as `extract` answers it or as people with data write it."""

    kind: str | None = None
    product: GivenProduct | None = None
    reviews: list[GivenReview] | None = None
    points: list[GivenPoint] | None = None
    snapshots: list[GivenSnapshot] | None = None
    now: str | None = None

    def as_input(self) -> VerdictInput:
        return VerdictInput(
            kind=_kind(self.kind),
            product=self.product.as_product() if self.product else None,
            reviews=tuple(review.as_review() for review in self.reviews or ()),
            points=tuple(point for given in self.points or () for point in given.as_points()),
            snapshots=tuple(snapshot for given in self.snapshots or () for snapshot in given.as_snapshots()),
            now=time_of(self.now, "now"),
        )


def _kind(text: str | None) -> PageKind:
    kind = _known((text or "product").replace("-", "_"), PageKind)
    if kind is None:
        raise InvalidRequest(f"kind: one of {', '.join(get_args(PageKind))}.", field="kind")
    return kind  # type: ignore[no-any-return]


def _histogram(given: dict[str, Stars | None] | None) -> Histogram | None:
    return {star: share for star, share in (given or {}).items() if share is not None} or None


def _known(word: str | None, words: Any) -> Any:
    """The word if it is one of a Literal's, else None: a shop's own state says nothing that we could weigh."""
    return word if word in get_args(words) else None


def amount_of(amount: Decimal | None, field: str) -> Decimal | None:
    if amount is None:
        return None
    if not is_amount(amount):
        raise InvalidRequest(f"{field}: this is no amount of money.", field=field)
    return Decimal(format(amount, "f"))


def currency_of(code: str | None) -> str | None:
    return (code or "").strip().upper() or None


def time_of(text: str | None, field: str) -> datetime | None:
    """A time, or a day, in ISO 8601; one without a zone is taken as UTC."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise InvalidRequest(f"{field}: this is no time in ISO 8601.", field=field) from None
