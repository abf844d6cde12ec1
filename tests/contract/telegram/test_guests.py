"""Guest mode: called by its name where it is no member, the bot answers once."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from tests.contract.telegram.clients import bot_for
from worthit.testing.telegram import BotFather, FakeTelegram, Person


def says(text: str) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id="1", title="Verdict", input_message_content=InputTextMessageContent(message_text=text)
    )


async def test_called_below_a_friends_link_it_answers_there(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    grace = telegram.person("Grace")
    friends = telegram.group("Friends", [ada, grace], with_bot=False)
    link = await grace.in_(friends).send("https://shop.example/kettle")
    await ada.in_(friends).send("@Kettle_Bot is it worth it?", reply_to=link)
    (update,) = await bot.get_updates()
    called = update.guest_message
    assert called is not None
    assert called.guest_query_id is not None
    assert called.reply_to_message is not None
    assert called.reply_to_message.text == "https://shop.example/kettle"
    sent = await bot.answer_guest_query(called.guest_query_id, says("analysing…"))
    await bot.edit_message_text("A fair price.", inline_message_id=sent.inline_message_id)
    (query,) = telegram.guest_queries
    answer = await query.wait_answered()
    assert friends.messages[-1] is answer
    assert [version.text for version in answer.history] == ["analysing…", "A fair price."]
    with pytest.raises(
        TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"
    ):
        await bot.answer_guest_query(called.guest_query_id, says("again"))


async def test_called_among_two_people(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await ada.in_(telegram.chat_with(telegram.person("Grace"))).send("ask @kettle_bot")
    (update,) = await bot.get_updates()
    assert update.guest_message is not None
    assert update.guest_message.chat.type == "private"


async def test_answer_is_checked_and_may_come_again(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await ada.in_(telegram.group("Friends", [ada], with_bot=False)).send("@kettle_bot?")
    (query,) = telegram.guest_queries
    with pytest.raises(TelegramBadRequest, match="Bad Request: text must be non-empty"):
        await bot.answer_guest_query(query.id, says(" "))
    await bot.answer_guest_query(query.id, says("A fair price."))


async def test_it_is_not_called_where_it_is_put_out_or_has_no_guest_mode(telegram: FakeTelegram, ada: Person) -> None:
    group = telegram.group("Friends", [ada])
    await group.kick_bot(by=ada)
    await ada.in_(group).send("@kettle_bot?")
    assert telegram.guest_queries == []
    for other in (FakeTelegram(botfather=BotFather(guest=False)), FakeTelegram(api="9.6")):
        emmy = other.person("Emmy")
        await emmy.in_(other.group("Kettles", [emmy], with_bot=False)).send("@worthit_bot?")
        assert other.pending_updates == []


async def test_older_api_does_not_know_it() -> None:
    async with FakeTelegram(api="9.6").open() as old, bot_for(old) as bot:
        assert (await bot.get_me()).supports_guest_queries is None
        with pytest.raises(TelegramNotFound, match="Not Found: method not found"):
            await bot.answer_guest_query("7000001", says("hello"))
