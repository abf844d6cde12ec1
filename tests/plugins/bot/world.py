"""A running instance with the bot, its Telegram, and a shop: what every chat journey takes place in."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tests.journeys.instance import Instance, free_port, open_shop, running_instance
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database
from worthit.testing.shop import Behaviour, LoopbackShop
from worthit.testing.telegram import BotFather, FakeTelegram, Message, Person

TOKEN = "4242424242:a-token-of-a-bot-that-is-not-there"
PREVIOUS_TOKEN = "4242424242:the-token-before-it-was-renewed"
SECRET = "what-telegram-has-to-show"
OPERATOR = {
    "WORTHIT_BOT__SUPPORT": "@worthit_help",
    "WORTHIT_BOT__TERMS_URL": "https://worthit.example/terms",
    "WORTHIT_BOT__PRIVACY_URL": "https://worthit.example/privacy",
}
MINI_APP = "https://worthit.example/app"
Way = Literal["polling", "webhook"]


class World(Struct, frozen=True, kw_only=True):
    telegram: FakeTelegram
    shop: LoopbackShop
    instance: Instance


def settings(telegram: FakeTelegram, way: Way, port: int) -> dict[str, str]:
    """What makes an instance's bot answer in this Telegram."""
    bot = {
        "WORTHIT_BOT__TOKEN": TOKEN,
        "WORTHIT_BOT__API_URL": telegram.url,
        "WORTHIT_FETCH__TIMEOUT_SECONDS": "20",  # all tests ask one shop, which is asked politely: they wait their turn
    }
    if way == "webhook":
        bot |= {"WORTHIT_BOT__WEBHOOK_URL": f"http://127.0.0.1:{port}", "WORTHIT_BOT__WEBHOOK_SECRET": SECRET}
    return bot


@asynccontextmanager
async def database_of(running: World) -> AsyncIterator[Database]:
    """What the instance of a world keeps."""
    database = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{running.instance.home}/worthit.db")))
    try:
        yield database
    finally:
        await database.aclose()


@asynccontextmanager
async def instance_with_bot(
    home: Path, telegram: FakeTelegram, way: Way, more: Mapping[str, str] | None = None
) -> AsyncIterator[Instance]:
    """Start it without holding up the Telegram that lives in this event loop."""
    port = free_port()
    starting = running_instance(home, port, **(settings(telegram, way, port) | dict(more or {})))
    instance = await asyncio.to_thread(starting.__enter__)
    try:
        yield instance
    finally:
        await asyncio.to_thread(starting.__exit__, None, None, None)


@asynccontextmanager
async def world(
    home: Path, way: Way, more: Mapping[str, str] | None = None, botfather: BotFather = BotFather()
) -> AsyncIterator[World]:
    async with (
        FakeTelegram(token=TOKEN, botfather=botfather).open() as telegram,
        open_shop() as shop,
        instance_with_bot(home, telegram, way, more) as instance,
    ):
        yield World(telegram=telegram, shop=shop, instance=instance)


def is_verdict(message: Message) -> bool:
    """Whether it is a verdict with its buttons."""
    return any(button.text in ("Why this score", "Perché questo punteggio") for button in message.buttons)


def verdicts_in(person: Person) -> list[Message]:
    return [message for message in person.chat.from_bot if is_verdict(message)]


def heading(message: Message) -> str:
    return message.words.split("\n", 1)[0]


def slowly(answer: bytes, seconds: float = 1.5) -> Behaviour:
    """A shop that takes its time."""

    async def write(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.write(answer)
        await writer.drain()

    return write
