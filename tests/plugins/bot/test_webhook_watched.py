"""What Telegram says of the webhook is seen by one worker and told by all of them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.setup import watching
from worthit_bot.setup.registration import set_webhook
from worthit_bot.setup.watching import Seen, watch_delivery
from worthit_bot.storage.state import State

from tests.plugins.bot.world import SECRET, TOKEN
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram, Redelivery

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "is_trouble"),
    [
        (Seen(pending=500), False),
        (Seen(pending=2, failed_at=NOW), False),
        (Seen(pending=101, failed_at=NOW), True),
        (Seen(pending=2, grows=True, failed_at=NOW), True),
        (Seen(pending=500, grows=True, failed_at=NOW - timedelta(minutes=6)), False),
    ],
)
def test_it_is_trouble_when_it_failed_just_now_and_more_waits_than_is_taken(seen: Seen, is_trouble: bool) -> None:
    assert (seen.trouble(NOW) is not None) == is_trouble


async def test_updates_that_pile_up_at_telegram_are_told_by_each_worker(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(watching, "MANY", 2)
    conditions = [Condition("by webhook") for _ in range(2)]
    async with FakeTelegram(token=TOKEN, redelivery=Redelivery(seconds=60)).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        await set_webhook(bot, Webhook(url="http://127.0.0.1:9/", secret=SECRET))
        for condition in conditions:
            condition.well("telegram")
        watchers = [asyncio.create_task(watch_delivery(bot, State(database), condition)) for condition in conditions]
        ada = telegram.person("Ada")
        for text in ("one", "two", "three"):
            await ada.send(text)
        async with asyncio.timeout(10):
            while {condition.health().state for condition in conditions} != {"degraded"}:
                await asyncio.sleep(0.02)
        assert conditions[1].health().detail == ("Telegram cannot deliver, 3 updates wait there: Connection refused")
        for watcher in watchers:
            watcher.cancel()
        await asyncio.gather(*watchers, return_exceptions=True)
        await bot.session.close()
