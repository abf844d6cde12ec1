"""What an offer cost before it was seen: what a sighting is compared with."""

from worthit.price.history import History, read_history
from worthit.price.sightings import Sightings
from worthit.price.watching.model import Sighting


async def past_of(prices: Sightings, key: str, seen: Sighting | None) -> History:
    """The history of the offer up to the sighting, and without it; empty where there is no price."""
    if seen is None or seen.price is None:
        return History()
    points = await prices.points(key, seen.offer.condition)
    return read_history((point for point in points if point.at < seen.at), seen.price.currency, seen.at)
