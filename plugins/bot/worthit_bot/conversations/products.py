"""/search, /popular and /history: lists of products, and what the buttons with their numbers do."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from worthit.plugin import Question
from worthit_bot.conversations.about_verdict import asked
from worthit_bot.conversations.asking_back import said_how_in_group
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.listing import search_of, send_list
from worthit_bot.conversations.named import named
from worthit_bot.conversations.question import about_links
from worthit_bot.conversations.reach import answer_pressed, shown
from worthit_bot.messages.bubble import InChat
from worthit_bot.messages.buttons import AboutVerdict, Listing
from worthit_bot.messages.links import links_in
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


class Searching(StatesGroup):
    """words: was asked which words to search for."""

    words = State()


def router() -> Router:
    made = Router(name="products")
    made.message.register(search, named("search"))
    made.message.register(popular, named("popular"))
    made.message.register(history, named("history"), F.chat.type == ChatType.PRIVATE)
    made.message.register(search_for_words, Searching.words, F.text)
    made.callback_query.register(ask, AboutVerdict.filter(F.what == "ask"))
    made.callback_query.register(show, AboutVerdict.filter(F.what == "show"))
    return made


async def search(
    message: Message, command: CommandObject, words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    wanted = (command.args or "").split()
    if not wanted:
        if await said_how_in_group(message, "search", words.groups.some_words, words, desk):
            return
        await desk.messenger.say(message.chat.id, words.products.ask_words, reply_to=message.message_id)
        await state.set_state(Searching.words)
    elif links_in(message):
        await about_links(message, words, desk, received)
    else:
        await send_list(await search_of(wanted, desk), message, words, desk)


async def search_for_words(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    """The words that were asked for; a link is a question of its own."""
    if links_in(message):
        await about_links(message, words, desk, received)
    else:
        await send_list(await search_of((message.text or "").split(), desk), message, words, desk)
    await state.clear()


async def popular(message: Message, words: Words, desk: Desk) -> None:
    await send_list(Listing(of="popular", key="", first=0), message, words, desk)


async def history(message: Message, words: Words, desk: Desk) -> None:
    await send_list(Listing(of="history", key="", first=0), message, words, desk)


async def ask(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk, received: Received) -> None:
    """A verdict on a listed product, as if its link had been sent."""
    document = await asked(query, callback_data, words, desk)
    if document is not None and document.ref is not None:
        await answer_pressed(Question(url=document.ref.url), query, words, desk, received)


async def show(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    """A verdict as it is kept; that is no question."""
    document = await asked(query, callback_data, words, desk)
    if document is not None and query.message is not None:
        spot = InChat(query.message.chat.id, query.message.message_id)
        content, keyboard = await shown(document, words, desk, spot)
        await desk.messenger.send(query.message.chat.id, content, keyboard, reply_to=query.message.message_id)
