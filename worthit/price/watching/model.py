"""What a watch is told to look for, what it remembers, and what it tells. Pure data."""

from datetime import datetime, time
from decimal import Decimal
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from worthit.money import Money
from worthit.product.model import NEW, SHOP

MOST_A_DAY = 3
MOST_A_DAY_AT_ALL = 24
LONGEST_DAYS = 3650
TimeOfDay: TypeAlias = Annotated[time, Meta(tz=False, examples=["22:00:00"])]


class TargetPrice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="target"):
    """The price is `amount` or less, in the currency in which the product was first seen."""

    amount: Annotated[Decimal, Meta(examples=["49.90"])]


class PercentDrop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="drop"):
    """The price is `percent` or more below what it was when the watch was made; then, below what was last told."""

    percent: Decimal


class NewLow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="new_low"):
    """The price is below everything that was seen within `days` days."""

    days: Annotated[int, Meta(ge=1, le=LONGEST_DAYS)]


class BackInStock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="back_in_stock"):
    """The product was out of stock and can be bought again."""


class PriceRise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="rise"):
    """The price is `percent` or more above what it was when the watch was made; then, above what was last told."""

    percent: Decimal


Trigger: TypeAlias = TargetPrice | PercentDrop | NewLow | BackInStock | PriceRise


class QuietHours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing is told from `start` until `end`, on the clocks of `zone` (an IANA name such as `Europe/Rome`)."""

    start: TimeOfDay
    end: TimeOfDay
    zone: Annotated[str, Meta(examples=["Europe/Rome"])]


class WatchRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tell when any of `when` comes true: at most `most_a_day` times in 24 hours, and not in the quiet hours."""

    when: Annotated[tuple[Trigger, ...], Meta(min_length=1)]
    most_a_day: Annotated[int, Meta(ge=1, le=MOST_A_DAY_AT_ALL)] = MOST_A_DAY
    quiet: QuietHours | None = None


class Offer(Struct, frozen=True, kw_only=True):
    """Offers are never compared with one another: used with new, or strangers' with the shop's own."""

    condition: str
    seller_kind: str


def offer_of(condition: str | None, seller_kind: str | None) -> Offer:
    """Where a page does not say, it is new and from the shop itself."""
    return Offer(condition=condition or NEW, seller_kind=seller_kind or SHOP)


class Sighting(Struct, frozen=True, kw_only=True):
    """What was seen of a product at one time (aware UTC).

    in_stock: None where the page does not tell. A price out of stock is no price: nobody can pay it.
    """

    at: datetime
    price: Money | None
    in_stock: bool | None
    offer: Offer


class Mark(Struct, frozen=True, kw_only=True):
    """How far one trigger is. armed: it may tell. price: of which it told last, or which the person knew already."""

    armed: bool
    price: Decimal | None = None


class WatchMemory(Struct, frozen=True, kw_only=True):
    """All that a watch knows.

    marks: one a trigger. seen_at: of the newest sighting, or when the watch was made; newest: the newest that counted.
    currency, offer, reference (the price): as they were when the watch was made, or first seen. out_since: it has been
    out of stock since then. told_at: of the alerts of the last 24 hours; told: how many there were in all. due_at: when
    to look at the newest sighting again, since there is something to tell that may not be told yet.
    """

    marks: tuple[Mark, ...]
    seen_at: datetime
    currency: str | None = None
    offer: Offer | None = None
    reference: Decimal | None = None
    newest: Sighting | None = None
    out_since: datetime | None = None
    told_at: tuple[datetime, ...] = ()
    told: int = 0
    due_at: datetime | None = None


class AlertReason(Struct, frozen=True, kw_only=True):
    """Why something is told. than: the amount that the price is compared with. known_days: covered, of a new low's."""

    trigger: Trigger
    than: Decimal | None = None
    known_days: int | None = None


class Occasion(Struct, frozen=True, kw_only=True):
    """Something to tell: the price as it was seen, and the reasons. before: the price when the watch was made."""

    price: Money
    seen_at: datetime
    before: Decimal | None
    reasons: tuple[AlertReason, ...]


class Watched(Struct, frozen=True, kw_only=True):
    """A product to watch, as its asker sees it. in_stock: None where that is not known."""

    key: str
    url: str
    title: str | None = None
    in_stock: bool | None = None


class Watch(Struct, frozen=True, kw_only=True):
    """Somebody's wish. owner: who, and where, such as `telegram:4711`. price: the newest that was seen."""

    id: str
    owner: str
    url: str
    title: str | None
    created_at: datetime
    rule: WatchRule
    currency: str | None
    price: Money | None
    told: int


class Alert(Struct, frozen=True, kw_only=True):
    """An occasion on its way to whoever watches. number: 1 for the first of its watch.

    since: found when it is told, where the price of the occasion is not the newest any more: what was seen later.
    Its price is None where the product is out of stock, or where the newer price was not judged yet (in_stock None).
    """

    watch_id: str
    number: int
    url: str
    title: str | None
    created_at: datetime
    occasion: Occasion
    since: Sighting | None = None


class ToldAlert(Struct, frozen=True, kw_only=True):
    """An alert that was told at that time, as it was found; `since` is not kept."""

    id: int
    told_at: datetime
    alert: Alert
