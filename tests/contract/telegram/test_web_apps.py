"""Reply keyboards, the menu button, and Mini Apps that they open."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    MenuButtonWebApp,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)
from aiogram.utils.web_app import check_webapp_signature, parse_webapp_init_data

from worthit.testing.telegram import FakeTelegram, Person

APP = WebAppInfo(url="https://app.example/")
RESULT = InlineQueryResultArticle(
    id="1", title="Kettle", input_message_content=InputTextMessageContent(message_text="A fair price.")
)


async def test_keyboard_stays_until_it_is_taken_away(bot: Bot, ada: Person) -> None:
    rows = [[KeyboardButton(text="History"), KeyboardButton(text="/help")]]
    await bot.send_message(ada.id, "hello", reply_markup=ReplyKeyboardMarkup(keyboard=rows))
    await bot.send_message(ada.id, "and?")
    assert [[button.text for button in row] for row in ada.chat.keyboard] == [["History", "/help"]]
    await ada.tap("/help")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert (update.message.text, len(update.message.entities or [])) == ("/help", 1)
    with pytest.raises(LookupError, match="no button 'Nope'"):
        await ada.tap("Nope")
    await bot.send_message(ada.id, "bye", reply_markup=ReplyKeyboardRemove())
    assert ada.chat.keyboard == ()
    await bot.send_message(ada.id, "once", reply_markup=ReplyKeyboardMarkup(keyboard=rows, one_time_keyboard=True))
    await ada.tap("History")
    assert ada.chat.keyboard == ()


async def test_app_of_the_keyboard_sends_data_back(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    scan = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Scan", web_app=APP)]])
    await bot.send_message(ada.id, "hello", reply_markup=scan)
    opened = await ada.open_keyboard_app("Scan")
    assert (opened.url, opened.query_id) == ("https://app.example/", "")
    await ada.send_web_app_data("Scan", '{"code":"4006381333931"}')
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.web_app_data is not None
    assert (update.message.web_app_data.button_text, update.message.web_app_data.data) == (
        "Scan",
        '{"code":"4006381333931"}',
    )
    with pytest.raises(TelegramBadRequest, match="web App buttons can be used in private chats only"):
        await bot.send_message(telegram.group("Friends", [ada]).id, "hello", reply_markup=scan)


async def test_app_knows_who_opened_it_and_answers_once(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    button = InlineKeyboardButton(text="Open", web_app=APP)
    await bot.send_message(ada.id, "hello", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
    opened = await ada.open_web_app(ada.chat.messages[0], "Open")
    assert check_webapp_signature(telegram.token, opened.init_data)
    said = parse_webapp_init_data(opened.init_data)
    assert said.user is not None
    assert (said.user.id, said.user.language_code, said.query_id) == (ada.id, "it", opened.query_id)
    await bot.answer_web_app_query(opened.query_id, RESULT)
    assert (ada.chat.messages[-1].text, ada.chat.messages[-1].sender["id"]) == ("A fair price.", ada.id)
    with pytest.raises(
        TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"
    ):
        await bot.answer_web_app_query(opened.query_id, RESULT)


async def test_menu_button_of_one_and_of_all(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    grace = telegram.person("Grace")
    with pytest.raises(LookupError):
        await ada.open_menu()
    await bot.set_chat_menu_button(menu_button=MenuButtonWebApp(text="Open", web_app=APP))
    await bot.set_chat_menu_button(ada.id, MenuButtonWebApp(text="Apri", web_app=APP))
    assert (ada.menu_button["text"], grace.menu_button["text"]) == ("Apri", "Open")
    assert (await grace.open_menu()).url == "https://app.example/"
    assert (await bot.get_chat_menu_button(grace.id)).type == "default"
    assert (await bot.get_chat_menu_button()).type == "web_app"
    insecure = MenuButtonWebApp(text="Open", web_app=WebAppInfo(url="http://app.example"))
    with pytest.raises(TelegramBadRequest, match="is invalid: Only HTTPS links are allowed"):
        await bot.set_chat_menu_button(menu_button=insecure)


async def test_prepared_message_is_shared_where_it_is_for(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    friends = telegram.group("Friends", [ada], with_bot=False)
    prepared = await bot.save_prepared_inline_message(ada.id, RESULT, allow_group_chats=True)
    message = await ada.in_(friends).share_prepared(prepared.id)
    assert (friends.messages, message.text) == ([message], "A fair price.")
    for place in (ada.in_(telegram.chat_with(telegram.person("Grace"))), telegram.person("Emmy").in_(friends)):
        with pytest.raises(LookupError):
            await place.share_prepared(prepared.id)


async def test_bot_says_what_it_is_in_each_language(bot: Bot) -> None:
    for set_text, get_text, field in (
        (bot.set_my_name, bot.get_my_name, "name"),
        (bot.set_my_description, bot.get_my_description, "description"),
        (bot.set_my_short_description, bot.get_my_short_description, "short_description"),
    ):
        await set_text("Is it worth it?")
        await set_text("Vale il prezzo?", language_code="it")
        texts = await asyncio.gather(*(get_text(language_code=language) for language in ("it", "de")))
        assert [getattr(text, field) for text in texts] == ["Vale il prezzo?", "Is it worth it?"]
    with pytest.raises(TelegramBadRequest):
        await bot.set_my_short_description("x" * 121)
    await bot.delete_my_commands()
