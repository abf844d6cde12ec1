"""The one message of an answer: it names the stages as they go, and becomes the verdict."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup
from msgspec import Struct

from worthit.plugin import ErrorCode, Progress
from worthit_bot.messages.content import Content, Line
from worthit_bot.messages.markup import line_html
from worthit_bot.messages.messenger import Messenger
from worthit_bot.sending.placing import whisper
from worthit_bot.sending.telegram import Unreachable
from worthit_bot.words import Words


class InChat(Struct, frozen=True):
    """A message of the bot's own, in a chat that it is a part of."""

    chat_id: int
    message_id: int


class ByWay(Struct, frozen=True):
    """A message that somebody sent by way of the bot, wherever that is."""

    inline_message_id: str


Spot: TypeAlias = InChat | ByWay
OnRefusal: TypeAlias = Callable[[str, ErrorCode], Awaitable[None]]


class Bubble:
    """heading: what is looked at. on_refusal: what happens instead of the bubble becoming the refusal."""

    def __init__(
        self, messenger: Messenger, spot: Spot, heading: str, words: Words, on_refusal: OnRefusal | None = None
    ) -> None:
        self._messenger = messenger
        self.spot = spot
        self._heading = line_html(heading, bold=True)
        self._words = words
        self._on_refusal = on_refusal
        self._stages: list[str] = []
        self._changed = asyncio.Event()
        self._showing: asyncio.Task[None] | None = None

    async def tell(self, progress: Progress) -> None:
        """Name the stage that has begun. Returns at once; the message follows as fast as `pace` lets it."""
        self._stages.append(self._words.question.stages[progress.stage])
        self._changed.set()
        if self._showing is None:
            self._showing = asyncio.create_task(self._show())

    async def become(self, content: Content, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Turn into that; what does not fit follows, the last of it with the keyboard."""
        await self._stop_showing()
        match self.spot:
            case InChat(chat_id, message_id):
                await self._messenger.change(chat_id, message_id, content, keyboard)
            case ByWay(inline_message_id):
                await self._messenger.change_by_way(inline_message_id, content, keyboard)

    async def refuse(self, text: str, code: ErrorCode) -> None:
        """There is no verdict, for this reason. In a group only who asked is told so, where that can be done."""
        await self._stop_showing()
        if self._on_refusal is not None:
            await self._on_refusal(text, code)
        elif isinstance(self.spot, InChat) and await whisper(self._messenger.bot, line_html(text)):
            with suppress(TelegramBadRequest):  # it is gone already
                await self._messenger.bot.delete_message(self.spot.chat_id, self.spot.message_id)
        else:
            await self.become([Line(text)])

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            *past, now = self._stages
            lines = [self._heading, *(f"✓ {stage}" for stage in past), f"… {now}"]
            with suppress(TelegramAPIError, *Unreachable):  # the verdict is what matters
                await self._write("\n".join(lines))

    async def _write(self, text: str) -> None:
        match self.spot:
            case InChat(chat_id, message_id):
                await self._messenger.bot.edit_message_text(text, chat_id=chat_id, message_id=message_id)
            case ByWay(inline_message_id):
                await self._messenger.bot.edit_message_text(text, inline_message_id=inline_message_id)

    async def _stop_showing(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
            await asyncio.gather(self._showing, return_exceptions=True)
            self._showing = None


async def open_bubble(messenger: Messenger, chat_id: int, heading: str, words: Words, reply_to: int | None) -> Bubble:
    """Send its first state. reply_to: the message that it answers."""
    message_id = await messenger.say(chat_id, f"{line_html(heading, bold=True)}\n…", reply_to=reply_to)
    return Bubble(messenger, InChat(chat_id, message_id), heading, words)
