"""What Telegram is told at the start, and who polls: with the real client, against a database, without a server."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram import Bot
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.setup.registration import register
from worthit_bot.storage import state
from worthit_bot.storage.state import State

from tests.plugins.bot.world import SECRET, TOKEN
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram

HERE = Webhook(url="http://127.0.0.1:8000/plugins/bot/webhook", secret=SECRET)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN).open() as opened:
        yield opened


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    made = client_of(TOKEN, telegram.url)
    yield made
    await made.session.close()


async def test_the_webhook_is_set_once_and_again_when_something_changed(
    telegram: FakeTelegram, bot: Bot, database: Database
) -> None:
    for webhook, times in (
        (HERE, 1),
        (HERE, 1),
        (Webhook(url=HERE.url, secret="another-secret-of-ours"), 2),
        (Webhook(url="http://127.0.0.1:8001/plugins/bot/webhook", secret=SECRET), 3),
        (HERE, 4),
    ):
        await register(bot, webhook, State(database), Condition(""))
        assert len(telegram.calls_of("setWebhook")) == times
    last = telegram.calls_of("setWebhook")[-1]
    assert (last.parameters["url"], last.parameters["secret_token"]) == (HERE.url, SECRET)


async def test_who_polls_takes_the_webhook_away(telegram: FakeTelegram, bot: Bot, database: Database) -> None:
    await register(bot, HERE, State(database), Condition(""))
    for _ in range(2):
        await register(bot, None, State(database), Condition(""))
    assert len(telegram.calls_of("deleteWebhook")) == 1


async def test_a_token_that_telegram_refuses_is_told_in_health(telegram: FakeTelegram, database: Database) -> None:
    stranger = client_of("77:a-token-that-nobody-ever-gave", telegram.url)
    condition = Condition("by polling")
    trying = asyncio.create_task(register(stranger, None, State(database), condition))
    async with asyncio.timeout(5):
        while "refuses" not in condition.health().detail:
            await asyncio.sleep(0.01)
    assert condition.health().detail == "Telegram refuses the token: check WORTHIT_BOT__TOKEN"
    trying.cancel()
    await stranger.session.close()


async def test_one_worker_polls_until_it_resigns_or_is_gone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "LEAD", timedelta(seconds=0.3))
    first, second = State(database), State(database)
    assert sorted(await asyncio.gather(first.lead(), second.lead())) == [False, True]
    leader, other = (first, second) if await first.lead() else (second, first)
    assert await leader.lead()
    assert not await other.lead()
    await leader.resign()
    assert await other.lead()
    assert not await leader.lead()
    await asyncio.sleep(0.35)
    assert await leader.lead()
