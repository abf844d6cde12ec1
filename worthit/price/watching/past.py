"""What an offer cost before it was seen: what a sighting is compared with."""

from datetime import timedelta
from typing import cast

from worthit.price.history import History
from worthit.price.sightings import Sightings
from worthit.price.watching.model import Sighting
from worthit.product.model import SellerKind

_AN_INSTANT = timedelta(microseconds=1)


async def past_of(prices: Sightings, key: str, seen: Sighting | None) -> History:
    """The history of the offer up to the sighting, and without it; empty where there is no price."""
    if seen is None or seen.price is None:
        return History()
    seller = cast("SellerKind", seen.offer.seller_kind)
    return await prices.history(key, seen.price.currency, seen.at - _AN_INSTANT, seen.offer.condition, seller)
