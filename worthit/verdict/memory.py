"""What this instance remembers of a product, read by its next verdict: prices, counts of owners, reviews, verdicts.

Only what the instance fetched itself, or its operator took in, is remembered. A store that is down costs the history
and the keeping, not the verdict.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

import structlog
from msgspec import Struct

from worthit.errors import AnalysisUnavailable
from worthit.events import EventBus, ProductSeen
from worthit.price.model import PricePoint
from worthit.price.sightings import Sightings
from worthit.product.known import KnownProducts
from worthit.product.model import KnownProduct, Product, ProductRef, RatingSnapshot, Review
from worthit.product.personal import without_query
from worthit.product.seller import seller_kind
from worthit.reviews.kept import KeptReviews
from worthit.reviews.snapshots import Snapshots
from worthit.storage.database import Database
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.satisfaction import Interval
from worthit.verdict.store import VerdictStore

log = structlog.get_logger(__name__)


class Remembered(Struct, frozen=True, kw_only=True):
    """What was known of a product before this look-up."""

    points: tuple[PricePoint, ...] = ()
    snapshots: tuple[RatingSnapshot, ...] = ()
    reviews: tuple[Review, ...] = ()


class Memory:
    """The stores that a verdict reads and writes."""

    def __init__(self, database: Database, events: EventBus) -> None:
        self.verdicts = VerdictStore(database)
        self.prices = Sightings(database)
        self._ratings = Snapshots(database)
        self.reviews = KeptReviews(database)
        self.products = KnownProducts(database)
        self._events = events
        events.on(ProductSeen, self.prices.record)
        events.on(ProductSeen, self._ratings.record)

    async def recall(self, ref: ProductRef | None, product: Product, now: datetime) -> Remembered:
        """The product's past, as a verdict of `now` is to know it; of prices those of the offer that is shown, in its
        currency: new and used, and the shop and others, are kept apart.
        """
        if ref is None:
            return Remembered()
        try:
            return Remembered(
                points=await self._points(ref, product, now),
                snapshots=await self._ratings.of(ref.key),
                reviews=await self.reviews.of(ref.key),
            )
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict goes on without it
            log.warning("stored evidence cannot be read; judging without it", reason=in_short(error))
            return Remembered()

    async def _points(self, ref: ProductRef, product: Product, now: datetime) -> tuple[PricePoint, ...]:
        if product.currency is None:
            return ()
        seller = seller_kind(product.seller, ref.shop)
        return await self.prices.evidence(ref.key, product.currency, now, product.condition, seller)

    async def title_of(self, ref: ProductRef) -> str | None:
        """The title under which the product was seen last. Raises AnalysisUnavailable where the store is down."""
        try:
            return await self.products.title_of(ref.key)
        except Exception as error:  # noqa: BLE001 - whatever ails the store
            log.warning("products cannot be read", reason=in_short(error))
            raise AnalysisUnavailable("The database cannot be used; `worthit doctor` tells why.") from None

    async def similar(self, product: Product, now: datetime) -> tuple[KnownProduct, ...]:
        """Products of its category, seen not too long ago: by now their prices may be others."""
        if not product.category or product.currency is None:
            return ()
        try:
            since = now - timedelta(days=DEFAULT.alternatives.stale_days)
            return await self.products.in_category(product.category, product.currency, since=since)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict goes on without it
            log.warning("products cannot be read", reason=in_short(error))
            return ()

    async def discouraged(self, keys: Collection[str]) -> frozenset[str]:
        """Those of these products that were advised against here; all of them while that cannot be read."""
        if not keys:
            return frozenset()
        try:
            return await self.products.discouraged_among(keys)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict goes on without it
            log.warning("products cannot be read; none is told as better", reason=in_short(error))
            return frozenset(keys)

    async def remember(
        self,
        ref: ProductRef,
        product: Product,
        rating: Interval | None,
        at: datetime,
        *,
        discouraged: bool,
        verdict_id: str | None = None,
    ) -> None:
        """Keep what was seen, and announce it.

        rating: between which stars the owners' mean lies. discouraged: the verdict advises against it. verdict_id: of
        the verdict, where it was kept.
        """
        try:
            await self.reviews.record(ref.key, product.reviews, at)
            await self.products.remember(ref, product, rating, at, discouraged=discouraged, verdict_id=verdict_id)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict was reached
            log.warning("what was seen cannot be stored", product=without_query(ref.key), reason=in_short(error))
        await self._events.publish(_seen(ref, product, at))


def in_short(error: Exception) -> str:
    """A store that is down is told in one line each time, not in a traceback."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


def snapshot_of(product: Product, at: datetime) -> RatingSnapshot:
    """How the shop counts its owners now."""
    return RatingSnapshot(
        at=at,
        rating=product.rating,
        rating_count=product.owners,
        histogram=product.histogram,
        review_ids=tuple(review.id for review in product.reviews),
    )


def _seen(ref: ProductRef, product: Product, at: datetime) -> ProductSeen:
    """The fact to remember. An out-of-stock price is shown, never history (docs/verdict.md, "Price honesty")."""
    buyable = product.availability != "out_of_stock"
    snapshot = snapshot_of(product, at)
    return ProductSeen(
        key=ref.key,
        at=at,
        price=product.money if buyable else None,
        condition=product.condition,
        seller_kind=seller_kind(product.seller, ref.shop),
        shipping=product.shipping,
        buyable=buyable,
        rating=snapshot.rating,
        rating_count=snapshot.rating_count,
        histogram=dict(snapshot.histogram) if snapshot.histogram is not None else None,
        review_ids=snapshot.review_ids,
    )
