"""Sightings of a price and what they add up to. Pure data. Rules: docs/verdict.md, "Price honesty"."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from worthit.product.model import SellerKind

PriceLabel = Literal["lowest", "good", "usual", "high", "unknown"]
DiscountLabel = Literal["honest", "false", "unknown"]


class PricePoint(Struct, frozen=True, kw_only=True):
    """A price seen at one time (aware UTC)."""

    at: datetime
    amount: Decimal
    currency: str


class PriceObservation(Struct, frozen=True, kw_only=True):
    """One sighting of one offer, whole: what is stored, exported and taken in.

    condition: None where the page did not say, which is taken as new. seller_kind: None where it is not known.
    shipping: what it costs besides, in the same currency; None where the page did not say.
    """

    at: datetime
    amount: Decimal
    currency: str
    condition: str | None = None
    seller_kind: SellerKind | None = None
    shipping: Decimal | None = None

    @property
    def total(self) -> Decimal | None:
        """The amount and its shipping; None where that is not known."""
        return None if self.shipping is None else self.amount + self.shipping


class Lows(Struct, frozen=True, kw_only=True, rename={"d30": "30", "d90": "90", "d365": "365"}):
    """Lowest prices of the last 30, 90, 365 days and ever, the price now included."""

    d30: Decimal | None = None
    d90: Decimal | None = None
    d365: Decimal | None = None
    ever: Decimal | None = None


class PriceJudgement(Struct, frozen=True, kw_only=True):
    """The price now against its own covered time. All shares are 0..1; null where too little is known."""

    label: PriceLabel = "unknown"
    percentile: float | None = None
    lows: Lows = Lows()
    days_tracked: int = 0
    claimed_discount: float | None = None
    lawful_discount: float | None = None
    was_charged_share: float | None = None
    discount: DiscountLabel | None = None
