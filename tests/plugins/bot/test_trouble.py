"""Telegram asks for patience or is away, people block the bot, one chat is slow: nobody else pays for it."""

import asyncio

import httpx
import pytest

from tests.journeys.instance import page
from tests.plugins.bot.world import SECRET, TOKEN, World, is_verdict, slowly, verdicts_in
from worthit.testing.shop import http_answer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_chat_is_answered_in_order_and_does_not_hold_up_another(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada"), chat.telegram.person("Bruno")
    chat.shop.answers["/slow"] = slowly(http_answer(page("kettle").encode()), 2)
    await ada.send(chat.shop.link("/slow"))
    await ada.send("/help")
    await bruno.send("/help")
    quick = await bruno.chat.wait_for(lambda message: True)
    verdict = await ada.chat.wait_for(is_verdict)
    helped = await ada.chat.wait_for(lambda message: "How to ask" in message.words)
    assert helped.time > verdict.history[-1].time > quick.time


async def test_telegram_asks_for_patience_and_gets_it(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    chat.telegram.flood(2, retry_after=1, method="sendMessage", chat_id=ada.id)
    chat.telegram.flood(2, retry_after=1, method="editMessageText", chat_id=ada.id)
    await ada.send(chat.shop.link("/kettle"))
    await ada.chat.wait_for(is_verdict, 20)
    assert len(ada.chat.from_bot) == 1


async def test_a_chat_that_takes_one_message_a_second_gets_its_verdict(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    chat.telegram.paced = True
    await ada.send(f"{chat.shop.link('/kettle')} {chat.shop.link('/stool')}")
    await ada.chat.wait_for(lambda _: len(verdicts_in(ada)) == 2, 30)
    chat.telegram.paced = False
    assert len(ada.chat.from_bot) == 2


async def test_telegram_is_away_for_a_while(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send("/start")
    await ada.chat.wait_for(lambda message: True)
    with chat.telegram.unreachable():
        await ada.send(chat.shop.link("/kettle"))
        await asyncio.sleep(3)
    await ada.chat.wait_for(is_verdict, 30)
    assert len(verdicts_in(ada)) == 1


async def test_a_person_who_blocks_the_bot_costs_nobody_else_anything(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada"), chat.telegram.person("Bruno")
    await ada.send(chat.shop.link("/kettle"))
    await ada.block_bot()
    await bruno.send(chat.shop.link("/kettle"))
    await bruno.chat.wait_for(is_verdict)
    await ada.unblock_bot()
    await ada.send(chat.shop.link("/kettle"))
    await ada.chat.wait_for(is_verdict)


async def test_a_message_that_is_deleted_meanwhile_is_sent_anew(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    chat.shop.answers["/slow"] = slowly(http_answer(page("kettle").encode()), 2)
    await ada.send(chat.shop.link("/slow?again"))
    chat.shop.answers["/slow?again"] = slowly(http_answer(page("kettle").encode()), 2)
    begun = await ada.chat.wait_for(lambda message: message.words.startswith("Looking at"))
    begun.is_deleted = True
    verdict = await ada.chat.wait_for(is_verdict)
    assert verdict is not begun


async def test_neither_token_nor_secret_are_told_anywhere(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    with chat.telegram.bad_gateway():
        await ada.send(chat.shop.link("/kettle"))
        await asyncio.sleep(1)
    await ada.chat.wait_for(is_verdict, 20)
    async with httpx.AsyncClient(trust_env=False) as client:
        told = (await client.get(f"{chat.instance.url}/health")).text
    log = chat.instance.log.read_text("utf-8")
    assert "aiogram" in log
    for secret in (TOKEN, TOKEN.partition(":")[2], SECRET):
        assert secret not in told
        assert secret not in log
