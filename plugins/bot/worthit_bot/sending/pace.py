"""Not faster than Telegram likes; and where it asks for patience all the same, that chat alone waits."""

import asyncio
import time
from collections import OrderedDict

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from worthit.plugin import Limit, Limiter

ALL_CHATS = Limit(most=30, seconds=1)
"""Messages to all chats together."""
ONE_CHAT = (Limit(most=20, seconds=20), Limit(most=4, seconds=2))
"""Messages and changes of them in one chat: one a second, and short bursts."""
ONE_GROUP_UNASKED = Limit(most=20, seconds=60)
ALL_UNASKED = Limit(most=20, seconds=1)
"""Less than all: who asks is answered meanwhile."""
EDIT_SECONDS = 1.0
"""Between two changes of one message."""
_SENDS = ("send", "forward", "copy")
_NOT_PACED = {"sendChatAction"}
_MOST_REMEMBERED = 10_000


class Pace(BaseRequestMiddleware):
    """The pace of all workers of this instance, as far as the limiter is theirs."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter
        self._held: dict[int, float] = {}
        self._edited: OrderedDict[tuple[int, int], float] = OrderedDict()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        chat_id = getattr(method, "chat_id", None)
        name = method.__api_method__
        if not isinstance(chat_id, int) or name in _NOT_PACED:
            return await make_request(bot, method)
        if name.startswith("edit"):
            await self._wait_to_edit(chat_id, getattr(method, "message_id", None))
            await self._wait_for_chat(chat_id)
        elif name.startswith(_SENDS):
            await self._wait_for_chat(chat_id)
            await self._wait_for("bot:pace", ALL_CHATS)
        await self._wait_while_held(chat_id)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._held[chat_id] = time.monotonic() + error.retry_after
            raise

    async def unasked(self, chat_id: int) -> float:
        """Seconds to wait before something may be told that nobody asked for now; 0 if it may be told."""
        held = self._held.get(chat_id, 0.0) - time.monotonic()
        if held > 0:
            return held
        if chat_id < 0:
            allowance = await self._limiter.take(f"bot:pace:unasked:{chat_id}", ONE_GROUP_UNASKED)
            if not allowance.allowed:
                return allowance.wait_seconds
        return (await self._limiter.take("bot:pace:unasked", ALL_UNASKED)).wait_seconds

    async def _wait_for_chat(self, chat_id: int) -> None:
        for limit in ONE_CHAT:
            await self._wait_for(f"bot:pace:{chat_id}", limit)

    async def _wait_for(self, key: str, limit: Limit) -> None:
        while True:
            allowance = await self._limiter.take(key, limit)
            if allowance.allowed:
                return
            await asyncio.sleep(allowance.wait_seconds)

    async def _wait_while_held(self, chat_id: int) -> None:
        """While Telegram asks for patience in this chat, every call there waits, not only the one that was told so."""
        while (until := self._held.get(chat_id)) is not None:
            if (wait := until - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            elif self._held.get(chat_id) == until:
                del self._held[chat_id]

    async def _wait_to_edit(self, chat_id: int, message_id: int | None) -> None:
        if message_id is None:
            return
        now = time.monotonic()
        before = self._edited.get((chat_id, message_id), -EDIT_SECONDS)
        at = max(now, before + EDIT_SECONDS)
        self._edited[chat_id, message_id] = at
        self._edited.move_to_end((chat_id, message_id))
        while len(self._edited) > _MOST_REMEMBERED:
            self._edited.popitem(last=False)
        try:
            await asyncio.sleep(at - now)
        except asyncio.CancelledError:  # it was overtaken by a later change, which need not wait for it
            if self._edited.get((chat_id, message_id)) == at:
                self._edited[chat_id, message_id] = before
            raise
