"""What the sightings of a product's price add up to, for `worthit prices show`."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from worthit.price.history import History, read_series
from worthit.price.instants import moment
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement
from worthit.price.offers import Offer, OfferSeen
from worthit.price.series import PriceSeries
from worthit.price.statistics import PriceStatistics, price_statistics
from worthit.product.model import NEW, SHOP, ProductRef


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


def price_facts(
    ref: ProductRef, shown: Offer, offers: Sequence[OfferSeen], series: PriceSeries, now: datetime
) -> tuple[PriceFacts, History]:
    """series: the sightings of the offer that is shown, one at least. Gives the history of which the facts are, too."""
    history = read_series(series, now)
    price = _standing(history)
    last = len(series) - 1 - int(series.times[::-1].argmax())
    facts = PriceFacts(
        product=ref.key,
        link=ref.canonical,
        at=now,
        offer=shown,
        last_seen=moment(int(series.times[last])),
        last_price=series.amounts.at(last),
        price=price,
        judgement=judge(price, None, history),
        statistics=price_statistics(history, shown.currency),
        others=tuple(seen for seen in offers if seen.offer != shown),
    )
    return facts, history


def shown_of(offers: Sequence[OfferSeen]) -> Offer:
    """The new product from the shop itself, which verdicts judge, as it was seen last; else the offer seen last.

    There must be one.
    """
    judged = [seen for seen in offers if (seen.offer.condition, seen.offer.seller_kind) == (NEW, SHOP)]
    return max(judged or offers, key=lambda seen: seen.last_seen).offer


def _standing(history: History) -> Decimal | None:
    """The price now, where the last sighting still stands."""
    if not len(history) or int(history.ends[-1]) < history.now:
        return None
    return history.seen.amounts.at(len(history) - 1)
