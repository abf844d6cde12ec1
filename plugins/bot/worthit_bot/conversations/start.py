"""/start with what a link to the chat was for, /help, /language."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import (
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
    User,
)

from worthit.plugin import WorthItError
from worthit_bot.conversations.about_verdict import acknowledge
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.conversations.reach import shown
from worthit_bot.messages.bubble import InChat
from worthit_bot.messages.deep_links import ASK, ToCommand, ToVerdict, target_of
from worthit_bot.messages.reply_keyboard import reply_keyboard
from worthit_bot.sending.placing import aside
from worthit_bot.words import LANGUAGES, Words
from worthit_bot.words.commands import COMMANDS

_LANGUAGE = "language:"


def router() -> Router:
    made = Router(name="start")
    made.message.register(start, named("start"))
    made.message.register(give_help, named("help"))
    made.message.register(ask_language, named("language"))
    made.callback_query.register(choose_language, F.data.startswith(_LANGUAGE))
    return made


async def start(message: Message, command: CommandObject, words: Words, desk: Desk) -> None:
    payload = (command.args or "").strip()
    keyboard = _keyboard(message, words, desk)
    if payload in ("", ASK):
        await message.answer(words.start.start, reply_markup=keyboard)
        return
    match target_of(payload, desk.seal):
        case ToVerdict(verdict_id):
            await show_kept(verdict_id, message, words, desk)
            await message.answer(words.start.came_for_verdict, reply_markup=keyboard)
        case ToCommand(name):
            text = words.start.came_for_command.format(command=COMMANDS[name].name_in(words.language))
            await message.answer(text, reply_markup=keyboard)
        case None:
            await message.answer(words.start.not_my_link)
            await message.answer(words.start.start, reply_markup=keyboard)


async def show_kept(verdict_id: str, message: Message, words: Words, desk: Desk) -> None:
    """A verdict reached earlier, to whoever wrote this message; it is no question of theirs, and not counted."""
    try:
        document = await desk.verdicts.get(verdict_id)
    except WorthItError:
        await message.answer(words.verdict.gone)
        return
    if message.from_user is not None:
        with suppress(WorthItError):  # where it cannot be noted, it is shown all the same
            await desk.accounts.note(await desk.accounts.of_telegram(message.from_user.id), document)
    content, keyboard = await shown(document, words, desk, InChat(message.chat.id, message.message_id))
    await desk.messenger.send(message.chat.id, content, keyboard, reply_to=message.message_id)


async def give_help(message: Message, words: Words) -> None:
    await message.answer(words.start.help)


async def ask_language(message: Message, words: Words, desk: Desk) -> None:
    speaks_for_the_group = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if not speaks_for_the_group and not await _may_choose(message.chat, message.from_user, desk):
        with aside():
            await message.answer(words.groups.only_administrators)
        return
    buttons = [
        [InlineKeyboardButton(text=offered.name, callback_data=f"{_LANGUAGE}{offered.language}")]
        for offered in LANGUAGES.values()
    ]
    await message.answer(words.start.choose_language, reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons))


async def choose_language(query: CallbackQuery, words: Words, desk: Desk) -> None:
    if query.message is not None and not await _may_choose(query.message.chat, query.from_user, desk):
        await acknowledge(query, words.groups.only_administrators)
        return
    wanted = (query.data or "").removeprefix(_LANGUAGE)
    chosen = next((each for language, each in LANGUAGES.items() if language == wanted), None)
    if chosen is None or query.message is None:
        await query.answer()
        return
    await desk.chats.choose(query.message.chat.id, chosen.language)
    await query.answer()
    keyboard = _keyboard(query.message, chosen, desk)
    if isinstance(query.message, Message) and keyboard is None:
        await query.message.edit_text(chosen.start.language_chosen)
        return
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):  # it was pressed before, or is gone
            await query.message.edit_reply_markup(reply_markup=None)
    # only a message that is sent brings the keyboard in the new language along
    await desk.bot.send_message(query.message.chat.id, chosen.start.language_chosen, reply_markup=keyboard)


async def _may_choose(chat: Chat, person: User | None, desk: Desk) -> bool:
    """Whether the language of a chat is theirs to choose. In a group it is its administrators'."""
    if chat.type == ChatType.PRIVATE or person is None:
        return True
    try:
        member = await desk.bot.get_chat_member(chat.id, person.id)
    except TelegramBadRequest:  # a group may hide its members; then it is anybody's
        return True
    return member.status in (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


def _keyboard(message: Message | InaccessibleMessage, words: Words, desk: Desk) -> ReplyKeyboardMarkup | None:
    """In a group it would lie before everybody."""
    return reply_keyboard(words, desk.mini_app) if message.chat.type == ChatType.PRIVATE else None
