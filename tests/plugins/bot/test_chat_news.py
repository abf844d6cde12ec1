"""What becomes of a chat's watches and language when the bot is shut out, and when the group gets another number."""

from decimal import Decimal

import msgspec
import pytest
from worthit_bot.chat_news import ChatNews
from worthit_bot.chats import Chats

from worthit.plugin import PercentDrop, Watched, WatchRule
from worthit.price.sightings import Sightings
from worthit.price.watching.store import WatchStore
from worthit.storage.database import Database

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


@pytest.mark.parametrize("body", [update(my_chat_member={}), update(message={"migrate_to_chat_id": 7})])
async def test_news_that_cannot_be_read_are_none(database: Database, body: bytes) -> None:
    await ChatNews(database, WatchStore(database, Sightings(database))).hear(body)
