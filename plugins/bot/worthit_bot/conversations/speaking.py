"""Every handler is given the words of the language that it shall speak: of the chat, else of the person."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from worthit_bot.storage.chats import Chats


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
