"""The bot's parts without its conversations, put together as they run: a test says itself what is answered."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from aiogram import Bot
from msgspec import Struct
from worthit_bot.condition import Condition
from worthit_bot.sending.again import Marks
from worthit_bot.sending.journalling import Journalling
from worthit_bot.sending.pace import Pace
from worthit_bot.sending.patience import Patience
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.storage.chats import Chats
from worthit_bot.updates.answers import Answers
from worthit_bot.updates.apology import Apology
from worthit_bot.updates.arrivals import arrival
from worthit_bot.updates.chat_news import ChatNews, FollowingMoves
from worthit_bot.updates.delivery import Deliveries
from worthit_bot.updates.inbox import Inbox, Received

from worthit.config import Secret, StorageSettings
from worthit.plugin import Migrations
from worthit.price.sightings import Sightings
from worthit.price.watching.store import WatchStore
from worthit.shared.limiter import MemoryLimiter
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram, Person

Answer = Callable[[Received], Awaitable[None]]


class Parts(Struct, frozen=True, kw_only=True):
    """One worker. put: as Telegram delivers."""

    bot: Bot
    inbox: Inbox
    condition: Condition
    deliveries: Deliveries
    pace: Pace
    news: ChatNews

    async def put(self, update_id: int, **content: object) -> None:
        await self.inbox.put([arrival(msgspec.json.encode({"update_id": update_id, **content}))])


@asynccontextmanager
async def worker(
    telegram: FakeTelegram, database: Database, answer: Callable[[Bot], Answer]
) -> AsyncGenerator[Parts, None]:
    """A worker that answers so, for as long as the block runs."""
    condition, chats = Condition("by webhook"), Chats(database)
    condition.well("telegram")
    inbox, pace = Inbox(database), Pace(MemoryLimiter())
    news = ChatNews(database, WatchStore(database, Sightings(database)))
    around = (FollowingMoves(news), Patience(condition), pace, Journalling(Marks(chats)))
    bot = client_of(telegram.token, telegram.url, around)
    answers = Answers(bot, inbox, news, answer(bot))
    deliveries = Deliveries(inbox, answers.answer, answers.acknowledge, Apology(bot, chats).say, condition)
    running = [asyncio.create_task(job) for job in (deliveries.run(), deliveries.renew())]
    try:
        yield Parts(bot=bot, inbox=inbox, condition=condition, deliveries=deliveries, pace=pace, news=news)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await bot.session.close()


@asynccontextmanager
async def open_tables(folder: Path) -> AsyncGenerator[Database, None]:
    """A database for all tests of a file, each of which has updates and people of its own."""
    settings = StorageSettings(url=Secret(f"sqlite+aiosqlite:///{folder}/worthit.db"))
    opened = Database(settings, [Migrations(name="bot", package="worthit_bot.migrations")])
    await opened.migrate()
    yield opened
    await opened.aclose()


def said_by(person: Person, language: str = "en") -> dict[str, object]:
    """The message of an update: the person said something."""
    return {
        "message_id": 1,
        "chat": {"id": person.id, "type": "private"},
        "from": {"id": person.id, "is_bot": False, "first_name": "Ada", "language_code": language},
        "date": 1_700_000_000,
        "text": "hello",
    }


def pressed_by(person: Person, query_id: str, data: str) -> dict[str, object]:
    """The callback query of an update."""
    message = said_by(person)
    return {"id": query_id, "from": message["from"], "message": message, "chat_instance": "1", "data": data}
