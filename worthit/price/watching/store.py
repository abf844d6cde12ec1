"""The watches that are kept: made, listed, changed, ended, each by its owner alone."""

import re
import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import CursorResult, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.presence import hold
from worthit.errors import InvalidRequest, TooManyWatches
from worthit.money import Money
from worthit.price.parameters import DEFAULT
from worthit.price.sightings import Sightings
from worthit.price.watching.checks import check_rule
from worthit.price.watching.inbox import CHANNEL as INBOX
from worthit.price.watching.model import (
    Occasion,
    Sighting,
    ToldAlert,
    Watch,
    Watched,
    WatchMemory,
    WatchRule,
    offer_of,
)
from worthit.price.watching.notifiers import channel_of, recipient_of
from worthit.price.watching.outbox import alert_of, put, read_alert
from worthit.price.watching.past import past_of
from worthit.price.watching.rules import begin, begin_again, look_again
from worthit.storage.alone import alone
from worthit.storage.database import Database
from worthit.storage.tables import AlertRow, PriceRow, WatchRow

MOST_OF_OWNER = 100
_OWNER = re.compile(r"[a-z][a-z0-9_]*:[^\s:]{1,150}")
read_rule = msgspec.json.Decoder(WatchRule).decode
read_memory = msgspec.json.Decoder(WatchMemory).decode
write = msgspec.json.Encoder().encode


def _now() -> datetime:
    return datetime.now(UTC)


