"""Reactions, of the bot and of people."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ReactionTypeCustomEmoji, ReactionTypeEmoji

from worthit.testing.telegram import FakeTelegram, Person

ALL = ["message", "message_reaction"]


async def test_bot_reacts_once_with_what_there_is(bot: Bot, ada: Person) -> None:
    hers = await ada.send("https://shop.example/kettle")
    await bot.set_message_reaction(ada.id, hers.id, [ReactionTypeEmoji(emoji="👀")])
    await bot.set_message_reaction(ada.id, hers.id, [ReactionTypeEmoji(emoji="❤️")])
    assert hers.reactions == ("❤",)
    with pytest.raises(TelegramBadRequest, match="Bad Request: REACTION_INVALID"):
        await bot.set_message_reaction(ada.id, hers.id, [ReactionTypeEmoji(emoji="✅")])
    with pytest.raises(TelegramBadRequest, match="Bad Request: REACTIONS_TOO_MANY"):
        await bot.set_message_reaction(
            ada.id, hers.id, [ReactionTypeEmoji(emoji="👍"), ReactionTypeCustomEmoji(custom_emoji_id="5")]
        )
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to react not found"):
        await bot.set_message_reaction(ada.id, 999, [ReactionTypeEmoji(emoji="👍")])
    await bot.set_message_reaction(ada.id, hers.id)
    assert not hers.reactions


async def test_bot_hears_of_reactions_only_if_it_asks(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "A fair price.")
    message = ada.chat.find(sent.message_id)
    assert message is not None
    await ada.react(message, "👍")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=ALL)
    await ada.react(message, "👎")
    (update,) = await bot.get_updates()
    changed = update.message_reaction
    assert changed is not None
    assert [reaction.model_dump()["emoji"] for reaction in (*changed.old_reaction, *changed.new_reaction)] == [
        "👍",
        "👎",
    ]
    assert changed.user is not None
    assert (changed.user.id, changed.message_id) == (ada.id, sent.message_id)
    assert message.reactions_of == {ada.id: ("👎",)}


async def test_in_a_group_only_an_administrator_hears_of_them(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await bot.get_updates(allowed_updates=ALL)
    friends = telegram.group("Friends", [ada])
    message = await ada.in_(friends).send("A kettle")
    await ada.react(message, "👍")
    assert await bot.get_updates() == []
    await friends.promote_bot(by=ada)
    await ada.react(message)
    (update,) = await bot.get_updates()
    assert update.message_reaction is not None
    assert update.message_reaction.new_reaction == []
