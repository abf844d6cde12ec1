"""Inline mode: asked from any chat, answered with results, one of which somebody takes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from tests.contract.telegram.clients import bot_for
from tests.contract.telegram.pictures import picture
from worthit.testing.telegram import BotFather, FakeTelegram, InlineQuery, Person

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Why?", callback_data="why:1")]])
ARTICLE: dict[str, Any] = {
    "type": "article",
    "id": "1",
    "title": "Kettle",
    "input_message_content": {"message_text": "A fair price."},
}


def article(result_id: str = "1", **more: Any) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text="A <b>fair</b> price.", parse_mode="HTML")
    return InlineQueryResultArticle(id=result_id, title="Kettle", input_message_content=content, **more)


async def test_query_comes_from_where_it_is_typed(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    friends = telegram.group("Friends", [ada], with_bot=False)
    with_grace = telegram.chat_with(telegram.person("Grace"))
    for place in (ada.chat, friends, with_grace):
        await ada.in_(place).inline("kettle")
    queries = [update.inline_query for update in await bot.get_updates()]
    assert [query.chat_type for query in queries if query] == ["sender", "supergroup", "private"]
    assert {(query.query, query.offset, query.from_user.id) for query in queries if query} == {("kettle", "", ada.id)}
    assert (await bot.get_me()).supports_inline_queries


async def test_result_that_somebody_takes_stands_in_their_chat(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    there = ada.in_(telegram.group("Friends", [ada], with_bot=False))
    query = await there.inline("kettle")
    asking = asyncio.create_task(query.wait_answered())
    await bot.answer_inline_query(query.id, [article(description="9.1", reply_markup=BUTTONS)])
    answer = await asking
    assert answer.result("Kettle").description == "9.1"
    message = await there.choose(query, answer.result("Kettle"))
    assert there.chat.messages == [message]
    assert (message.text, message.marked("bold"), message.from_bot) == ("A fair price.", ["fair"], True)
    await bot.edit_message_text("Dear.", inline_message_id=message.inline_id, reply_markup=BUTTONS)
    assert message.text == "Dear."
    await there.press(message, "Why?")
    (update,) = [update for update in await bot.get_updates() if update.callback_query]
    assert update.callback_query is not None
    assert (update.callback_query.inline_message_id, update.callback_query.message) == (message.inline_id, None)
    with pytest.raises(TelegramBadRequest, match="Bad Request: MESSAGE_ID_INVALID"):
        await bot.edit_message_text("x", inline_message_id="inline-0")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("Dear.", inline_message_id=message.inline_id, reply_markup=BUTTONS)


async def test_bot_is_told_what_was_taken_only_with_feedback(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    query = await ada.inline("kettle")
    await bot.answer_inline_query(query.id, [article()])
    message = await ada.choose(query, (await query.wait_answered()).results[0])
    assert message.inline_id == ""
    asked, standing = await bot.get_updates()
    assert asked.inline_query is not None
    assert standing.message is not None
    assert standing.message.via_bot is not None
    async with FakeTelegram(botfather=BotFather(inline_feedback=True)).open() as curious, bot_for(curious) as asker:
        emmy = curious.person("Emmy")
        query = await emmy.inline("kettle")
        await asker.answer_inline_query(query.id, [article("k-7", reply_markup=BUTTONS)])
        message = await emmy.choose(query, (await query.wait_answered()).results[0])
        chosen = (await asker.get_updates())[-1].chosen_inline_result
        assert chosen is not None
        assert (chosen.result_id, chosen.query, chosen.inline_message_id) == ("k-7", "kettle", message.inline_id)


async def test_photo_that_telegram_has_is_a_result(bot: Bot, ada: Person) -> None:
    sent = await ada.send_photo(picture())
    assert sent.photo is not None
    query = await ada.inline("kettle")
    result = InlineQueryResultCachedPhoto(id="1", photo_file_id=sent.photo.id, caption="90 days")
    await bot.answer_inline_query(query.id, [result])
    message = await ada.choose(query, (await query.wait_answered()).results[0])
    assert (message.photo, message.text) == (sent.photo, "90 days")


async def test_answers_are_kept_for_everybody_unless_they_are_personal(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    grace = telegram.person("Grace")
    for text, personal, cached in (("for all", False, True), ("mine", True, False)):
        query = await ada.inline(text)
        await bot.answer_inline_query(query.id, [article()], is_personal=personal)
        assert (await ada.inline(text)).cached
        assert (await grace.inline(text)).cached == cached
    query = await ada.inline("fresh")
    await bot.answer_inline_query(query.id, [], cache_time=0)
    assert not (await ada.inline("fresh")).cached


async def test_button_leads_to_the_chat_with_the_bot(bot: Bot, ada: Person) -> None:
    query = await ada.inline("kettle")
    button = InlineQueryResultsButton(text="Analysing… open the bot", start_parameter="p-12_x")
    await bot.answer_inline_query(query.id, [], button=button)
    answer = await query.wait_answered()
    assert answer.button is not None
    assert (answer.button.text, answer.button.start_parameter, answer.results) == (button.text, "p-12_x", ())


async def test_late_answer_is_refused(bot: Bot, ada: Person) -> None:
    query = await ada.inline("kettle")
    with pytest.raises(AssertionError, match="the inline query 'kettle' is not answered"):
        await query.wait_answered(seconds=0.01)
    query.expire()
    with pytest.raises(
        TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"
    ):
        await bot.answer_inline_query(query.id, [article()])


@pytest.fixture
async def query(ada: Person) -> InlineQuery:
    return await ada.inline("kettle")


@pytest.fixture
async def client(telegram: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot{telegram.token}/", timeout=5) as client:
        yield client


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ({"results": [{**ARTICLE, "id": str(n)} for n in range(51)]}, "too many inline query results specified"),
        ({"results": [ARTICLE, ARTICLE]}, "RESULT_ID_DUPLICATE"),
        ({"results": [{**ARTICLE, "id": "x" * 65}]}, "RESULT_ID_INVALID"),
        ({"results": [{**ARTICLE, "title": ""}]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": {}}, "expected an Array of inline query results"),
        ({"results": "["}, "can't parse JSON encoded inline query results"),
        ({"results": [{"type": "article"}]}, "can't parse inline query result: Can't find field \"id\""),
        (
            {"results": [{**ARTICLE, "type": "poem"}]},
            'can\'t parse inline query result: Type "poem" is unsupported for the inline query result',
        ),
        (
            {"results": [{**ARTICLE, "input_message_content": {}}]},
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            {"results": [{**ARTICLE, "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}]},
            "can't parse inline query result: Can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
        ({"button": {"text": "Open", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"button": {"text": "Open", "start_parameter": "x" * 65}}, "START_PARAM_INVALID"),
        (
            {"button": {"text": "Open"}},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
        ({"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    ],
)
async def test_answers_that_are_refused(
    client: httpx.AsyncClient, query: InlineQuery, answer: dict[str, Any], complaint: str
) -> None:
    sent = await client.post("answerInlineQuery", json={"inline_query_id": query.id, **answer})
    assert sent.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {complaint}"}
    assert query.answer is None


async def test_bot_without_inline_mode_is_not_asked() -> None:
    async with FakeTelegram(botfather=BotFather(inline=False)).open() as telegram, bot_for(telegram) as bot:
        assert not (await bot.get_me()).supports_inline_queries
        with pytest.raises(LookupError):
            await telegram.person("Ada").inline("kettle")
