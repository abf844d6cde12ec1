"""Updates are stored first and answered then: none is lost with the process, none is answered twice.

A worker takes an update for a short lease, which it renews while it works; when it dies, another takes over. Of one
chat only the oldest update that is not done can be taken, so a chat is answered in order and chats in parallel.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import CursorResult, delete, func, select, update

from worthit.plugin import Sessions, insert_new
from worthit_bot.tables import UpdateRow

LEASE = timedelta(seconds=10)
KNOWN_FOR = timedelta(days=3)
"""How long a second delivery is recognised; Telegram gives up after one day."""


class _Chat(Struct):
    id: int


class _Message(Struct):
    chat: _Chat


class _Callback(Struct):
    message: _Message | None = None


class _Numbered(Struct):
    update_id: Annotated[int, Meta(ge=0, le=2**63 - 1)]


class _Placed(Struct):
    message: _Message | None = None
    callback_query: _Callback | None = None


class Arrival(Struct, frozen=True, kw_only=True):
    """An update that is to be stored. lane: updates of one lane are answered one after the other."""

    update_id: int
    lane: str
    body: bytes


def arrival(body: bytes) -> Arrival:
    """Raises ValueError for what is no update. One whose chat cannot be read has a lane of its own."""
    try:
        update_id = _numbered(body).update_id
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"this is no update: {error}") from None
    try:
        placed = _placed(body)
    except msgspec.ValidationError:
        placed = _Placed()
    message = placed.message or (placed.callback_query.message if placed.callback_query else None)
    lane = lane_of(message.chat.id) if message else f"update {update_id}"
    return Arrival(update_id=update_id, lane=lane, body=body)


def lane_of(chat_id: int) -> str:
    """The lane of a chat's updates."""
    return f"chat {chat_id}"


class Received(Struct, frozen=True, kw_only=True):
    """An update that this worker has taken. messages: sent for it by an earlier attempt."""

    update_id: int
    body: bytes
    attempt: int
    messages: tuple[int, ...]


_numbered = msgspec.json.Decoder(_Numbered).decode
_placed = msgspec.json.Decoder(_Placed).decode


class Inbox:
    """The updates of all workers of this instance."""

    def __init__(self, database: Sessions) -> None:
        self._database = database
        self._owner = secrets.token_hex(8)

    async def put(self, arrivals: Sequence[Arrival]) -> None:
        """Store updates; those that are known already are left as they are."""
        now = datetime.now(UTC)
        rows = [_row(arrival, now) for arrival in arrivals]
        if not rows:
            return
        async with self._database.session() as session:
            await session.execute(insert_new(session, UpdateRow).values(rows))
            await session.execute(delete(UpdateRow).where(UpdateRow.done_at < now - KNOWN_FOR))

    async def take(self, most: int) -> list[Received]:
        """Take updates that nobody works on, at most one of a lane."""
        now = datetime.now(UTC)
        oldest = select(func.min(UpdateRow.update_id)).where(UpdateRow.done_at.is_(None)).group_by(UpdateRow.lane)
        free = select(UpdateRow).where(UpdateRow.update_id.in_(oldest), UpdateRow.not_before <= now)
        taken: list[Received] = []
        async with self._database.session() as session:
            rows = (await session.scalars(free.order_by(UpdateRow.update_id).limit(most))).all()
            for row in rows:
                mine = (
                    update(UpdateRow)
                    .where(UpdateRow.update_id == row.update_id, UpdateRow.attempts == row.attempts)
                    .where(UpdateRow.done_at.is_(None), UpdateRow.not_before <= now)
                    .values(attempts=UpdateRow.attempts + 1, owner=self._owner, not_before=now + LEASE)
                    .execution_options(synchronize_session=False)
                )
                result = await session.execute(mine)
                assert isinstance(result, CursorResult)
                if result.rowcount and row.body is not None:
                    taken.append(
                        Received(
                            update_id=row.update_id,
                            body=row.body,
                            attempt=row.attempts + 1,
                            messages=tuple(row.messages),
                        )
                    )
        return taken

    async def renew(self) -> None:
        """Keep what this worker has taken."""
        await self._mine(not_before=datetime.now(UTC) + LEASE)

    async def note(self, update_id: int, messages: Sequence[int]) -> None:
        """Remember which messages were sent for an update."""
        await self._mine(update_id, messages=list(messages))

    async def done(self, update_id: int) -> None:
        """The update is answered. What was in it is forgotten."""
        await self._mine(update_id, done_at=datetime.now(UTC), body=None, owner=None, messages=[])

    async def put_off(self, update_id: int, seconds: float) -> None:
        """Let it be taken again after a while."""
        await self._mine(update_id, owner=None, not_before=datetime.now(UTC) + timedelta(seconds=seconds))

    async def _mine(self, update_id: int | None = None, **values: object) -> None:
        change = update(UpdateRow).where(UpdateRow.owner == self._owner, UpdateRow.done_at.is_(None))
        if update_id is not None:
            change = change.where(UpdateRow.update_id == update_id)
        async with self._database.session() as session:
            await session.execute(change.values(**values).execution_options(synchronize_session=False))


def _row(arrival: Arrival, now: datetime) -> dict[str, object]:
    return {
        "update_id": arrival.update_id,
        "lane": arrival.lane,
        "body": arrival.body,
        "received_at": now,
        "attempts": 0,
        "not_before": now,
        "messages": [],
    }
