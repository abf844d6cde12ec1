"""getUpdates: long polls, confirmation by offset, one poll at a time; and aiogram's own polling on top."""

import asyncio
import sys
import time

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramConflictError
from aiogram.filters import Command
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageOriginHiddenUser,
)

from tests.contract.telegram.clients import plain
from worthit.testing.telegram import Entity, FakeTelegram, Person

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Why?", callback_data="why:1")]])


async def test_update_comes_until_it_is_confirmed(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await ada.send("one")
    await ada.send("two")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert await bot.get_updates(limit=1) == [first]
    assert await bot.get_updates(offset=second.update_id) == [second]
    assert await bot.get_updates(offset=second.update_id + 1) == []
    assert telegram.pending_updates == []


async def test_negative_offset_keeps_the_newest(bot: Bot, ada: Person) -> None:
    for text in ("one", "two", "three"):
        await ada.send(text)
    (newest,) = await bot.get_updates(offset=-1)
    assert newest.message is not None
    assert newest.message.text == "three"
    assert await bot.get_updates() == [newest]


async def test_long_poll_answers_as_soon_as_something_happens(bot: Bot, ada: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    began = time.monotonic()
    await ada.send("here")
    assert len(await poll) == 1
    assert time.monotonic() - began < 1


async def test_long_poll_ends_with_nothing(bot: Bot) -> None:
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 2


async def test_the_older_of_two_polls_is_ended(bot: Bot, ada: Person) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(TelegramConflictError) as ended:
        await older
    assert ended.value.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await ada.send("for the newer")
    assert len(await newer) == 1


async def test_webhook_ends_polls_and_forbids_them(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    await bot.set_webhook("https://bot.example/hook")
    with pytest.raises(TelegramConflictError, match="Conflict: terminated by setWebhook request"):
        await poll
    with pytest.raises(TelegramConflictError) as refused:
        await bot.get_updates()
    assert refused.value.message == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_only_the_kinds_asked_for_come_and_the_wish_lasts(bot: Bot, ada: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await ada.send("unheard")
    sent = await bot.send_message(ada.id, "verdict", reply_markup=BUTTONS)
    await ada.press(await ada.chat.wait_for(lambda message: message.id == sent.message_id), "Why?")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None


async def test_what_a_person_sends_arrives_as_telegram_tells_it(bot: Bot, ada: Person) -> None:
    await ada.send(
        "😀 /start see (https://shop.example/kettle_(steel)), it",
        entities=[Entity(type="text_link", offset=53, length=2, url="https://other.example/")],
        forwarded_from="Grace",
    )
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.language_code, message.from_user.username) == ("it", "ada_writes")
    assert isinstance(message.forward_origin, MessageOriginHiddenUser)
    assert message.forward_origin.sender_user_name == "Grace"
    assert plain(*message.entities or ()) == [
        {"type": "bot_command", "offset": 3, "length": 6},
        {"type": "url", "offset": 15, "length": 35},
        {"type": "text_link", "offset": 53, "length": 2, "url": "https://other.example/"},
    ]
    assert message.text is not None
    assert message.entities is not None
    assert message.entities[1].extract_from(message.text) == "https://shop.example/kettle_(steel)"


async def test_a_dispatcher_talks_with_a_person(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    dispatcher = Dispatcher()
    blocked = asyncio.Event()

    @dispatcher.message(Command("start"))
    async def start(message: Message) -> None:
        await message.answer(
            f"Hello {message.from_user.first_name if message.from_user else '?'}", reply_markup=BUTTONS
        )

    @dispatcher.callback_query()
    async def why(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.answer("because", show_alert=True)
        await query.message.edit_text(f"pressed {query.data}")

    @dispatcher.my_chat_member()
    async def left(event: ChatMemberUpdated) -> None:
        assert event.new_chat_member.status == "kicked"
        blocked.set()

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    await ada.send("/start")
    message = await ada.chat.wait_for(lambda message: message.text == "Hello Ada")
    query = await ada.press(message, "why:1")
    answer = await query.wait_answered()
    assert (answer.text, answer.show_alert) == ("because", True)
    assert (await ada.chat.wait_for(lambda message: message.text == "pressed why:1")).history[0].text == "Hello Ada"
    await ada.block_bot()
    await asyncio.wait_for(blocked.wait(), 5)
    await dispatcher.stop_polling()
    await polling


BOT_OF_ITS_OWN = """
import asyncio, sys
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

dispatcher = Dispatcher()

@dispatcher.message()
async def echo(message):
    await message.answer("from afar: " + message.text)

session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
asyncio.run(dispatcher.start_polling(Bot(sys.argv[2], session=session)))
"""


@pytest.mark.drill
async def test_bot_in_a_process_of_its_own_dies_and_another_takes_over(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    program = [sys.executable, "-c", BOT_OF_ITS_OWN, telegram.url, telegram.token]
    process = await asyncio.create_subprocess_exec(*program, stderr=asyncio.subprocess.DEVNULL)
    try:
        await ada.send("hello")
        await ada.chat.wait_for(lambda message: message.text == "from afar: hello", seconds=30)
        async with asyncio.timeout(5):
            while telegram.pending_updates:
                await asyncio.sleep(0.01)
    finally:
        process.kill()
        await process.wait()
    await ada.send("still there?")
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.text == "still there?"
