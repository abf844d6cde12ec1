"""The one message of an answer: it names the stages as they go, and becomes the verdict."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, ReplyParameters

from worthit.plugin import Progress
from worthit_bot.telegram import Unreachable
from worthit_bot.words import Words

EDIT_SECONDS = 1.0
"""Telegram slows down who edits a message more often."""


class Bubble:
    """A message of the bot in a chat."""

    def __init__(self, bot: Bot, chat_id: int, message_id: int, heading: str, words: Words) -> None:
        self._bot = bot
        self._chat_id = chat_id
        self.message_id = message_id
        self._heading = heading
        self._words = words
        self._stages: list[str] = []
        self._changed = asyncio.Event()
        self._showing: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, bot: Bot, chat_id: int, heading: str, words: Words, reply_to: int | None = None) -> "Bubble":
        """Send it. reply_to: the message that it answers."""
        sent = await bot.send_message(
            chat_id, f"{heading}\n…", reply_parameters=answering(reply_to) if reply_to else None
        )
        return cls(bot, chat_id, sent.message_id, heading, words)

    async def tell(self, progress: Progress) -> None:
        """Name the stage that has begun. Returns at once; the message follows as fast as Telegram likes."""
        self._stages.append(self._words.stages[progress.stage])
        self._changed.set()
        if self._showing is None:
            self._showing = asyncio.create_task(self._show())

    async def become(self, texts: Sequence[str], keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Turn into the first text; the others follow as messages of their own, the last with the keyboard."""
        await self._stop_showing()
        first, *more = texts
        await self._edit(first, None if more else keyboard)
        for place, text in enumerate(more, 1):
            await self._bot.send_message(self._chat_id, text, reply_markup=keyboard if place == len(more) else None)

    async def _edit(self, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.edit_message_text(
                text, chat_id=self._chat_id, message_id=self.message_id, reply_markup=keyboard
            )
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:
                return
            if "message to edit not found" not in error.message and "can't be edited" not in error.message:
                raise
            await self._bot.send_message(self._chat_id, text, reply_markup=keyboard)  # somebody deleted it

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            *past, now = self._stages
            lines = [self._heading, *(f"✓ {stage}" for stage in past), f"… {now}"]
            with suppress(TelegramAPIError, *Unreachable):  # the verdict is what matters
                await self._bot.edit_message_text("\n".join(lines), chat_id=self._chat_id, message_id=self.message_id)
            await asyncio.sleep(EDIT_SECONDS)

    async def _stop_showing(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
            await asyncio.gather(self._showing, return_exceptions=True)
            self._showing = None


def answering(message_id: int) -> ReplyParameters:
    """Shown as an answer to that message, if it is still there."""
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
