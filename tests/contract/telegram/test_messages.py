"""The bot writes, changes and takes back messages; tests see what stands and how it came about."""

import pytest
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from tests.contract.telegram.clients import plain
from worthit.testing.telegram import FakeTelegram, Person


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(buttons)])


REFRESH = InlineKeyboardButton(text="Refresh", callback_data="again:7")
OPEN = InlineKeyboardButton(text="Open", url="https://shop.example/kettle")


async def test_bot_learns_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (4242, True, "kettle_bot")


async def test_message_stands_in_the_chat_as_it_was_sent(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(
        ada.id, "A <b>fair</b> price.", parse_mode="HTML", reply_markup=keyboard(REFRESH, OPEN)
    )
    assert sent.text == "A fair price."
    assert sent.chat.first_name == "Ada"
    assert sent.from_user is not None
    assert sent.from_user.is_bot
    assert sent.reply_markup is not None
    assert plain(sent.reply_markup) == plain(keyboard(REFRESH, OPEN))
    (standing,) = ada.chat.messages
    assert (standing.id, standing.text, standing.marked("bold")) == (sent.message_id, "A fair price.", ["fair"])
    assert [button.text for button in standing.buttons] == ["Refresh", "Open"]


async def test_edits_are_kept_as_history(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "reading the page")
    edited = await bot.edit_message_text("reading the reviews", chat_id=ada.id, message_id=sent.message_id)
    await bot.edit_message_reply_markup(chat_id=ada.id, message_id=sent.message_id, reply_markup=keyboard(REFRESH))
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    (standing,) = ada.chat.messages
    assert [version.text for version in standing.history] == [
        "reading the page",
        "reading the reviews",
        "reading the reviews",
    ]
    assert [len(version.keyboard) for version in standing.history] == [0, 0, 1]
    assert standing.history[0].time <= standing.history[2].time


async def test_editing_the_text_alone_takes_the_keyboard_away(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "one", reply_markup=keyboard(REFRESH))
    await bot.edit_message_text("two", chat_id=ada.id, message_id=sent.message_id)
    assert ada.chat.messages[0].buttons == ()


async def test_edit_that_changes_nothing_is_refused(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "<b>one</b>", parse_mode="HTML", reply_markup=keyboard(REFRESH))
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.edit_message_text(
            "<strong>one</strong> ",
            chat_id=ada.id,
            message_id=sent.message_id,
            parse_mode="HTML",
            reply_markup=keyboard(REFRESH),
        )
    assert refused.value.message == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=ada.id, message_id=sent.message_id, reply_markup=keyboard(REFRESH))
    assert len(ada.chat.messages[0].history) == 1


async def test_messages_that_are_not_there_or_not_the_bots(bot: Bot, ada: Person) -> None:
    hers = await ada.send("hello")
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to edit not found"):
        await bot.edit_message_text("x", chat_id=ada.id, message_id=999)
    with pytest.raises(TelegramBadRequest, match="Bad Request: message can't be edited"):
        await bot.edit_message_text("x", chat_id=ada.id, message_id=hers.id)
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to delete not found"):
        await bot.delete_message(ada.id, 999)
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to be replied not found"):
        await bot.send_message(ada.id, "x", reply_parameters=ReplyParameters(message_id=999))


async def test_deleted_message_is_gone(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "soon gone")
    assert await bot.delete_message(ada.id, sent.message_id)
    assert ada.chat.messages == []
    assert "… deleted" in ada.chat.transcript()
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("back", chat_id=ada.id, message_id=sent.message_id)


async def test_reply_names_the_message_it_replies_to(bot: Bot, ada: Person) -> None:
    hers = await ada.send("which one?")
    sent = await bot.send_message(ada.id, "this one", reply_parameters=ReplyParameters(message_id=hers.id))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "which one?"


