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


class OfferChoice(Struct, frozen=True, kw_only=True):
    """Some of a product's offers; what is None is left open."""

    condition: str | None = None
    seller_kind: SellerKind | None = None
    currency: str | None = None

    def takes(self, offer: Offer) -> bool:
        return all(
            asked in {None, told}
            for asked, told in (
                (self.condition, offer.condition),
                (self.seller_kind, offer.seller_kind),
                (self.currency, offer.currency),
            )
        )
