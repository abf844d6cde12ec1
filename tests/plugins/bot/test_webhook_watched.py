"""What Telegram says of the webhook is seen by one worker and told by all of them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.types import WebhookInfo
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.setup import watching
from worthit_bot.setup.registration import ALLOWED_UPDATES, register, set_webhook
from worthit_bot.setup.watching import seen_in, watch_delivery
from worthit_bot.storage.state import State

from tests.plugins.bot.world import SECRET, TOKEN
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram, Redelivery

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
HERE = Webhook(url="http://127.0.0.1:9/", secret=SECRET)


def looks(*pending: int, error_minutes_ago: tuple[float | None, ...]) -> list[bool]:
    """Whether it is trouble, at each look, a minute after the one before."""
    told, before = [], None
    for waiting, minutes in zip(pending, error_minutes_ago, strict=True):
        info = WebhookInfo(
            url=HERE.url,
            has_custom_certificate=False,
            pending_update_count=waiting,
            last_error_date=None if minutes is None else NOW - timedelta(minutes=minutes),
            last_error_message="Connection refused",
            allowed_updates=ALLOWED_UPDATES,
        )
        before = seen_in(info, HERE, before, NOW)
        told.append(before.trouble() is not None)
    return told


def test_many_updates_that_wait_are_trouble_when_one_failed_just_now() -> None:
    assert looks(500, 101, 500, 100, error_minutes_ago=(None, 0, 6, 0)) == [False, True, True, False]


def test_few_updates_are_trouble_when_they_wait_at_two_looks_until_fewer_wait() -> None:
    assert looks(1, 1, 1, 2, 0, error_minutes_ago=(0, 1, 6, 60, 60)) == [False, True, True, True, False]


def test_what_failed_long_ago_or_came_after_all_is_no_trouble() -> None:
    assert looks(1, 1, 0, 1, error_minutes_ago=(60, 60, 0, 0)) == [False] * 4


async def until_told(conditions: list[Condition], state: str) -> None:
    async with asyncio.timeout(10):
        while {condition.health().state for condition in conditions} != {state}:
            await asyncio.sleep(0.02)


async def test_a_webhook_that_somebody_else_changed_is_told_and_set_again_by_one_worker(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.1)
    conditions = [Condition("by webhook") for _ in range(2)]
    async with FakeTelegram(token=TOKEN).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        for condition in conditions:
            await register(bot, HERE, State(database), condition)
        watchers = [
            asyncio.create_task(watch_delivery(bot, HERE, State(database), condition)) for condition in conditions
        ]
        await bot.set_webhook("http://127.0.0.1:9/elsewhere")
        async with asyncio.timeout(10):
            while len(telegram.calls_of("setWebhook")) < 3:
                await asyncio.sleep(0.02)
        await until_told(conditions, "ok")
        assert telegram.calls_of("setWebhook")[-1].parameters["url"] == HERE.url
        assert len(telegram.calls_of("setWebhook")) == 3
        await State(database).tell("webhook", "of newer settings")
        await bot.delete_webhook()
        await until_told(conditions, "degraded")
        assert conditions[1].health().detail == (
            "Telegram does not deliver here any more: somebody else changed or deleted the webhook"
        )
        assert len(telegram.calls_of("setWebhook")) == 3, "whoever has the newer settings sets it"
        for watcher in watchers:
            watcher.cancel()
        await asyncio.gather(*watchers, return_exceptions=True)
        await bot.session.close()


async def test_updates_that_pile_up_at_telegram_are_told_by_each_worker(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(watching, "MANY", 2)
    conditions = [Condition("by webhook") for _ in range(2)]
    async with FakeTelegram(token=TOKEN, redelivery=Redelivery(seconds=60)).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        await set_webhook(bot, HERE)
        for condition in conditions:
            condition.well("telegram")
        watchers = [
            asyncio.create_task(watch_delivery(bot, HERE, State(database), condition)) for condition in conditions
        ]
        ada = telegram.person("Ada")
        for text in ("one", "two", "three"):
            await ada.send(text)
        await until_told(conditions, "degraded")
        assert conditions[1].health().detail == ("Telegram cannot deliver, 3 updates wait there: Connection refused")
        for watcher in watchers:
            watcher.cancel()
        await asyncio.gather(*watchers, return_exceptions=True)
        await bot.session.close()
