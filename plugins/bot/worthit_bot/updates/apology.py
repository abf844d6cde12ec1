"""What a person is told whose update could not be answered for a fault of ours."""

from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update
from aiohttp import ClientError
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from worthit.plugin import ErrorCode
from worthit_bot.storage.chats import Chats
from worthit_bot.updates.inbox import Received


class Apology:
    """Said in private chats; in others a fault of ours is nobody's business."""

    def __init__(self, bot: Bot, chats: Chats) -> None:
        self._bot = bot
        self._chats = chats

    async def say(self, received: Received) -> None:
        """Tell the person, and end the waiting of a button that was pressed; where that fails too, leave it."""
        with suppress(TelegramAPIError, ClientError, SQLAlchemyError, OSError, ValidationError):
            await self._say(Update.model_validate_json(received.body))

    async def _say(self, update: Update) -> None:
        query = update.callback_query
        message = query.message if query is not None else update.message
        said_by = query or update.message
        if query is not None:
            with suppress(TelegramAPIError):  # it was answered, or pressed too long ago
                await self._bot.answer_callback_query(query.id)
        if message is None or message.chat.type != "private" or said_by is None or said_by.from_user is None:
            return
        words = await self._chats.words(message.chat.id, said_by.from_user.language_code)
        code = ErrorCode.INTERNAL
        await self._bot.send_message(message.chat.id, f"{words.refusals.by_code[code]} ({code})")
