"""From the outbox to people: one worker claims an alert, tells it, and writes down that it is told.

A worker that dies leaves its claim behind, which ends by itself. So an alert is never lost, and told twice only where
the worker died between the answer of whoever tells it and our commit.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, NamedTuple

import structlog
from msgspec import Meta, Struct
from sqlalchemy import or_, select, update
from sqlalchemy.orm import aliased

from worthit.price.watching.model import Alert
from worthit.price.watching.newer import with_what_came_since
from worthit.price.watching.notifiers import Notifier, NotifyLater, NotifyNever, channel_of, recipient_of
from worthit.price.watching.outbox import read_alert
from worthit.price.watching.quiet import end_of_quiet
from worthit.price.watching.store import read_rule
from worthit.storage.database import Database
from worthit.storage.tables import AlertRow, WatchRow

log = structlog.get_logger(__name__)


class DeliveryLimits(Struct, frozen=True, kw_only=True):
    """How patiently alerts are told."""

    lease_seconds: Annotated[
        float, Meta(description="Seconds after which an alert is taken over from a worker that died.")
    ] = 120.0
    notify_seconds: Annotated[float, Meta(description="Longest time for telling one alert, below that.")] = 90.0
    at_once: Annotated[int, Meta(description="Alerts that one worker tells side by side.")] = 8
    most_attempts: Annotated[int, Meta(description="Attempts at one alert; then it is given up.")] = 16
    first_pause_seconds: Annotated[float, Meta(description="Pause after the first failure; it doubles.")] = 5.0
    longest_pause_seconds: Annotated[float, Meta(description="Longest pause between two attempts.")] = 3600.0
    most_hours: Annotated[float, Meta(description="Hours after which an alert is too old to be told.")] = 24.0


class _Claim(NamedTuple):
    """An alert that this worker may tell until the time `until`, which nobody else's claim has."""

    id: int
    until: datetime
    attempt: int
    owner: str
    rule: bytes
    alert: Alert


def _now() -> datetime:
    return datetime.now(UTC)


