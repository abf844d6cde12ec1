"""The one message of an answer: it names the stages as they go, and becomes the verdict."""

import asyncio
from contextlib import suppress

from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardMarkup

from worthit.plugin import Progress
from worthit_bot.content import Content
from worthit_bot.markup import line_html
from worthit_bot.messenger import Messenger
from worthit_bot.telegram import Unreachable
from worthit_bot.words import Words


class Bubble:
    """A message of the bot in a chat. heading: what is looked at."""

    def __init__(self, messenger: Messenger, chat_id: int, message_id: int, heading: str, words: Words) -> None:
        self._messenger = messenger
        self._bot = messenger.bot
        self.chat_id = chat_id
        self.message_id = message_id
        self._heading = line_html(heading, bold=True)
        self._words = words
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
        await self._messenger.change(self.chat_id, self.message_id, content, keyboard)

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            *past, now = self._stages
            lines = [self._heading, *(f"✓ {stage}" for stage in past), f"… {now}"]
            with suppress(TelegramAPIError, *Unreachable):  # the verdict is what matters
                await self._bot.edit_message_text("\n".join(lines), chat_id=self.chat_id, message_id=self.message_id)

    async def _stop_showing(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
            await asyncio.gather(self._showing, return_exceptions=True)
            self._showing = None


async def open_bubble(messenger: Messenger, chat_id: int, heading: str, words: Words, reply_to: int | None) -> Bubble:
    """Send its first state. reply_to: the message that it answers."""
    message_id = await messenger.say(chat_id, f"{line_html(heading, bold=True)}\n…", reply_to=reply_to)
    return Bubble(messenger, chat_id, message_id, heading, words)
