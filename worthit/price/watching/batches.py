"""Steps of many watches: taken by one worker at a time, a batch a transaction, so that memory is bounded.

A transaction begins by raising the versions of its watches, which keeps other workers away from them until it ends;
these find then what it wrote. What a watch remembers and what it has to tell are kept together, or not at all.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.price.watching.model import Alert, WatchMemory, WatchRule
from worthit.price.watching.outbox import alert_of, put
from worthit.price.watching.rules import Step
from worthit.price.watching.store import read_memory, read_rule, write
from worthit.storage.database import Database
from worthit.storage.tables import WatchRow

BATCH = 500
TakeSteps = Callable[[str, WatchRule, WatchMemory], Awaitable[Sequence[Step]]]
"""From the product's key as it is stored, the rule and what the watch remembers: what became of it, step by step."""


class _Locked(NamedTuple):
    id: str
    product_key: str
    url: str
    title: str | None
    rule: bytes
    memory: bytes


async def each_watch(database: Database, keys: Sequence[str], clock: Callable[[], datetime], take: TakeSteps) -> int:
    """Let every active watch of these products take steps; gives how many alerts that made."""
    made, after = 0, ""
    while True:
        async with database.session() as session:
            ids = await _next(session, keys, after)
            if ids:
                made += await _take(session, await _lock(session, ids), clock(), take)
        if len(ids) < BATCH:
            return made
        after = ids[-1]


async def _next(session: AsyncSession, keys: Sequence[str], after: str) -> Sequence[str]:
    """The ids of the next batch, in the order in which everybody locks them."""
    batch = select(WatchRow.id).where(WatchRow.product_key.in_(keys), WatchRow.active, WatchRow.id > after)
    return (await session.scalars(batch.order_by(WatchRow.id).limit(BATCH).with_for_update())).all()


async def _lock(session: AsyncSession, ids: Sequence[str]) -> list[_Locked]:
    """These watches, if they are still active, kept from others until the transaction is over."""
    locked = await session.execute(
        update(WatchRow)  # SQLite's lock: a transaction begins with the first statement that writes
        .where(WatchRow.id.in_(ids), WatchRow.active)
        .values(version=WatchRow.version + 1)
        .returning(WatchRow.id, WatchRow.product_key, WatchRow.url, WatchRow.title, WatchRow.rule, WatchRow.memory)
        .execution_options(synchronize_session=False)
    )
    return sorted(_Locked(*row) for row in locked)


async def _take(session: AsyncSession, rows: Sequence[_Locked], now: datetime, take: TakeSteps) -> int:
    changes: list[dict[str, object]] = []
    alerts: list[Alert] = []
    for row in rows:
        before = after = read_memory(row.memory)
        for step in await take(row.product_key, read_rule(row.rule), before):
            after = step.memory
            if step.occasion is not None:
                alerts.append(alert_of(row.id, row.url, row.title, after, step.occasion, now))
        if after != before:
            changes.append({"id": row.id, "memory": write(after), "seen_at": after.seen_at, "due_at": after.due_at})
    if changes:
        await session.execute(update(WatchRow), changes)
    await put(session, alerts)
    return len(alerts)
