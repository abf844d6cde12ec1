"""What happens with an update that was taken: its news are heard, and it is answered with a journal open."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

import msgspec
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from msgspec import Struct

from worthit_bot.sending.journal import journal_of
from worthit_bot.updates.chat_news import ChatNews
from worthit_bot.updates.inbox import Inbox, Received


class _Press(Struct):
    id: str


class _Pressed(Struct):
    callback_query: _Press


class Answers:
    """converse: answers whatever somebody said or pressed."""

    def __init__(self, bot: Bot, inbox: Inbox, news: ChatNews, converse: Callable[[Received], Awaitable[None]]) -> None:
        self._bot = bot
        self._inbox = inbox
        self._news = news
        self._converse = converse

    async def answer(self, received: Received) -> None:
        """Raises aiogram's TelegramAPIError, and where the database is away."""
        await self._news.hear(received.body)
        with journal_of(received, self._inbox).open():
            await self._converse(received)

    async def acknowledge(self, received: Received) -> None:
        """Tell a button that it was pressed, and no more: the first press is still being answered."""
        pressed = msgspec.json.decode(received.body, type=_Pressed)
        with suppress(TelegramBadRequest):  # it was pressed too long ago
            await self._bot.answer_callback_query(pressed.callback_query.id)