async def test_given_entities_and_found_ones(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(
        ada.id,
        "  😀 kettle at shop.example.com  ",
        entities=[MessageEntity(type="bold", offset=5, length=6)],
        reply_markup=ReplyKeyboardRemove(),
    )
    assert sent.text == "😀 kettle at shop.example.com"
    (standing,) = ada.chat.messages
    assert (standing.marked("bold"), standing.marked("url")) == (["kettle"], ["shop.example.com"])
    assert plain(*sent.entities or ()) == [
        {"type": "bold", "offset": 3, "length": 6},
        {"type": "url", "offset": 13, "length": 16},
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: text must be non-empty"),
        ("<b></b>", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("<br>", 'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 0'),
    ],
)
async def test_texts_that_are_refused(bot: Bot, ada: Person, text: str, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(ada.id, text, parse_mode="HTML")
    assert refused.value.message == complaint
    assert ada.chat.messages == []


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>", "&lt;" * 4096])
async def test_length_is_that_of_the_parsed_text_in_utf_16(bot: Bot, ada: Person, text: str) -> None:
    await bot.send_message(ada.id, text, parse_mode="HTML")
    assert len(ada.chat.messages) == 1


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        ({"callback_data": "è" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        (
            {"callback_data": ""},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"url": "happ://add"},
            "Bad Request: inline keyboard button URL 'happ://add' is invalid: Unsupported URL protocol",
        ),
        ({"url": "http://shop"}, "Bad Request: inline keyboard button URL 'http://shop' is invalid: Wrong HTTP URL"),
    ],
)
async def test_buttons_that_are_refused(bot: Bot, ada: Person, button: dict[str, str], complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(
            ada.id, "x", reply_markup=keyboard(InlineKeyboardButton.model_validate({"text": "Press", **button}))
        )
    assert refused.value.message == complaint


async def test_buttons_at_the_edge_are_taken(bot: Bot, ada: Person) -> None:
    buttons = keyboard(
        InlineKeyboardButton(text="a", callback_data="x" * 64),
        InlineKeyboardButton(text="b", url="tg://user?id=900001"),
        InlineKeyboardButton(text="c", url="http://127.0.0.1:8000"),
    )
    await bot.send_message(ada.id, "x", reply_markup=buttons)
    assert [button.url for button in ada.chat.messages[0].buttons] == [
        None,
        "tg://user?id=900001",
        "http://127.0.0.1:8000/",
    ]


async def test_unknown_chat_and_one_that_has_blocked_the_bot(bot: Bot, ada: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message(31337, "hello?")
    await ada.block_bot()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(ada.id, "hello?")
    await ada.unblock_bot()
    await bot.send_message(ada.id, "hello!")


async def test_actions_and_reactions_are_seen(bot: Bot, ada: Person) -> None:
    hers = await ada.send("https://shop.example/kettle")
    await bot.send_chat_action(ada.id, ChatAction.TYPING)
    await bot.set_message_reaction(ada.id, hers.id, [ReactionTypeEmoji(emoji="👀")])
    assert ada.chat.actions == ["typing"]
    assert hers.reactions == ("👀",)
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(ada.id, "juggling")


async def test_commands_are_kept_by_scope_and_language(bot: Bot) -> None:
    english = [BotCommand(command="help", description="What I can do")]
    italian = [BotCommand(command="help", description="Che cosa so fare")]
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(english)
    await bot.set_my_commands(italian, scope=scope, language_code="it")
    assert plain(*await bot.get_my_commands()) == plain(*english)
    assert plain(*await bot.get_my_commands(scope=scope, language_code="it")) == plain(*italian)
    assert await bot.get_my_commands(scope=scope) == []
    with pytest.raises(TelegramBadRequest, match="Bad Request: BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Help me", description="x")])


async def test_calls_are_written_down(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await bot.send_message(ada.id, "one")
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(5, "two")
    first, second = telegram.calls_of("sendMessage")
    assert (first.parameters["text"], first.refusal) == ("one", "")
    assert (second.parameters["chat_id"], second.refusal) == ("5", "Bad Request: chat not found")
    assert first.time <= second.time
