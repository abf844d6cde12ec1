"""The queue of updates: what happened, until the bot has confirmed that it knows."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.refusals import conflict

_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Update(Struct, frozen=True, kw_only=True):
    """lane: the chat it belongs to; the updates of one lane are delivered one after the other."""

    id: int
    kind: str
    content: Any
    lane: int

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.content}


class UpdateQueue:
    """waiting: not yet confirmed, oldest first. ever: all that there were, by their id. allowed: kinds asked for, None
    for Telegram's own choice."""

    def __init__(self, first_id: int) -> None:
        self.waiting: list[Update] = []
        self.ever: dict[int, Update] = {}
        self.allowed: frozenset[str] | None = None
        self.on_push: Callable[[], None] = lambda: None
        self._next_id = first_id
        self._held: list[Update] | None = None
        self._poll: asyncio.Future[None] | None = None

    def push(self, kind: str, content: Any, lane: int) -> None:
        """Add an update, unless the bot did not ask for its kind."""
        if kind in _ONLY_ON_REQUEST if self.allowed is None else kind not in self.allowed:
            return
        update = Update(id=self._next_id, kind=kind, content=content, lane=lane)
        self.ever[update.id] = update
        self._next_id += 1
        if self._held is None:
            self._deliver([update])
        else:
            self._held.append(update)

    @contextmanager
    def held(self) -> Iterator[list[Update]]:
        """Keep back what is pushed within the block, and deliver it in the order that the list has then."""
        held: list[Update] = []
        self._held = held
        try:
            yield held
        finally:
            self._held = None
            self._deliver(held)

    def _deliver(self, updates: list[Update]) -> None:
        self.waiting += updates
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        self.on_push()

    def allow(self, kinds: list[str]) -> None:
        """An empty list asks for all but those that are only had on request."""
        self.allowed = frozenset(kinds) if kinds else None

    def confirm(self, update: Update) -> None:
        if update in self.waiting:
            self.waiting.remove(update)

    def confirm_before(self, offset: int) -> None:
        """What getUpdates confirms by its offset; one below 0 leaves that many of the newest."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset <= self._next_id:  # an offset from the future is ignored
            self.waiting = [update for update in self.waiting if update.id >= offset]

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Confirm, and wait for updates. Raises: Refusal when another poll takes over, or a webhook."""
        self.confirm_before(offset)
        if not self.waiting and seconds:
            self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
            self._poll = poll = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(seconds):
                    await poll
            except TimeoutError:
                return []
        return self.waiting[:limit]

    def end_poll(self, why: str) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(conflict(why))
