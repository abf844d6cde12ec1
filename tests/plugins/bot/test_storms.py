"""Telegram refuses many calls at once, and delivers twice or upside down: everybody is answered, once."""

import asyncio
import sqlite3
from contextlib import closing

import httpx
import pytest

from tests.plugins.bot.world import SECRET, World, heading, is_verdict, verdicts_in
from worthit.testing.telegram import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def chat(by_webhook: World) -> World:
    return by_webhook


def updates_of(chat: World, *people: Person) -> list[int]:
    """What the instance has stored of their chats."""
    lanes = [f"chat {person.id}" for person in people]
    with closing(sqlite3.connect(chat.instance.home / "worthit.db")) as database:
        found = database.execute("SELECT update_id FROM bot_updates WHERE lane IN (?, ?)", lanes)
        return [update_id for (update_id,) in found]


async def test_every_third_call_is_refused_and_everybody_is_answered_once(chat: World) -> None:
    people = [chat.telegram.person(f"Person {n}", "en") for n in range(3)]
    chat.telegram.flood_every(3)
    try:
        for person in people:
            await person.send(chat.shop.link("/kettle"))
            await person.send("/help")
        for person in people:
            await person.chat.wait_for(lambda message: "How to ask" in message.words, 30)
    finally:
        chat.telegram.flood_every(0)
    assert [len(person.chat.from_bot) for person in people] == [2] * 3
    assert all(len(verdicts_in(person)) == 1 for person in people)


async def test_all_calls_are_refused_for_three_seconds_and_everybody_is_answered_once(chat: World) -> None:
    people = [chat.telegram.person(f"Person {n}", "en") for n in range(4)]
    chat.telegram.flood_every(1)
    for person in people:
        await person.send(chat.shop.link("/kettle"))
    await asyncio.sleep(3)
    assert not any(person.chat.from_bot for person in people)
    chat.telegram.flood_every(0)
    for person in people:
        await person.chat.wait_for(is_verdict, 20)
    assert [len(person.chat.from_bot) for person in people] == [1] * 4


async def test_updates_that_come_upside_down_and_then_again_are_answered_once(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada", "en"), chat.telegram.person("Bruno", "en")
    with chat.telegram.reordered():
        for person in (ada, bruno):
            for text in ("/help", "/start", "/watches"):
                await person.send(text)
    for person in (ada, bruno):
        await person.chat.wait_for(lambda message: heading(message) == "Is it worth its price?", 20)
        await person.chat.wait_for(lambda message: "How to ask" in message.words, 20)
    for update_id in updates_of(chat, ada, bruno):
        assert await chat.telegram.redeliver(update_id) == 200
    for person in (ada, bruno):
        await person.send("/language")
        await person.chat.wait_for(lambda message: "which language" in message.words, 20)
        assert len(person.chat.from_bot) == 4


async def test_telegram_is_never_too_fast(chat: World) -> None:
    """This instance lets a hundred requests of one address pass in a minute; Telegram's are not counted."""
    async with httpx.AsyncClient(trust_env=False, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}) as telegram:
        for number in range(120):
            update = b'{"update_id":%d,"telepathy":{}}' % (10_000_000 + number)
            answer = await telegram.post(f"{chat.instance.url}/plugins/bot/webhook", content=update)
            assert answer.status_code == 200
