"""An alert may be told late, by a process that was down or to a chat that was: then its price may not be the newest."""

from msgspec import structs
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.price.watching.model import Alert, Sighting, WatchMemory
from worthit.price.watching.store import read_memory, sighting_of
from worthit.storage.tables import PriceRow, WatchRow

_MOST_OF_OTHER_OFFERS = 20
"""Unjudged prices that are looked through for one of the offer that is watched."""


async def with_what_came_since(session: AsyncSession, watch: WatchRow, alert: Alert) -> Alert:
    """The alert as it is to be told now: with what was seen since, where that shows something else."""
    memory = read_memory(watch.memory)
    since = _judged(memory, alert)
    now = alert.occasion.price if since is None else since.price
    unjudged = await _unjudged(session, watch.product_key, memory, alert)
    if unjudged is not None and unjudged.price != now:
        since = structs.replace(unjudged, price=None, in_stock=None)  # it may be a glitch, which is not told
    return structs.replace(alert, since=since)


def _judged(memory: WatchMemory, alert: Alert) -> Sighting | None:
    newest = memory.newest
    if newest is None or newest.at <= alert.occasion.seen_at or newest.price == alert.occasion.price:
        return None
    return newest


async def _unjudged(session: AsyncSession, key: str, memory: WatchMemory, alert: Alert) -> Sighting | None:
    """The newest price of the offer that is kept, and that the watch did not hear of yet."""
    kept = select(PriceRow).where(
        PriceRow.product_key == key,
        PriceRow.at > max(memory.seen_at, alert.occasion.seen_at),
        PriceRow.currency == alert.occasion.price.currency,
    )
    newest = kept.order_by(PriceRow.at.desc(), PriceRow.id.desc()).limit(_MOST_OF_OTHER_OFFERS)
    sightings = map(sighting_of, await session.scalars(newest))
    return next((seen for seen in sightings if seen.offer == (memory.offer or seen.offer)), None)
