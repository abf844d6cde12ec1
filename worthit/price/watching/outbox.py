"""What is to be told stands in the same transaction as the memory that it was told: both are kept, or neither."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.price.watching.model import Alert, Occasion, WatchMemory
from worthit.storage.tables import AlertRow

_encode = msgspec.json.Encoder().encode
read_alert = msgspec.json.Decoder(Alert).decode


def alert_of(
    watch_id: str, url: str, title: str | None, memory: WatchMemory, occasion: Occasion, now: datetime
) -> Alert:
    """The alert that a watch has to tell: `memory` counts it already."""
    return Alert(watch_id=watch_id, number=memory.told, url=url, title=title, created_at=now, occasion=occasion)


async def put(session: AsyncSession, alerts: Sequence[Alert]) -> None:
    """Have these told as soon as somebody can. The number of an alert stands once for its watch, ever."""
    if alerts:
        await session.execute(insert(AlertRow), [_row(alert) for alert in alerts])


def _row(alert: Alert) -> dict[str, object]:
    return {
        "watch_id": alert.watch_id,
        "number": alert.number,
        "created_at": alert.created_at,
        "document": _encode(alert),
        "not_before": alert.created_at,
        "attempts": 0,
        "given_up": False,
    }
