"""Which products are looked up again, and when: what must not be lost of looking again."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from math import ceil
from typing import Literal, cast

from msgspec import Struct
from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from worthit.config import FollowUpSettings
from worthit.product.model import ProductRef
from worthit.product.personal import is_personal
from worthit.storage.database import Database
from worthit.storage.tables import FollowUpRow, WatchRow
from worthit.verdict.model import Provenance

State = Literal["active", "looking", "blocked", "gone", "failed", "done"]
"""active: due at `next_at`. looking: sent to the queue; if nothing becomes of it until `next_at`, it is due again."""

CLAIM_SECONDS = 900.0
"""How long what was sent may take until it is sent again: whoever took it must be dead."""
MOST_LOOKING = 20
"""Most that are on the queue at a time: no more than is looked up before their claims run out."""
AT_ONCE = 200
"""Most rows that one transaction begins or ends."""


class FollowUp(Struct, frozen=True, kw_only=True):
    """A product to be looked up again. trouble: name of the error of the last look; failures: how many in a row."""

    key: str
    url: str
    until: datetime
    next_at: datetime
    state: State
    failures: int = 0
    trouble: str | None = None


def can_be_followed(ref: ProductRef | None, provenance: Provenance, price: Decimal | None) -> bool:
    """Only what this instance fetched itself, of which there will be something to compare, and by a link that tells of
    nobody.
    """
    if ref is None or provenance != "fetched" or is_personal(ref.canonical):
        return False
    return ref.product_id is not None or price is not None


def own_time(key: str, after: datetime, every: timedelta) -> datetime:
    """When a product is looked up next after `after`: at its own time of the period, so that not all fall on one.

    Half a period later at least, one and a half at most; every period once it has begun.
    """
    period = every.total_seconds()
    phase = period * int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) / 2**64
    turns = ceil((after.timestamp() + period / 2 - phase) / period)
    return datetime.fromtimestamp(phase + turns * period, UTC)


class FollowUps:
    """The products that are looked up again, in the database. clock: the time, as all processes have it."""

    def __init__(
        self,
        database: Database,
        settings: FollowUpSettings,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._days = timedelta(days=settings.days)
        self._most = settings.max_products
        self.every = timedelta(hours=settings.every_hours)
        self.now = clock

    async def begin(self, key: str, url: str) -> None:
        """A person has asked, and the page was fetched: follow the product from now on, also where it had ended."""
        if not self._days:
            return
        now = self.now()
        values = {
            "url": url,
            "until": now + self._days,
            "next_at": own_time(key, now, self.every),
            "failures": 0,
            "trouble": None,
            "state": "active",
        }
        known = update(FollowUpRow).where(FollowUpRow.product_key == key).values(values)
        async with self._database.session() as session:
            found = await session.scalar(known.returning(FollowUpRow.product_key))
        if found is None:
            await self._add([FollowUpRow(product_key=key, began_at=now, **values)])
            await self._drop_oldest()

    async def adopt_watched(self) -> None:
        """Follow what people watch, from now on: products never asked about, and those whose days were over."""
        now = self.now()
        wanted = select(WatchRow.product_key, func.min(WatchRow.url)).where(WatchRow.active, ~_followed())
        over = select(FollowUpRow.product_key).where(FollowUpRow.state == "done", _watched())
        async with self._database.session() as session:
            new = (await session.execute(wanted.group_by(WatchRow.product_key).limit(AT_ONCE))).all()
            keys = (await session.scalars(over.limit(AT_ONCE))).all()
            if keys:
                again = update(FollowUpRow).where(FollowUpRow.product_key.in_(keys), FollowUpRow.state == "done")
                await session.execute(again.values(state="active", next_at=now))
        rows = [
            FollowUpRow(
                product_key=key, url=url, began_at=now, until=now, next_at=now, failures=0, trouble=None, state="active"
            )
            for key, url in new
        ]
        await self._add(rows)

    async def due(self) -> Sequence[FollowUp]:
        """Those whose time has come, longest due first, no more than the queue has room for.

        One whose days are over and that nobody watches is done.
        """
        now = self.now()
        await self._end_what_is_over(now)
        looking = select(func.count()).where(FollowUpRow.state == "looking", FollowUpRow.next_at > now)
        due = select(FollowUpRow).where(_open(), FollowUpRow.next_at <= now).order_by(FollowUpRow.next_at)
        async with self._database.session() as session:
            room = MOST_LOOKING - (await session.scalar(looking) or 0)
            return [_follow_up(row) for row in await session.scalars(due.limit(max(0, room)))]

    async def get(self, key: str) -> FollowUp | None:
        """What is kept of following a product."""
        async with self._database.session() as session:
            row = await session.get(FollowUpRow, key)
            return None if row is None else _follow_up(row)

    async def change(self, old: FollowUp, new: FollowUp) -> bool:
        """Put `new` in the place of `old`; False, and nothing changed, where it is no longer as it was."""
        same = (
            FollowUpRow.product_key == old.key,
            FollowUpRow.state == old.state,
            FollowUpRow.next_at == old.next_at,
        )
        values = {"state": new.state, "next_at": new.next_at, "failures": new.failures, "trouble": new.trouble}
        changing = update(FollowUpRow).where(*same).values(values).returning(FollowUpRow.product_key)
        async with self._database.session() as session:
            return await session.scalar(changing) is not None

    async def _add(self, rows: Sequence[FollowUpRow]) -> None:
        for row in rows:
            try:
                async with self._database.session() as session:
                    session.add(row)
            except IntegrityError:
                pass  # another process was faster

    async def _end_what_is_over(self, now: datetime) -> None:
        """Looks first: where nothing is over, nothing is written and no other writer waits."""
        over = (FollowUpRow.state == "active", FollowUpRow.next_at <= now, FollowUpRow.until < now, ~_watched())
        async with self._database.session() as session:
            keys = (await session.scalars(select(FollowUpRow.product_key).where(*over).limit(AT_ONCE))).all()
        if keys:
            ending = update(FollowUpRow).where(FollowUpRow.product_key.in_(keys), *over)
            async with self._database.session() as session:
                await session.execute(ending.values(state="done"))

    async def _drop_oldest(self) -> None:
        """Beyond the most, those go that were asked about least lately; what is watched stays."""
        async with self._database.session() as session:
            beyond = (await session.scalar(select(func.count()).where(_open())) or 0) - self._most
            if beyond <= 0:
                return
            oldest = select(FollowUpRow.product_key).where(_open(), ~_watched()).order_by(FollowUpRow.until)
            keys = (await session.scalars(oldest.limit(beyond))).all()
            await session.execute(delete(FollowUpRow).where(FollowUpRow.product_key.in_(keys)))


def _open() -> ColumnElement[bool]:
    return FollowUpRow.state.in_(("active", "looking"))


def _watched() -> ColumnElement[bool]:
    return exists().where(WatchRow.product_key == FollowUpRow.product_key, WatchRow.active)


def _followed() -> ColumnElement[bool]:
    return exists().where(FollowUpRow.product_key == WatchRow.product_key)


def _follow_up(row: FollowUpRow) -> FollowUp:
    return FollowUp(
        key=row.product_key,
        url=row.url,
        until=row.until,
        next_at=row.next_at,
        state=cast("State", row.state),
        failures=row.failures,
        trouble=row.trouble,
    )
