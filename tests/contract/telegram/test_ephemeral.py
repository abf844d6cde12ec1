"""Ephemeral messages: in a group only one person sees what the bot tells them."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputRichMessage,
    ReplyParameters,
)

from tests.contract.telegram.clients import bot_for
from worthit.testing.telegram import FakeTelegram, Group, Person

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Why?", callback_data="why:1")]])


@pytest.fixture
def grace(telegram: FakeTelegram) -> Person:
    return telegram.person("Grace")


@pytest.fixture
def friends(telegram: FakeTelegram, ada: Person, grace: Person) -> Group:
    return telegram.group("Friends", [ada, grace])


async def test_only_who_pressed_sees_the_answer(bot: Bot, ada: Person, grace: Person, friends: Group) -> None:
    await bot.send_message(friends.id, "A fair price.", reply_markup=BUTTONS)
    query = await ada.press(friends.messages[0], "Why?")
    only_ada = EphemeralMessageParameters(receiver_user_id=ada.id, callback_query_id=query.id)
    sent = await bot.send_message(friends.id, "Because.", ephemeral_message_parameters=only_ada)
    assert (sent.message_id, sent.receiver_user and sent.receiver_user.id) == (0, ada.id)
    assert sent.ephemeral_message_id is not None
    assert [message.text for message in ada.in_(friends).messages] == ["A fair price.", "Because."]
    assert [message.text for message in grace.in_(friends).messages] == ["A fair price."]
    seen = await ada.in_(friends).wait_for(lambda message: "Because" in message.text)
    place: dict[str, Any] = {
        "chat_id": friends.id,
        "receiver_user_id": ada.id,
        "ephemeral_message_id": sent.ephemeral_message_id,
    }
    assert await bot.edit_ephemeral_message_text(text="Because of the reviews.", **place) is True
    assert await bot.edit_ephemeral_message_text(rich_message=InputRichMessage(html="<h1>Why</h1>"), **place)
    assert seen.rich == ["# Why"]
    assert await bot.delete_ephemeral_message(**place)
    assert [message.text for message in ada.in_(friends).messages] == ["A fair price."]
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_ephemeral_message_text(text="again", **place)


async def test_command_that_only_the_bot_sees_is_answered_the_same_way(
    bot: Bot, ada: Person, grace: Person, friends: Group
) -> None:
    with pytest.raises(LookupError):
        await ada.in_(friends).whisper("/settings")
    await bot.set_my_commands([BotCommand(command="settings", description="Settings", is_ephemeral=True)])
    await ada.in_(friends).whisper("/settings")
    assert grace.in_(friends).messages == []
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.receiver_user is not None
    assert update.message.receiver_user.id == bot.id
    assert update.message.ephemeral_message_id is not None
    await bot.send_message(
        friends.id,
        "Your settings",
        ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=ada.id),
        reply_parameters=ReplyParameters(ephemeral_message_id=update.message.ephemeral_message_id),
    )
    assert [message.text for message in ada.in_(friends).messages] == ["/settings", "Your settings"]


async def test_without_occasion_only_an_administrator_may(bot: Bot, ada: Person, friends: Group) -> None:
    only_ada = EphemeralMessageParameters(receiver_user_id=ada.id)
    with pytest.raises(TelegramBadRequest, match="CHAT_ADMIN_REQUIRED"):
        await bot.send_message(friends.id, "psst", ephemeral_message_parameters=only_ada)
    await friends.promote_bot(by=ada)
    await bot.send_message(friends.id, "psst", ephemeral_message_parameters=only_ada)
    assert [message.text for message in ada.in_(friends).messages] == ["psst"]


async def test_not_to_strangers_nor_in_private_nor_late(
    telegram: FakeTelegram, bot: Bot, ada: Person, friends: Group
) -> None:
    emmy = telegram.person("Emmy")
    await friends.promote_bot(by=ada)
    for chat, person in ((friends.id, emmy.id), (ada.id, ada.id)):
        with pytest.raises(TelegramBadRequest, match="PEER_ID_INVALID"):
            await bot.send_message(
                chat, "psst", ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=person)
            )
    other = telegram.group("Kettles", [ada])
    await bot.send_message(other.id, "A fair price.", reply_markup=BUTTONS)
    query = await ada.press(other.messages[0], "Why?")
    query.expire()
    late = EphemeralMessageParameters(receiver_user_id=ada.id, callback_query_id=query.id)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.send_message(other.id, "Because.", ephemeral_message_parameters=late)


async def test_older_api_shows_it_to_everybody() -> None:
    async with FakeTelegram(api="10.1").open() as old, bot_for(old) as bot:
        emmy = old.person("Emmy")
        group = old.group("Kettles", [emmy])
        only_emmy = EphemeralMessageParameters(receiver_user_id=emmy.id)
        await bot.send_message(group.id, "psst", ephemeral_message_parameters=only_emmy)
        assert [message.text for message in group.messages] == ["psst"]
