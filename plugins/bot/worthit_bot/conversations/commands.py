"""/start, /help, /language."""

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from worthit_bot.conversations.desk import Desk
from worthit_bot.words import LANGUAGES

_LANGUAGE = "language:"


def router() -> Router:
    made = Router(name="commands")
    made.message.register(start, CommandStart(ignore_case=True))
    made.message.register(give_help, Command("help", "aiuto", ignore_case=True))
    made.message.register(ask_language, Command("language", "lingua", ignore_case=True))
    made.callback_query.register(choose_language, F.data.startswith(_LANGUAGE))
    return made


async def start(message: Message, desk: Desk) -> None:
    words = await desk.chats.words(message.chat.id, _spoken(message))
    await message.answer(words.start)


async def give_help(message: Message, desk: Desk) -> None:
    words = await desk.chats.words(message.chat.id, _spoken(message))
    await message.answer(words.help)


async def ask_language(message: Message, desk: Desk) -> None:
    words = await desk.chats.words(message.chat.id, _spoken(message))
    buttons = [
        InlineKeyboardButton(text=offered.name, callback_data=f"{_LANGUAGE}{offered.language}")
        for offered in LANGUAGES.values()
    ]
    await message.answer(words.choose_language, reply_markup=InlineKeyboardMarkup(inline_keyboard=[buttons]))


async def choose_language(query: CallbackQuery, desk: Desk) -> None:
    words = LANGUAGES.get((query.data or "").removeprefix(_LANGUAGE))
    if words is None or query.message is None:
        await query.answer()
        return
    await desk.chats.choose(query.message.chat.id, words.language)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(words.language_chosen)
    else:
        await desk.bot.send_message(query.message.chat.id, words.language_chosen)


def _spoken(message: Message) -> str | None:
    return message.from_user.language_code if message.from_user else None
