"""What the sightings of a product's price add up to, for `worthit prices show`."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from worthit.price.history import History, read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PriceObservation, PricePoint
from worthit.price.sightings import NEW, SHOP
from worthit.price.statistics import PriceStatistics, price_statistics
from worthit.product.model import ProductRef


class Offer(Struct, frozen=True, order=True):
    """Offers that have one price at a time. Where a page did not say, it was new and sold by the shop."""

    condition: str
    seller_kind: str
    currency: str


class OfferSeen(Struct, frozen=True, kw_only=True):
    offer: Offer
    sightings: int


class PriceFacts(Struct, frozen=True, kw_only=True):
    """The price of one offer against its own past, as of `at`.

    price: the one that stands, None where it was not seen for too long; last_price, last_seen: the latest sighting.
    others: what else was seen of the product.
    """

    product: str
    link: str
    at: datetime
    offer: Offer
    last_seen: datetime
    last_price: Decimal
    price: Decimal | None
    judgement: PriceJudgement
    statistics: PriceStatistics
    others: tuple[OfferSeen, ...]


def price_facts(ref: ProductRef, observations: Sequence[PriceObservation], now: datetime) -> tuple[PriceFacts, History]:
    """`observations`: all of the product, oldest first, one at least. Gives the history that the facts are of, too."""
    shown = _shown(observations)
    points = [
        PricePoint(at=seen.at, amount=seen.amount, currency=seen.currency)
        for seen in observations
        if _offer(seen) == shown
    ]
    history = read_history(points, shown.currency, now)
    price = _standing(history)
    counts = Counter(map(_offer, observations))
    facts = PriceFacts(
        product=ref.key,
        link=ref.canonical,
        at=now,
        offer=shown,
        last_seen=points[-1].at,
        last_price=points[-1].amount,
        price=price,
        judgement=judge(price, None, history),
        statistics=price_statistics(history, shown.currency),
        others=tuple(OfferSeen(offer=offer, sightings=counts[offer]) for offer in sorted(counts) if offer != shown),
    )
    return facts, history


def _shown(observations: Sequence[PriceObservation]) -> Offer:
    """The new product from the shop itself, which verdicts judge, as it was seen last; else the offer seen last."""
    offers = [_offer(seen) for seen in observations]
    judged = (offer for offer in reversed(offers) if (offer.condition, offer.seller_kind) == (NEW, SHOP))
    return next(judged, offers[-1])


def _offer(seen: PriceObservation) -> Offer:
    return Offer(seen.condition or NEW, seen.seller_kind or SHOP, seen.currency)


def _standing(history: History) -> Decimal | None:
    """The price now, where the last sighting still stands."""
    if not len(history) or int(history.ends[-1]) < history.now:
        return None
    return history.seen.amounts.at(len(history) - 1)
