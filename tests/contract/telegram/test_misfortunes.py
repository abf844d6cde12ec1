"""Storms of 429, updates that come twice, late, upside down or broken, and tokens that change."""

import asyncio
from collections.abc import Awaitable, Iterable
from typing import Any

import msgspec
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import Message
from aiohttp import web

from tests.contract.telegram.clients import bot_for
from tests.contract.telegram.test_webhooks import hook, serving, until
from worthit.testing.telegram import FakeTelegram, FloodLimits, Person


class Inbox:
    """A webhook that writes down what comes."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.secrets: list[str | None] = []

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=200 if self.bodies[-1].startswith(b"{") else 400)


async def test_every_third_call_is_flooded(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.flood_every(3, retry_after=2)
    for _ in range(2):
        await bot.get_me()
        await bot.get_me()
        with pytest.raises(TelegramRetryAfter) as flooded:
            await bot.get_me()
        assert flooded.value.retry_after == 2
    telegram.flood_every(0)
    for _ in range(3):
        await bot.get_me()


async def refused(sending: Iterable[Awaitable[Message]]) -> list[int]:
    """The seconds to wait that calls made at once are refused with."""
    answers = await asyncio.gather(*sending, return_exceptions=True)
    return [answer.retry_after for answer in answers if isinstance(answer, TelegramRetryAfter)]


async def test_limits_in_all_in_a_chat_and_in_a_group(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    telegram.flood_limits = FloodLimits()
    assert set(await refused(bot.send_message(ada.id, "x") for _ in range(10))) == {1}
    telegram.flood_limits = FloodLimits(per_second=1)
    people = [telegram.person(f"Number {number}") for number in range(10)]
    assert set(await refused(bot.send_message(person.id, "x") for person in people)) == {1}
    telegram.flood_limits = FloodLimits(per_second=100, in_chat_per_second=100)
    group = telegram.group("Friends", [ada])
    (seconds,) = await refused(bot.send_message(group.id, "x") for _ in range(21))
    assert 1 <= seconds <= 60
    telegram.flood_limits = None
    assert await refused(bot.send_message(group.id, "x") for _ in range(3)) == []


async def test_unreachable_for_a_time(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.unreachable_for(0.5)
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()
    await asyncio.sleep(0.6)
    await bot.get_me()


async def test_update_comes_twice_and_broken_ones_come(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    inbox = Inbox()
    async with serving(hook(inbox.take)) as url:
        await bot.set_webhook(url, secret_token="s-1")
        await ada.send("hello")
        await until(lambda: telegram.pending_updates == [])
        (update_id,) = [update["update_id"] for update in map(decoded, inbox.bodies)]
        assert await telegram.redeliver(update_id) == 200
        assert inbox.bodies[0] == inbox.bodies[1]
        assert await telegram.deliver_raw(b"not json") == 400
        assert await telegram.deliver_raw(b"{}", secret="guessed") == 200
        assert await telegram.deliver_raw(b"{}", secret="") == 200
        assert inbox.secrets == ["s-1", "s-1", "s-1", "guessed", None]
        with pytest.raises(LookupError):
            await telegram.redeliver(1)


async def test_updates_come_upside_down(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    inbox = Inbox()
    async with serving(hook(inbox.take)) as url:
        await bot.set_webhook(url)
        with telegram.reordered():
            for text in ("1", "2", "3"):
                await ada.send(text)
            assert telegram.pending_updates == []
        await until(lambda: len(inbox.bodies) == 3)
    updates = [decoded(body) for body in inbox.bodies]
    assert [update["message"]["text"] for update in updates] == ["3", "2", "1"]
    assert updates[0]["update_id"] > updates[2]["update_id"]


async def test_update_of_a_kind_that_nobody_knows(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.tell("thought", {"about": "kettles"})
    (update,) = await bot.get_updates()
    assert update.model_dump(exclude_none=True).keys() == {"update_id", "thought"}


async def test_webhook_tells_its_address_and_lost_synchronization(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook("https://bot.example/hook", ip_address="203.0.113.7")
    info = await bot.get_webhook_info()
    assert (info.ip_address, info.last_synchronization_error_date) == ("203.0.113.7", None)
    telegram.fail_synchronization()
    assert (await bot.get_webhook_info()).last_synchronization_error_date is not None


async def test_old_token_is_refused_and_takes_the_webhook_with_it(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    await bot.set_webhook("https://bot.example/hook")
    await telegram.rotate_token("4242:another-token")
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_me()
    async with bot_for(telegram) as again:
        assert (await again.get_webhook_info()).url == ""
        await again.send_message(ada.id, "still here")
    with pytest.raises(ValueError, match="the bot's own"):
        await telegram.rotate_token("4343:another-bot")


def decoded(body: bytes) -> dict[str, Any]:
    update: dict[str, Any] = msgspec.json.decode(body)
    return update
