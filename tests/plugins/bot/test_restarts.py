"""Killed, stopped, started twice, started while others are away: what was taken is answered, once."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.journeys.instance import open_shop, page
from tests.plugins.bot.world import TOKEN, Way, instance_with_bot, is_verdict, slowly, verdicts_in, world
from tests.plugins.redis_server import RedisServer
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.testing.telegram import FakeTelegram

pytestmark = pytest.mark.drill
KETTLE = http_answer(page("kettle").encode())
PATIENT = {"WORTHIT_FETCH__TIMEOUT_SECONDS": "30"}


async def until_asked(shop: LoopbackShop) -> None:
    async with asyncio.timeout(15):
        while not shop.requests:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_killed_between_storing_and_answering_the_bot_answers_after_the_restart(tmp_path: Path, way: Way) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram, open_shop() as shop:
        ada = telegram.person("Ada", language="en")
        shop.answers["/slow"] = slowly(KETTLE, 60)
        async with instance_with_bot(tmp_path, telegram, way, PATIENT) as instance:
            await ada.send(shop.link("/slow"))
            await ada.send("/help")
            await until_asked(shop)
            async with asyncio.timeout(10):
                while telegram.pending_updates:  # it is Telegram's no more: the bot has it, and has not answered it
                    await asyncio.sleep(0.02)
            instance.kill()
        shop.answers["/slow"] = KETTLE
        async with instance_with_bot(tmp_path, telegram, way, PATIENT):
            verdict = await ada.chat.wait_for(is_verdict, 30)
            await ada.chat.wait_for(lambda message: "What the answer means" in message.words)
        assert ada.chat.from_bot[0] is verdict, "the message that was begun before has become the verdict"
        assert len(ada.chat.from_bot) == 2


async def test_stopped_in_the_middle_it_goes_on_at_once_after_the_restart(tmp_path: Path) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram, open_shop() as shop:
        ada = telegram.person("Ada")
        shop.answers["/slow"] = slowly(KETTLE, 60)
        async with instance_with_bot(tmp_path, telegram, "polling", PATIENT):
            await ada.send(shop.link("/slow"))
            await until_asked(shop)
        shop.answers["/slow"] = KETTLE
        async with instance_with_bot(tmp_path, telegram, "polling", PATIENT):
            await ada.chat.wait_for(is_verdict, 5)
        assert len(ada.chat.from_bot) == 1


async def test_started_while_telegram_is_away_it_answers_what_was_sent_meanwhile(tmp_path: Path) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram, open_shop() as shop:
        ada = telegram.person("Ada")
        for _ in range(3):
            await ada.send(shop.link("/kettle"))
        telegram.flood(1, retry_after=1)
        with telegram.bad_gateway():
            starting = instance_with_bot(tmp_path, telegram, "polling")
            instance = await starting.__aenter__()
        try:
            await ada.chat.wait_for(lambda _: len(verdicts_in(ada)) == 3, 30)
            assert (await health(instance.url))["plugins"]["bot"] == {"state": "ok", "detail": "by polling"}
        finally:
            await starting.__aexit__(None, None, None)


async def test_redis_killed_in_between_changes_nothing_for_the_chat(tmp_path: Path, own_redis: RedisServer) -> None:
    caching = {"WORTHIT_CACHING__URL": own_redis.url}
    async with world(tmp_path, "polling", caching) as chat:
        ada = chat.telegram.person("Ada")
        await ada.send(chat.shop.link("/kettle"))
        await ada.chat.wait_for(is_verdict)
        assert (await health(chat.instance.url))["state"] == "ok"
        own_redis.kill()
        await ada.send(chat.shop.link("/stool"))
        await ada.chat.wait_for(lambda message: "milking stool" in message.words)
        told = await health(chat.instance.url)
        assert (told["state"], told["plugins"]["caching"]["state"]) == ("degraded", "degraded")
        own_redis.start()
        async with asyncio.timeout(15):
            while (await health(chat.instance.url))["state"] != "ok":
                await asyncio.sleep(0.2)
        await ada.send(chat.shop.link("/kettle"))
        await ada.chat.wait_for(lambda _: len(verdicts_in(ada)) == 3)


async def test_two_workers_answer_each_update_once_and_one_that_dies_is_replaced(tmp_path: Path) -> None:
    async with world(tmp_path, "polling", {"WORTHIT_WEB__WORKERS": "2"}) as chat:
        people = [chat.telegram.person(f"Person {n}") for n in range(20)]
        for person in people:
            await person.send(chat.shop.link("/kettle"))
            await person.send("/help")
        for person in people:
            await person.chat.wait_for(lambda message: "How to ask" in message.words, 30)
        await asyncio.sleep(0.5)
        assert [len(person.chat.from_bot) for person in people] == [2] * 20
        assert not [call for call in chat.telegram.calls_of("getUpdates") if call.refusal]
        for worker in workers_of(chat.instance.process.pid):  # one after the other, so that one is always there
            os.kill(worker, signal.SIGKILL)
            await people[0].send(chat.shop.link("/stool"))
            await people[0].chat.wait_for(lambda message: "milking stool" in message.words, 30)
            async with asyncio.timeout(30):
                while worker in (there := workers_of(chat.instance.process.pid)) or len(there) < 2:
                    await asyncio.sleep(0.2)
        assert chat.instance.process.poll() is None


async def test_of_two_workers_one_sets_the_webhook_and_both_take_what_comes_by_it(tmp_path: Path) -> None:
    async with world(tmp_path, "webhook", {"WORTHIT_WEB__WORKERS": "2"}) as chat:
        people = [chat.telegram.person(f"Person {n}") for n in range(10)]
        for person in people:
            await person.send("/help")
        for person in people:
            await person.chat.wait_for(lambda message: "How to ask" in message.words, 30)
        async with asyncio.timeout(20):
            for _ in range(20):  # both workers are asked
                while (await health(chat.instance.url))["plugins"]["bot"]["state"] != "ok":
                    await asyncio.sleep(0.2)
        assert len(chat.telegram.calls_of("setWebhook")) == 1
        assert [len(person.chat.from_bot) for person in people] == [1] * 10


def workers_of(server: int) -> list[int]:
    """The processes of a server that serve, by the titles that they give themselves."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return [int(pid) for pid in children if b" worker-" in Path(f"/proc/{pid}/cmdline").read_bytes()]


async def health(url: str) -> dict[str, Any]:
    async with httpx.AsyncClient(trust_env=False) as client:
        told: dict[str, Any] = (await client.get(f"{url}/health")).json()
        return told
