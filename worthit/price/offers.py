"""Which offers of a product were seen, and how often."""

from datetime import datetime

from msgspec import Struct

from worthit.product.model import SellerKind


class Offer(Struct, frozen=True, order=True):
    """Offers that have one price at a time. Where a page did not say, it was new, and counted with the shop."""

    condition: str
    seller_kind: SellerKind
    currency: str


class OfferSeen(Struct, frozen=True, kw_only=True):
    """How often an offer was seen, and from when to when (UTC)."""

    offer: Offer
    sightings: int
    first_seen: datetime
    last_seen: datetime
