"""What Telegram tells of a chat itself: the bot was shut out, or a group goes on under another number."""

import msgspec
import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramMigrateToChat
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from msgspec import Struct
from sqlalchemy import delete, select

from worthit.plugin import Sessions, Watches, insert_new
from worthit_bot.notifier import owner_of
from worthit_bot.storage.tables import ChatRow

log = structlog.get_logger(__name__)


class _Chat(Struct):
    id: int


class _Member(Struct):
    status: str = ""


class _Membership(Struct):
    chat: _Chat
    new_chat_member: _Member


class _Message(Struct):
    chat: _Chat
    migrate_to_chat_id: int | None = None


class _News(Struct):
    my_chat_member: _Membership | None = None
    message: _Message | None = None


_news = msgspec.json.Decoder(_News).decode


class ChatNews:
    """Acts on it, for what is kept of a chat: its watches and its language."""

    def __init__(self, database: Sessions, watches: Watches) -> None:
        self._database = database
        self._watches = watches

    async def hear(self, body: bytes) -> None:
        """Take the news of an update, if it has such."""
        if b'"my_chat_member"' not in body and b'"migrate_to_chat_id"' not in body:
            return
        try:
            news = _news(body)
        except msgspec.ValidationError:
            return
        change, message = news.my_chat_member, news.message
        if change is not None and change.new_chat_member.status in ("kicked", "left"):
            await self._shut_out(change.chat.id)
        if message is not None and message.migrate_to_chat_id is not None:
            await self.moved(message.chat.id, message.migrate_to_chat_id)

    async def moved(self, old: int, new: int) -> None:
        """A group has become another chat: what it watched, and its language, go with it. Done twice, it is done."""
        log.info("a group goes on under another number")
        async with self._database.session() as session:
            language = await session.scalar(select(ChatRow.language).where(ChatRow.chat_id == old))
            if language is not None:
                await session.execute(insert_new(session, ChatRow).values(chat_id=new, language=language))
                await session.execute(delete(ChatRow).where(ChatRow.chat_id == old))
        await self._watches.hand_over(owner_of(old), owner_of(new))

    async def _shut_out(self, chat_id: int) -> None:
        """Nobody is there any more to be told anything."""
        owner = owner_of(chat_id)
        for watch in await self._watches.of_owner(owner):
            await self._watches.remove(owner, watch.id)


class FollowingMoves(BaseRequestMiddleware):
    """A call in a group that has become another chat is made there."""

    def __init__(self, news: ChatNews) -> None:
        self._news = news

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except TelegramMigrateToChat as error:
            chat_id = getattr(method, "chat_id", None)
            if not isinstance(chat_id, int):
                raise
            await self._news.moved(chat_id, error.migrate_to_chat_id)
            return await make_request(bot, method.model_copy(update={"chat_id": error.migrate_to_chat_id}))
