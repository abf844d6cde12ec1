"""What becomes of a chat's watches and language when the bot is shut out, and when the group gets another number."""

import asyncio
from decimal import Decimal

import msgspec
import pytest
from aiogram import Bot
from worthit_bot.storage.chats import Chats
from worthit_bot.updates.chat_news import ChatNews
from worthit_bot.updates.inbox import Received

from tests.plugins.bot.parts import Answer, said_by, worker
from tests.plugins.bot.world import TOKEN
from worthit.plugin import PercentDrop, Watched, WatchRule
from worthit.price.sightings import Sightings
from worthit.price.watching.store import WatchStore
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram

RULE = WatchRule(when=(PercentDrop(percent=Decimal(5)),))
KETTLE = Watched(key="shop.example:1", url="https://shop.example/1", title="Kettle")


def update(**content: object) -> bytes:
    return msgspec.json.encode({"update_id": 1, **content})


def membership(status: str) -> bytes:
    return update(my_chat_member={"chat": {"id": -5}, "new_chat_member": {"status": status}})


@pytest.mark.parametrize(("status", "watches"), [("kicked", 0), ("left", 0), ("member", 1), ("administrator", 1)])
async def test_who_shuts_the_bot_out_is_told_nothing_any_more(database: Database, status: str, watches: int) -> None:
    store = WatchStore(database, Sightings(database))
    await store.add("telegram:-5", KETTLE, RULE)
    await ChatNews(database, store).hear(membership(status))
    assert len(await store.of_owner("telegram:-5")) == watches


async def test_what_a_group_watches_goes_with_it(database: Database) -> None:
    store, chats = WatchStore(database, Sightings(database)), Chats(database)
    watch = await store.add("telegram:-5", KETTLE, RULE)
    await chats.choose(-5, "it")
    moved = update(message={"chat": {"id": -5}, "migrate_to_chat_id": -1005})
    for _ in range(2):  # the second time by a call that met the old number
        await ChatNews(database, store).hear(moved)
    assert [(one.id, one.owner) for one in await store.of_owner("telegram:-1005")] == [(watch.id, "telegram:-1005")]
    assert await store.of_owner("telegram:-5") == ()
    assert (await chats.words(-1005, "en")).language == "it"


async def test_an_answer_that_is_under_way_when_the_group_moves_is_finished_where_it_went(database: Database) -> None:
    begun, moved = asyncio.Event(), asyncio.Event()

    def answer(bot: Bot) -> Answer:
        async def answer_both(received: Received) -> None:
            chat_id = int(received.lane.removeprefix("chat "))
            if b"text" not in received.body:
                return
            await bot.send_message(chat_id, "one")
            begun.set()
            await moved.wait()
            await bot.send_message(chat_id, "two")

        return answer_both

    async with FakeTelegram(token=TOKEN).open() as telegram, worker(telegram, database, answer) as parts:
        ada = telegram.person("Ada")
        group = telegram.group("Friends", [ada])
        await group.add_bot(by=ada)
        await Chats(database).choose(group.id, "it")
        store = WatchStore(database, Sightings(database))
        await store.add(f"telegram:{group.id}", KETTLE, RULE)
        await parts.put(1, message={**said_by(ada), "chat": {"id": group.id}})
        await begun.wait()
        successor = await group.migrate(by=ada)
        moved.set()
        await successor.wait_for(lambda message: message.words == "two")
        assert [message.words for message in group.from_bot] == ["one"]
        assert (await Chats(database).words(successor.id, "en")).language == "it"
        assert len(await store.of_owner(f"telegram:{successor.id}")) == 1


@pytest.mark.parametrize("body", [update(my_chat_member={}), update(message={"migrate_to_chat_id": 7})])
async def test_news_that_cannot_be_read_are_none(database: Database, body: bytes) -> None:
    await ChatNews(database, WatchStore(database, Sightings(database))).hear(body)