class Delivery:
    """Tells what is due. Any number of workers may do so at once.

    notifiers: asked for at each round, since those of plugins come and go.
    """

    def __init__(
        self,
        database: Database,
        notifiers: Callable[[], Iterable[Notifier]],
        limits: DeliveryLimits = DeliveryLimits(),
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._database = database
        self._notifiers = notifiers
        self._limits = limits
        self._clock = clock

    async def deliver_due(self) -> None:
        """Tell all that is due now. Broken off, it finishes what it is telling."""
        by_channel = {notifier.channel: notifier for notifier in self._notifiers()}
        if not by_channel or not await self._is_any_waiting():
            return
        await self._give_up_old()
        async with asyncio.TaskGroup() as lines:
            for _ in range(self._limits.at_once):
                lines.create_task(self._line(by_channel))

    async def _line(self, notifiers: dict[str, Notifier]) -> None:
        """One alert after the other until there is none."""
        while (claim := await self._claim(notifiers)) is not None:
            telling = asyncio.create_task(self._tell(claim, notifiers[channel_of(claim.owner)]))
            try:
                await asyncio.shield(telling)
            except asyncio.CancelledError:
                await asyncio.wait({telling})  # it may have been told: that has to be written down
                raise

    async def _claim(self, channels: Iterable[str]) -> _Claim | None:
        """The next alert that is due, for this worker alone. Those of one watch are told one after the other."""
        now = self._clock()
        earlier = aliased(AlertRow)
        waits = select(earlier.id).where(
            earlier.watch_id == AlertRow.watch_id,
            earlier.number < AlertRow.number,
            earlier.delivered_at.is_(None),
            earlier.given_up.is_(False),
        )
        free = (
            AlertRow.delivered_at.is_(None),
            AlertRow.given_up.is_(False),
            AlertRow.not_before <= now,
            or_(AlertRow.claimed_until.is_(None), AlertRow.claimed_until <= now),
        )
        next_one = (
            select(AlertRow.id)
            .join(WatchRow, WatchRow.id == AlertRow.watch_id)
            .where(*free, WatchRow.active, ~waits.exists())
            .where(or_(*(WatchRow.owner.startswith(f"{channel}:", autoescape=True) for channel in channels)))
            .order_by(AlertRow.id)
            .limit(1)
            .with_for_update(skip_locked=True, of=AlertRow)
        )
        until = now + timedelta(seconds=self._limits.lease_seconds)
        taking = (
            update(AlertRow)
            .where(AlertRow.id == next_one.scalar_subquery(), *free)  # in_ may look for it more than once
            .values(claimed_until=until, attempts=AlertRow.attempts + 1)
            .returning(AlertRow.id, AlertRow.watch_id, AlertRow.attempts, AlertRow.document)
            .execution_options(synchronize_session=False)
        )
        async with self._database.session() as session:
            taken = (await session.execute(taking)).one_or_none()
            if taken is None:
                return None
            watch = await session.get_one(WatchRow, taken.watch_id)
            alert = await with_what_came_since(session, watch, read_alert(taken.document))
        return _Claim(taken.id, until, taken.attempts, watch.owner, watch.rule, alert)

    async def _tell(self, claim: _Claim, notifier: Notifier) -> None:
        now = self._clock()
        quiet = read_rule(claim.rule).quiet
        if quiet is not None and (opens := end_of_quiet(quiet, now)) > now:  # it was made before, and is late
            await self._settle(claim, not_before=opens, attempts=claim.attempt - 1)
            return
        try:
            async with asyncio.timeout(self._limits.notify_seconds):
                await notifier.notify(recipient_of(claim.owner), claim.alert)
        except NotifyLater as later:
            await self._settle(claim, not_before=_in(later.seconds, self._clock()), attempts=claim.attempt - 1)
        except NotifyNever:
            log.info("who watches does not want to hear", watch=claim.alert.watch_id)
            await self._end(claim)
        except Exception as error:  # noqa: BLE001 - whatever ails the channel, others go on
            await self._failed(claim, error)
        else:
            await self._settle(claim, delivered_at=self._clock())

    async def _failed(self, claim: _Claim, error: Exception) -> None:
        given_up = claim.attempt >= self._limits.most_attempts
        told = log.error if given_up else log.warning
        told("alert given up" if given_up else "alert put off", watch=claim.alert.watch_id, reason=type(error).__name__)
        pause = min(self._limits.first_pause_seconds * 2.0 ** (claim.attempt - 1), self._limits.longest_pause_seconds)
        await self._settle(claim, given_up=given_up, not_before=_in(pause, self._clock()))

    async def _settle(self, claim: _Claim, **values: object) -> None:
        """End the claim, if it is still ours. Tried again while it lasts: what was told must not be told again."""
        mine = update(AlertRow).where(AlertRow.id == claim.id, AlertRow.claimed_until == claim.until)
        change = mine.values(claimed_until=None, **values).execution_options(synchronize_session=False)
        while True:
            try:
                async with self._database.session() as session:
                    await session.execute(change)
            except Exception as error:  # noqa: BLE001 - drivers raise errors of their own
                if self._clock() + timedelta(seconds=1) >= claim.until:
                    log.error("what was told cannot be written down", watch=claim.alert.watch_id)
                    return
                log.warning("the outbox cannot be written", reason=type(error).__name__)
                await asyncio.sleep(1)
            else:
                return

    async def _end(self, claim: _Claim) -> None:
        """End all watches of the owner; what they had to tell is given up."""
        theirs = select(WatchRow.id).where(WatchRow.owner == claim.owner)
        async with self._database.session() as session:
            await session.execute(update(WatchRow).where(WatchRow.owner == claim.owner).values(active=False))
            waiting = update(AlertRow).where(AlertRow.watch_id.in_(theirs), AlertRow.delivered_at.is_(None))
            await session.execute(waiting.values(given_up=True, claimed_until=None))

    async def _is_any_waiting(self) -> bool:
        """Reads only: most of the time there is none, and then nothing is locked."""
        waiting = select(AlertRow.id).where(AlertRow.delivered_at.is_(None), AlertRow.given_up.is_(False)).limit(1)
        async with self._database.session() as session:
            return await session.scalar(waiting) is not None

    async def _give_up_old(self) -> None:
        oldest = self._clock() - timedelta(hours=self._limits.most_hours)
        old = update(AlertRow).where(AlertRow.delivered_at.is_(None), AlertRow.given_up.is_(False))
        async with self._database.session() as session:
            await session.execute(old.where(AlertRow.created_at < oldest).values(given_up=True))


def _in(seconds: float, now: datetime) -> datetime:
    return now + timedelta(seconds=max(0.0, min(seconds, 86_400.0)))
