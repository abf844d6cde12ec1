"""The side that tests drive: people, their chats, and waiting for what the bot says."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.testing.telegram import Entity, FakeTelegram, Person
from worthit.testing.telegram.entities import with_found

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Why?", callback_data="why:1")],
        [InlineKeyboardButton(text="Open", url="https://shop.example/kettle")],
    ]
)


async def test_waiting_sees_new_messages_and_edits(bot: Bot, ada: Person) -> None:
    waiting = asyncio.create_task(ada.chat.wait_for(lambda message: "done" in message.text))
    sent = await bot.send_message(ada.id, "working")
    await asyncio.sleep(0)
    assert not waiting.done()
    await bot.edit_message_text("done", chat_id=ada.id, message_id=sent.message_id)
    assert (await waiting).id == sent.message_id


async def test_waiting_looks_at_the_bots_messages_only(ada: Person) -> None:
    await ada.send("done")
    with pytest.raises(AssertionError):
        await ada.chat.wait_for(lambda message: "done" in message.text, seconds=0.01)


async def test_waiting_in_vain_shows_the_chat(bot: Bot, ada: Person) -> None:
    await ada.send("https://shop.example/kettle")
    sent = await bot.send_message(ada.id, "reading", reply_markup=BUTTONS)
    await bot.edit_message_text("cannot read it", chat_id=ada.id, message_id=sent.message_id)
    with pytest.raises(AssertionError) as failed:
        await ada.chat.wait_for(lambda message: "9.1" in message.text, seconds=0.01)
    told = str(failed.value)
    for part in ("Ada: https://shop.example/kettle", "WorthIt!: reading", "['Why?']", "edited: cannot read it"):
        assert part in told


async def test_buttons_are_pressed_by_text_or_data(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await bot.send_message(ada.id, "verdict", reply_markup=BUTTONS)
    (message,) = ada.chat.messages
    assert (await ada.press(message, "Why?")).data == (await ada.press(message, "why:1")).data == "why:1"
    with pytest.raises(LookupError, match="does not call the bot back"):
        await ada.press(message, "Open")
    with pytest.raises(LookupError, match="no button 'Nope'"):
        await ada.press(message, "Nope")
    assert len(telegram.callback_queries) == 2


async def test_answer_to_a_press_is_seen_and_can_come_too_late(bot: Bot, ada: Person) -> None:
    await bot.send_message(ada.id, "verdict", reply_markup=BUTTONS)
    query = await ada.press(ada.chat.messages[0], "Why?")
    with pytest.raises(AssertionError, match="'why:1' is not answered"):
        await query.wait_answered(seconds=0.01)
    await bot.answer_callback_query(query.id, "because")
    assert (await query.wait_answered()).text == "because"
    query.expire()
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_nobody_shares_a_chat(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    grace = telegram.person("Grace")
    await bot.send_message(grace.id, "for Grace")
    assert (len(grace.chat.messages), len(ada.chat.messages)) == (1, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://shop.example/a?b=1#c.", [("url", 4, 28)]),
        ("(https://shop.example/a_(b))", [("url", 1, 26)]),
        ("127.0.0.1 http://127.0.0.1:8000/x", [("url", 10, 23)]),
        ("shop.it, kettle.steel and e.g. this", [("url", 0, 7)]),
        ("write to ada@shop.it now", [("email", 9, 11)]),
        ("😀 /start@kettle_bot x", [("bot_command", 3, 17)]),
        ("and/or 1/2 /no/ //x", []),
        ("https://shop.it/start /help", [("url", 0, 21), ("bot_command", 22, 5)]),
    ],
)
def test_what_telegram_finds_in_a_text(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(entity.type, entity.offset, entity.length) for entity in with_found(text, ())] == found


def test_nothing_is_found_within_a_link_or_code() -> None:
    given = (
        Entity(type="text_link", offset=0, length=7, url="https://a.example/"),
        Entity(type="code", offset=8, length=7),
    )
    assert with_found("shop.it shop.it", given) == given
