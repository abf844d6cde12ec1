"""What can go wrong between a bot and Telegram."""

import asyncio
import time

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from tests.contract.telegram.clients import bot_for
from worthit.testing.telegram import FakeTelegram, Person


class Juggle(TelegramMethod[bool]):
    __returning__ = bool
    __api_method__ = "juggle"


async def test_wrong_token(telegram: FakeTelegram) -> None:
    async with bot_for(telegram, "4242:token-of-somebody") as stranger:
        with pytest.raises(TelegramUnauthorizedError) as refused:
            await stranger.get_me()
    assert refused.value.message == "Unauthorized"
    assert telegram.calls == []


async def test_unknown_method(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound, match="Not Found"):
        await bot(Juggle())


async def test_flood_limits_as_many_calls_as_told(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    grace = telegram.person("Grace")
    telegram.flood(2, retry_after=3, method="sendMessage", chat_id=ada.id)
    await bot.send_message(grace.id, "another chat")
    await bot.get_me()
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(ada.id, "x")
        assert refused.value.retry_after == 3
        assert "Too Many Requests: retry after 3" in telegram.calls[-1].refusal
    await bot.send_message(ada.id, "x")
    telegram.flood(1, retry_after=1)
    with pytest.raises(TelegramRetryAfter):
        await bot.get_me()


async def test_paced_chat_takes_one_message_a_second(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    telegram.paced = True
    sent = await bot.send_message(ada.id, "one")
    await bot.send_message(telegram.person("Grace").id, "another chat")
    await bot.send_chat_action(ada.id, "typing")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.edit_message_text("two", chat_id=ada.id, message_id=sent.message_id)
    await asyncio.sleep(refused.value.retry_after)
    await bot.edit_message_text("two", chat_id=ada.id, message_id=sent.message_id)


async def test_bad_gateway_for_a_while(telegram: FakeTelegram, bot: Bot) -> None:
    with telegram.bad_gateway(), pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.get_me()
    await bot.get_me()


async def test_unreachable_for_a_while(telegram: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    with telegram.unreachable():
        with pytest.raises(TelegramNetworkError):
            await poll
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()
    await bot.get_me()


async def test_latency(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.latency = 0.2
    began = time.monotonic()
    await bot.get_me()
    assert time.monotonic() - began >= 0.2


async def test_press_that_is_too_old(telegram: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.answer_callback_query("1")
    assert refused.value.message == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