class WatchStore:
    """The watches in the database."""

    def __init__(self, database: Database, prices: Sightings, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._prices = prices
        self._clock = clock

    async def add(self, owner: str, watched: Watched, rule: WatchRule) -> Watch:
        """Watch a product; the same wish twice is one watch. What is true already is told at once.

        owner: `<channel>:<who>`, such as `telegram:4711`. Raises InvalidRequest; TooManyWatches; NothingHere for an
        account that is not there.
        """
        watch, _ = await self.add_or_find(owner, watched, rule)
        return watch

    async def add_or_find(
        self, owner: str, watched: Watched, rule: WatchRule, account_id: str | None = None
    ) -> tuple[Watch, bool]:
        """The same, and whether the watch is a new one. account_id: whose wish it is, where the owner is a chat."""
        check_rule(rule)
        if not _OWNER.fullmatch(owner):
            raise InvalidRequest("An owner is a channel and who is told there, such as telegram:4711.")
        now = self._clock()
        memory, occasion = await self._begin(watched, rule, now)
        row = WatchRow(
            id=secrets.token_hex(6),
            owner=owner,
            product_key=watched.key,
            url=watched.url,
            title=watched.title,
            created_at=now,
            active=True,
            seen_at=memory.seen_at,
            due_at=memory.due_at,
            rule=write(rule),
            memory=write(memory),
            version=0,
        )
        async with self._database.session() as session:
            await _hold(session, owner, account_id)
            same = await _same(session, row, rule)
            if same is not None:
                return _watch(same), False
            await _check_room(session, owner)
            session.add(row)
            if occasion is not None:
                await put(session, [alert_of(row.id, row.url, row.title, memory, occasion, now)])
        return _watch(row), True

    async def change(self, owner: str, watch_id: str, rule: WatchRule) -> Watch | None:
        """Tell of something else from now on, of what is true already at once; the watch keeps its id.

        None where the owner has no such watch. Another watch of theirs for the same product that tells of just that
        ends. What waits to be told of the old wish is not told. Raises InvalidRequest.
        """
        check_rule(rule)
        now = self._clock()
        async with self._database.session() as session:
            await alone(session, _watches_of(owner))
            rows = await _same_product(session, owner, watch_id)
            row = next((row for row in rows if row.id == watch_id), None)
            if row is None:
                return None
            if read_rule(row.rule) == rule:
                return _watch(row)
            twins = [twin for twin in rows if read_rule(twin.rule) == rule]
            for twin in twins:
                twin.active = False
            await _drop_alerts(session, [row.id, *(twin.id for twin in twins)])
            await self._wish_anew(session, row, rule, now)
            return _watch(row)

    async def get(self, owners: Collection[str], watch_id: str) -> Watch | None:
        """A watch that one of these owns."""
        mine = select(WatchRow).where(WatchRow.id == watch_id, WatchRow.owner.in_(owners), WatchRow.active)
        async with self._database.session() as session:
            row = await session.scalar(mine)
        return None if row is None else _watch(row)

    async def newest(
        self, owners: Collection[str], before: tuple[datetime, str] | None, limit: int
    ) -> tuple[Watch, ...]:
        """Watches of several owners. before: time and id of the last one of the page before."""
        mine = select(WatchRow).where(WatchRow.owner.in_(owners), WatchRow.active)
        if before is not None:
            mine = mine.where(tuple_(WatchRow.created_at, WatchRow.id) < before)
        async with self._database.session() as session:
            rows = await session.scalars(mine.order_by(WatchRow.created_at.desc(), WatchRow.id.desc()).limit(limit))
            return tuple(_watch(row) for row in rows)

    async def told(self, owners: Collection[str], before: int | None, limit: int) -> tuple[ToldAlert, ...]:
        """What was told to these owners, newest first. before: id of the last one of the page before."""
        mine = select(AlertRow).join(WatchRow, WatchRow.id == AlertRow.watch_id).where(WatchRow.owner.in_(owners))
        mine = mine.where(AlertRow.delivered_at.is_not(None)).order_by(AlertRow.id.desc()).limit(limit)
        if before is not None:
            mine = mine.where(AlertRow.id < before)
        async with self._database.session() as session:
            rows = await session.scalars(mine)
            return tuple(
                ToldAlert(id=row.id, told_at=row.delivered_at, alert=read_alert(row.document))
                for row in rows
                if row.delivered_at is not None
            )

    async def of_owner(self, owner: str) -> tuple[Watch, ...]:
        """The owner's watches, oldest first."""
        mine = select(WatchRow).where(WatchRow.owner == owner, WatchRow.active)
        async with self._database.session() as session:
            rows = await session.scalars(mine.order_by(WatchRow.created_at, WatchRow.id))
            return tuple(_watch(row) for row in rows)

    async def remove(self, owner: str, watch_id: str) -> bool:
        """End a watch; nothing more is told of it. False where the owner has no such watch."""
        async with self._database.session() as session:
            ended = await session.execute(
                update(WatchRow)
                .where(WatchRow.id == watch_id, WatchRow.owner == owner, WatchRow.active)
                .values(active=False)
                .execution_options(synchronize_session=False)
            )
            assert isinstance(ended, CursorResult)
            if not ended.rowcount:
                return False
            await _drop_alerts(session, [watch_id])
            return True

    async def hand_over(self, owner: str, to: str) -> int:
        """The watches of one owner become another's, with all that they know. Gives how many there were."""
        if not _OWNER.fullmatch(to):
            raise InvalidRequest("An owner is a channel and who is told there, such as telegram:4711.")
        async with self._database.session() as session:
            handed = await session.execute(
                update(WatchRow)
                .where(WatchRow.owner == owner)
                .values(owner=to)
                .execution_options(synchronize_session=False)
            )
            assert isinstance(handed, CursorResult)
            return handed.rowcount

    async def _begin(self, watched: Watched, rule: WatchRule, now: datetime) -> tuple[WatchMemory, Occasion | None]:
        """What the watch knows at once, and what it has to tell at once."""
        known = await self._last_seen(watched.key, now)
        past = await past_of(self._prices, watched.key, known)
        if known is not None and known.price is not None and not past.believes(known.price.amount):
            known = None
        step = look_again(rule, begin(rule, known, watched.in_stock, now), past, now)
        return step.memory, step.occasion

    async def _wish_anew(self, session: AsyncSession, row: WatchRow, rule: WatchRule, now: datetime) -> None:
        """The watch as one that begins with the offer and the price that it knows."""
        before = read_memory(row.memory)
        past = await past_of(self._prices, row.product_key, before.newest)
        step = look_again(rule, begin_again(rule, before), past, now)
        row.rule, row.memory, row.due_at = write(rule), write(step.memory), step.memory.due_at
        if step.occasion is not None:
            await put(session, [alert_of(row.id, row.url, row.title, step.memory, step.occasion, now)])

    async def _last_seen(self, key: str, now: datetime) -> Sighting | None:
        """The price as this instance saw it last, while that still stands."""
        stands = now - timedelta(days=DEFAULT.stands_days)
        newest = select(PriceRow).where(PriceRow.product_key == key, PriceRow.at >= stands)
        async with self._database.session() as session:
            row = await session.scalar(newest.order_by(PriceRow.at.desc(), PriceRow.id.desc()).limit(1))
        return None if row is None else sighting_of(row)


def _watches_of(owner: str) -> str:
    """The name under which one is alone with them."""
    return f"watches of {owner}"


async def _hold(session: AsyncSession, owner: str, account_id: str | None) -> None:
    """Alone with the owner, so that counting is exact, and with the account, so that it is there."""
    watches = _watches_of(owner)
    if channel_of(owner) == INBOX:
        account_id = recipient_of(owner)
    if account_id is None:
        await alone(session, watches)
    else:
        await hold(session, account_id, watches)


async def _same(session: AsyncSession, wanted: WatchRow, rule: WatchRule) -> WatchRow | None:
    mine = select(WatchRow).where(
        WatchRow.owner == wanted.owner, WatchRow.product_key == wanted.product_key, WatchRow.active
    )
    return next((row for row in await session.scalars(mine) if read_rule(row.rule) == rule), None)


async def _same_product(session: AsyncSession, owner: str, watch_id: str) -> Sequence[WatchRow]:
    """The watch and the owner's others of its product, kept from others; none where the owner has no such watch."""
    key = select(WatchRow.product_key).where(WatchRow.id == watch_id, WatchRow.owner == owner, WatchRow.active)
    mine = select(WatchRow).where(WatchRow.owner == owner, WatchRow.active)
    mine = mine.where(WatchRow.product_key == key.scalar_subquery())
    return (await session.scalars(mine.order_by(WatchRow.id).with_for_update())).all()


async def _drop_alerts(session: AsyncSession, watch_ids: Collection[str]) -> None:
    """What waits to be told of these is not told any more."""
    await session.execute(
        update(AlertRow)
        .where(AlertRow.watch_id.in_(watch_ids), AlertRow.delivered_at.is_(None))
        .values(given_up=True)
        .execution_options(synchronize_session=False)
    )


def sighting_of(row: PriceRow) -> Sighting:
    """A price that was kept, as a watch sees it."""
    return Sighting(
        at=row.at,
        price=Money(row.amount, row.currency),
        in_stock=True,
        offer=offer_of(row.condition, row.seller_kind),
    )


async def _check_room(session: AsyncSession, owner: str) -> None:
    has = await session.scalar(
        select(func.count()).select_from(WatchRow).where(WatchRow.owner == owner, WatchRow.active)
    )
    if (has or 0) >= MOST_OF_OWNER:
        raise TooManyWatches(f"There are {MOST_OF_OWNER} watches already; end one first.")


def _watch(row: WatchRow) -> Watch:
    memory = read_memory(row.memory)
    return Watch(
        id=row.id,
        owner=row.owner,
        url=row.url,
        title=row.title,
        created_at=row.created_at,
        rule=read_rule(row.rule),
        currency=memory.currency,
        price=memory.newest.price if memory.newest is not None else None,
        told=memory.told,
    )
