"""Content into messages: rich where this Bot API has rich messages, else HTML, with pictures as photos of their own."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias, TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardMarkup,
    InputRichMessage,
    InputRichMessageContent,
    InputTextMessageContent,
    ReplyParameters,
)

from worthit_bot.messages.content import Content, Picture
from worthit_bot.messages.markup import messages, pictures
from worthit_bot.messages.rich import rich_message

_GONE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")
_NOT_MODIFIED = "message is not modified"
_UNKNOWN_TO_EDIT = ("message text is empty", "text must be non-empty")
_CAPTION = 1024
_TOO_LATE = "query is too old"
T = TypeVar("T")
ForOthers: TypeAlias = Callable[[Content], InputRichMessageContent | InputTextMessageContent]
"""Makes content of a message that somebody sends by way of the bot."""
log = structlog.get_logger(__name__)


class Messenger:
    """Sends content to chats, and turns messages into other content."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._has_rich = True

    async def say(
        self,
        chat_id: int,
        text: str,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
    ) -> int:
        """Send a short text in HTML. Gives the id of the message."""
        sent = await self.bot.send_message(
            chat_id, text, reply_markup=keyboard, reply_parameters=answering(reply_to) if reply_to else None
        )
        return sent.message_id

    async def send(
        self,
        chat_id: int,
        content: Content,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
    ) -> None:
        """Send it. reply_to: the message that it answers, if that is still there."""
        rich = self._rich(content)
        if rich is not None and await self._sent_rich(chat_id, rich, keyboard, reply_to):
            return
        await self._send_texts(chat_id, messages(content), keyboard, reply_to)
        await self._send_pictures(chat_id, pictures(content))

    async def change(
        self, chat_id: int, message_id: int, content: Content, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Turn a message into it; what does not fit follows. Sent anew where the message is gone."""
        rich = self._rich(content)
        if rich is not None and await self._changed_to_rich(chat_id, message_id, rich, keyboard):
            return
        first, *more = messages(content)
        try:
            await self.bot.edit_message_text(
                first, chat_id=chat_id, message_id=message_id, reply_markup=None if more else keyboard
            )
        except TelegramBadRequest as error:
            if _NOT_MODIFIED not in error.message:
                if not any(gone in error.message for gone in _GONE):
                    raise
                await self.bot.send_message(chat_id, first, reply_markup=None if more else keyboard)
        if more:
            await self._send_texts(chat_id, more, keyboard)
        await self._send_pictures(chat_id, pictures(content))

    async def offer(self, send: Callable[[ForOthers], Awaitable[T]]) -> T:
        """Send what offers messages for somebody else to send; again without rich ones where those are refused."""
        if not self._has_rich:
            return await send(_text_for_others)
        try:
            return await send(_rich_for_others)
        except TelegramBadRequest as error:
            if _TOO_LATE in error.message:
                raise
            log.info("a rich message for others is refused", reason=error.message)
            return await send(_text_for_others)

    async def change_by_way(
        self, inline_message_id: str, content: Content, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Turn a message that somebody sent by way of the bot into it, as far as one message holds it.

        Pictures are left out: Telegram takes no new ones there.
        """
        shown = _without_pictures(content)
        rich = self._rich(shown)
        try:
            if rich is not None:
                await self.bot.edit_message_text(
                    rich_message=rich, parse_mode=None, inline_message_id=inline_message_id, reply_markup=keyboard
                )
                return
        except TelegramBadRequest as error:
            if _NOT_MODIFIED in error.message:
                return
            log.info("a rich message is refused", reason=error.message)
        try:
            await self.bot.edit_message_text(
                messages(shown)[0], inline_message_id=inline_message_id, reply_markup=keyboard
            )
        except TelegramBadRequest as error:
            if _NOT_MODIFIED not in error.message:
                log.info("a message by way of the bot cannot be changed", reason=error.message)

    def _rich(self, content: Content) -> InputRichMessage | None:
        return rich_message(content) if self._has_rich else None

    async def _sent_rich(
        self, chat_id: int, rich: InputRichMessage, keyboard: InlineKeyboardMarkup | None, reply_to: int | None
    ) -> bool:
        """Whether it went out."""
        try:
            await self.bot.send_rich_message(
                chat_id, rich, reply_markup=keyboard, reply_parameters=answering(reply_to) if reply_to else None
            )
        except TelegramNotFound:
            self._has_rich = False
        except TelegramBadRequest as error:
            if "chat not found" in error.message:
                raise
            log.info("a rich message is refused", reason=error.message)
        else:
            return True
        return False

    async def _changed_to_rich(
        self, chat_id: int, message_id: int, rich: InputRichMessage, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Whether the message is that now, or would be if it were still there and is sent anew."""
        try:
            await self.bot.edit_message_text(
                rich_message=rich, parse_mode=None, chat_id=chat_id, message_id=message_id, reply_markup=keyboard
            )
        except TelegramBadRequest as error:
            if _NOT_MODIFIED in error.message:
                return True
            if any(gone in error.message for gone in _GONE):
                return await self._sent_rich(chat_id, rich, keyboard, None)
            if any(unknown in error.message for unknown in _UNKNOWN_TO_EDIT):
                self._has_rich = False
            else:
                log.info("a rich message is refused", reason=error.message)
            return False
        return True

    async def _send_texts(
        self,
        chat_id: int,
        texts: Sequence[str],
        keyboard: InlineKeyboardMarkup | None,
        reply_to: int | None = None,
    ) -> None:
        for place, text in enumerate(texts, 1):
            await self.bot.send_message(
                chat_id,
                text,
                reply_markup=keyboard if place == len(texts) else None,
                reply_parameters=answering(reply_to) if reply_to and place == 1 else None,
            )

    async def _send_pictures(self, chat_id: int, shown: Sequence[Picture]) -> None:
        for picture in shown:
            photo = BufferedInputFile(picture.png, "price.png")
            await self.bot.send_photo(
                chat_id, photo, caption=picture.caption[:_CAPTION], parse_mode=None, disable_notification=True
            )


def _rich_for_others(content: Content) -> InputRichMessageContent | InputTextMessageContent:
    rich = rich_message(_without_pictures(content))
    return _text_for_others(content) if rich is None else InputRichMessageContent(rich_message=rich)


def _text_for_others(content: Content) -> InputTextMessageContent:
    return InputTextMessageContent(message_text=messages(content)[0])


def _without_pictures(content: Content) -> Content:
    return [block for block in content if not isinstance(block, Picture)]


def answering(message_id: int) -> ReplyParameters:
    """Shown as an answer to that message, if it is still there."""
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
