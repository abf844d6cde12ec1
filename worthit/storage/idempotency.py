"""Requests that were made under a key of their asker's, and how they were answered, over all workers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, delete, select, update

from worthit.storage.database import Database
from worthit.storage.insert import insert_new
from worthit.storage.tables import IdempotencyRow

KEPT: Final = timedelta(hours=24)


class KeptAnswer(Struct, frozen=True, kw_only=True):
    """body: None where what it showed is shown once only."""

    status: int
    headers: Mapping[str, str]
    body: bytes | None


class Turn(Struct, frozen=True, kw_only=True):
    """A request whose turn it is: to be ended by `keep` or `free`, or it ends itself at `until`."""

    subject: str
    key: str
    until: datetime


class UnderWay(Struct, frozen=True):
    """The same request is being answered."""


class Different(Struct, frozen=True):
    """The key was used for another request."""


class IdempotencyKeys:
    """The table `idempotency`. clock: the time."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._clock = clock

    async def begin(
        self, subject: str, key: str, fingerprint: str, lease: timedelta
    ) -> Turn | KeptAnswer | UnderWay | Different:
        """Of requests that come at once under one key, one has the turn. lease: after it, it is held for dead."""
        now = self._clock()
        turn = Turn(subject=subject, key=key, until=now + lease)
        row = {"subject": subject, "key": key, "fingerprint": fingerprint, "until": turn.until}
        async with self._database.session() as session:
            inserted = insert_new(session, IdempotencyRow).values(row).returning(IdempotencyRow.key)
            if await session.scalar(inserted) is not None:
                return turn
            anew = (
                update(IdempotencyRow)
                .where(_of(subject, key), IdempotencyRow.until <= now)
                .values(fingerprint=fingerprint, until=turn.until, status=None, headers=None, body=None)
                .returning(IdempotencyRow.key)
            )
            if await session.scalar(anew) is not None:
                return turn
            kept = await session.scalar(select(IdempotencyRow).where(_of(subject, key)))
        if kept is None:  # freed meanwhile; the asker may try again
            return UnderWay()
        if kept.fingerprint != fingerprint:
            return Different()
        if kept.status is None:
            return UnderWay()
        return KeptAnswer(status=kept.status, headers=kept.headers or {}, body=kept.body)

    async def keep(self, turn: Turn, answer: KeptAnswer) -> None:
        """For a day. Nothing happens where the turn is over."""
        values = {"status": answer.status, "headers": dict(answer.headers), "body": answer.body}
        async with self._database.session() as session:
            await session.execute(
                update(IdempotencyRow).where(_is_held_in(turn)).values(until=self._clock() + KEPT, **values)
            )

    async def free(self, turn: Turn) -> None:
        """As if it had not been asked. Nothing happens where the turn is over."""
        async with self._database.session() as session:
            await session.execute(delete(IdempotencyRow).where(_is_held_in(turn)))


def _of(subject: str, key: str) -> ColumnElement[bool]:
    return and_(IdempotencyRow.subject == subject, IdempotencyRow.key == key)


def _is_held_in(turn: Turn) -> ColumnElement[bool]:
    """Whoever took over after the lease has another `until`."""
    return and_(_of(turn.subject, turn.key), IdempotencyRow.status.is_(None), IdempotencyRow.until == turn.until)
