"""What the sightings of a product's price add up to, for `worthit prices show`."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PriceObservation, PricePoint
from worthit.price.sightings import NEW, SHOP
from worthit.product.model import ProductRef

Offer = tuple[str, str]
"""Condition and kind of seller."""


class OfferSeen(Struct, frozen=True, kw_only=True):
    """An offer that was seen besides, and how often."""

    condition: str
    seller_kind: str
    currency: str
    sightings: int


class PriceFacts(Struct, frozen=True, kw_only=True):
    """The price of one offer against its own past, as of `at`.

    price: the one that stands, None where the last sighting is too old; last_price and last_seen are of that sighting.
    """

    product: str
    link: str
    at: datetime
    condition: str
    seller_kind: str
    currency: str
    sightings: int
    first_seen: datetime
    last_seen: datetime
    last_price: Decimal
    price: Decimal | None
    judgement: PriceJudgement
    others: tuple[OfferSeen, ...]


def price_facts(ref: ProductRef, observations: Sequence[PriceObservation], now: datetime) -> PriceFacts:
    """`observations`: all of the product, oldest first, one at least."""
    points = points_shown(observations)
    shown, last = _offer_shown(observations), points[-1]
    history = read_history(points, last.currency, now)
    stands = len(history) > 0 and int(history.ends[-1]) == history.now
    price = history.seen.amounts.at(len(history) - 1) if stands else None
    return PriceFacts(
        product=ref.key,
        link=ref.canonical,
        at=now,
        condition=shown[0],
        seller_kind=shown[1],
        currency=last.currency,
        sightings=len(points),
        first_seen=points[0].at,
        last_seen=last.at,
        last_price=last.amount,
        price=price,
        judgement=judge(price, None, history),
        others=_others(observations, shown, last.currency),
    )


def points_shown(observations: Sequence[PriceObservation]) -> tuple[PricePoint, ...]:
    """The sightings of the offer that is shown, in the currency in which it was seen last."""
    shown = _offer_shown(observations)
    of_offer = [seen for seen in observations if _offer(seen) == shown]
    return tuple(
        PricePoint(at=seen.at, amount=seen.amount, currency=seen.currency)
        for seen in of_offer
        if seen.currency == of_offer[-1].currency
    )


def _offer_shown(observations: Sequence[PriceObservation]) -> Offer:
    """The new product from the shop itself, whose price verdicts judge; else the offer seen last."""
    new_from_shop = (NEW, SHOP)
    return new_from_shop if any(_offer(seen) == new_from_shop for seen in observations) else _offer(observations[-1])


def _offer(seen: PriceObservation) -> Offer:
    return seen.condition or NEW, seen.seller_kind or SHOP


def _others(observations: Sequence[PriceObservation], shown: Offer, currency: str) -> tuple[OfferSeen, ...]:
    counts: dict[tuple[Offer, str], int] = {}
    for seen in observations:
        key = (_offer(seen), seen.currency)
        counts[key] = counts.get(key, 0) + 1
    counts.pop((shown, currency))
    return tuple(
        OfferSeen(condition=offer[0], seller_kind=offer[1], currency=code, sightings=count)
        for (offer, code), count in sorted(counts.items())
    )
