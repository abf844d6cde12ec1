"""/start, /help, /language."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.words import LANGUAGES, Words

_LANGUAGE = "language:"


def router() -> Router:
    made = Router(name="start")
    made.message.register(start, named("start"))
    made.message.register(give_help, named("help"))
    made.message.register(ask_language, named("language"))
    made.callback_query.register(choose_language, F.data.startswith(_LANGUAGE))
    return made


async def start(message: Message, words: Words) -> None:
    await message.answer(words.start.start)


async def give_help(message: Message, words: Words) -> None:
    await message.answer(words.start.help)


async def ask_language(message: Message, words: Words) -> None:
    buttons = [
        [InlineKeyboardButton(text=offered.name, callback_data=f"{_LANGUAGE}{offered.language}")]
        for offered in LANGUAGES.values()
    ]
    await message.answer(words.start.choose_language, reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons))


async def choose_language(query: CallbackQuery, desk: Desk) -> None:
    wanted = (query.data or "").removeprefix(_LANGUAGE)
    words = next((words for language, words in LANGUAGES.items() if language == wanted), None)
    if words is None or query.message is None:
        await query.answer()
        return
    await desk.chats.choose(query.message.chat.id, words.language)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(words.start.language_chosen)
    else:
        await desk.bot.send_message(query.message.chat.id, words.start.language_chosen)
