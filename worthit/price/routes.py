"""The prices of known products over HTTP: what each offer adds up to, and every sighting."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter, SkipValidation
from msgspec import Struct

from worthit.errors import AnalysisUnavailable, ProductNotKnown
from worthit.price.model import PriceObservation
from worthit.price.newest import Place, place_after
from worthit.price.offers import OfferChoice, OfferSeen
from worthit.price.sightings import Sightings
from worthit.price.statistics import PriceStatistics, price_statistics
from worthit.product.catalogue import Catalogue
from worthit.product.model import Condition, SellerKind
from worthit.storage.down import told_when_down
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_cursor, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"
_WHAT: Final = "Prices"

OfCurrency = Annotated[str | None, QueryParameter(pattern="^[A-Z]{3}$", description="Only offers in it (ISO 4217).")]
OfCondition = Annotated[Condition | None, QueryParameter(description="Only offers so; what a page did not say is new.")]
OfSeller = Annotated[
    SellerKind | None,
    QueryParameter(description="Only offers of the shop itself, or of others in it; an unknown one is both."),
]


class OfferPrices(Struct, frozen=True, kw_only=True):
    """What the sightings of one offer add up to, as of now."""

    condition: str
    seller_kind: SellerKind
    currency: str
    last_seen: datetime
    statistics: PriceStatistics


class ProductPrices(Struct, frozen=True, kw_only=True):
    """What one product cost, told apart by condition, by who sells, and by currency."""

    offers: tuple[OfferPrices, ...]


class PriceSightings(Struct, frozen=True, kw_only=True):
    """A page of sightings, newest first."""

    items: tuple[PriceObservation, ...]
    next_cursor: str | None = None


def price_router(catalogue: Catalogue, prices: Sightings) -> Router:
    return Router(
        "/v1/products/{product_id:str}/prices",
        route_handlers=[get_prices, list_sightings],
        dependencies={
            "catalogue": Provide(lambda: catalogue, sync_to_thread=False),
            "prices": Provide(lambda: prices, sync_to_thread=False),
            "key": Provide(_key_of),
            "only": Provide(_only, sync_to_thread=False),
        },
        tags=["products"],
    )


@get_or_head(
    "/",
    operation_id="getPrices",
    summary="What did a product cost?",
    responses=problem_responses(ProductNotKnown, AnalysisUnavailable),
)
async def get_prices(
    request: Request[Any, Any, Any],
    key: NamedDependency[SkipValidation[str]],
    prices: NamedDependency[SkipValidation[Sightings]],
    only: NamedDependency[SkipValidation[OfferChoice]],
) -> Response[ProductPrices]:
    """Lows, highs, averages and the last change of each offer, over the time in which its price was known."""
    with told_when_down(_WHAT):
        chosen = [seen for seen in await prices.offers(key) if only.takes(seen.offer)]
        offers = tuple([await _offer(prices, key, seen) for seen in chosen])
    return _answer(request, ProductPrices(offers=offers))


@get_or_head(
    "/sightings",
    operation_id="listPriceSightings",
    summary="Every price that was seen of a product",
    responses=problem_responses(ProductNotKnown, AnalysisUnavailable),
)
async def list_sightings(
    request: Request[Any, Any, Any],
    key: NamedDependency[SkipValidation[str]],
    prices: NamedDependency[SkipValidation[Sightings]],
    only: NamedDependency[SkipValidation[OfferChoice]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[PriceSightings]:
    """When, what, and of which offer, newest first."""
    before = read_cursor(cursor, Place) if cursor else None
    with told_when_down(_WHAT):
        found = await prices.newest(key, only, before, limit + 1)
    items, goes_on = cut(found, limit)
    next_cursor = None
    if goes_on:
        place = place_after(items, before)
        next_cursor = write_cursor(place.at, place.told)
    return _answer(request, PriceSightings(items=items, next_cursor=next_cursor))


async def _key_of(product_id: FromPath[str], catalogue: NamedDependency[SkipValidation[Catalogue]]) -> str:
    return await catalogue.key_of(product_id)


def _only(currency: OfCurrency = None, condition: OfCondition = None, seller_kind: OfSeller = None) -> OfferChoice:
    return OfferChoice(currency=currency, condition=condition, seller_kind=seller_kind)


async def _offer(prices: Sightings, key: str, seen: OfferSeen) -> OfferPrices:
    offer = seen.offer
    history = await prices.history(key, offer.currency, datetime.now(UTC), offer.condition, offer.seller_kind)
    return OfferPrices(
        condition=offer.condition,
        seller_kind=offer.seller_kind,
        currency=offer.currency,
        last_seen=seen.last_seen,
        statistics=await asyncio.to_thread(price_statistics, history, offer.currency),
    )


def _answer(request: Request[Any, Any, Any], content: Struct) -> Response[Any]:
    return respond(request, represent(msgspec.json.encode(content), MediaType.JSON), _CACHE)
