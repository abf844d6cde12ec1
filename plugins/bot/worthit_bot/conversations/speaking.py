"""Every handler is given the words of the language that it shall speak: of the chat, else of the person.

A group goes on in the language of its first answer, whoever asks or presses a button next.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, Message, TelegramObject, Update, User

from worthit_bot.storage.chats import Chats
from worthit_bot.words import Words


class Speaking(BaseMiddleware):
    """Adds `words` to what handlers are given."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat: Chat | None = data.get("event_chat")
        person: User | None = data.get("event_from_user")
        if isinstance(event, Update) and event.guest_message is not None:
            chat = None  # the bot has no part in it: what was chosen for a chat of that number is another's
        place = chat or person
        spoken = person.language_code if person is not None else None
        data["words"] = await self._chats.words(place.id if place is not None else 0, spoken)
        return await handler(event, data)


class Settling(BaseMiddleware):
    """Keeps the language of a group's first answer. It stands around handlers, so it sees only what is answered."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        words: Words = data["words"]
        if isinstance(event, Message) and _is_heard_by_all(event):
            await self._chats.remember(event.chat.id, words.language)
        return await handler(event, data)


def _is_heard_by_all(message: Message) -> bool:
    """Whether a person of a group asks before everybody: not by way of a bot, nor so that only the bot sees it."""
    return (
        message.chat.id < 0
        and message.sender_chat is None
        and message.via_bot is None
        and message.ephemeral_message_id is None
    )
