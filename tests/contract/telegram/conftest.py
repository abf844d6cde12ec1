"""A fake Telegram, a bot of it, and somebody to talk with."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from tests.contract.telegram.clients import bot_for
from worthit.testing.telegram import FakeTelegram, Person


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token="4242:token-of-the-kettle-bot", username="kettle_bot").open() as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with bot_for(telegram) as bot:
        yield bot


@pytest.fixture
def ada(telegram: FakeTelegram) -> Person:
    return telegram.person("Ada", language="it", username="ada_writes")
