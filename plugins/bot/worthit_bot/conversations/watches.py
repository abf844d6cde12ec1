"""Watching the product of a verdict, the list of what a chat watches, and no longer watching."""

from contextlib import suppress
from decimal import Decimal
from math import ceil

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from worthit.plugin import NewLow, PercentDrop, TooManyWatches, Watch, WatchRule, identify, watched_in
from worthit_bot.conversations.about_verdict import acknowledge, asked
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.messages.buttons import AboutVerdict, ListedWatch, StopWatch, WatchPage
from worthit_bot.messages.content import Line
from worthit_bot.messages.markup import messages
from worthit_bot.messages.watch_buttons import list_keyboard, watch_keyboard
from worthit_bot.messages.watch_message import watch_content, watch_title, wishes
from worthit_bot.notifier import owner_of
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

CHEAPER = WatchRule(when=(PercentDrop(percent=Decimal(5)), NewLow(days=90)))
"""What is told of a product that is tracked."""
ON_A_PAGE = 8


def router() -> Router:
    made = Router(name="watches")
    made.message.register(list_watches, named("watches"))
    made.callback_query.register(track, AboutVerdict.filter(F.what == "track"))
    made.callback_query.register(stop, StopWatch.filter())
    made.callback_query.register(stop_listed, ListedWatch.filter(F.what == "stop"))
    made.callback_query.register(turn_page, WatchPage.filter())
    return made


async def track(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    document = await asked(query, callback_data, words, desk)
    watched = watched_in(document) if document is not None else None
    if watched is None or query.message is None:
        return
    chat_id = query.from_user.id  # what a group sees, somebody of it watches for themselves
    await desk.chats.remember(chat_id, words.language)
    try:
        watch = await desk.watches.add(owner_of(chat_id), watched, CHEAPER)
    except TooManyWatches:
        await desk.bot.send_message(chat_id, words.watches.too_many)
        return
    content = [*watch_content(watch, words, is_new=False), *await also_watched(watch, words, desk)]
    (text,) = messages(content)
    await desk.bot.send_message(chat_id, text, reply_markup=watch_keyboard(watch.id, words))


async def also_watched(watch: Watch, words: Words, desk: Desk) -> list[Line]:
    """What else is told of its product, by other watches of the chat; nothing where there are none."""
    key = identify(watch.url).key
    mine = [other for other in await desk.watches.of_owner(watch.owner) if other.id != watch.id]
    said = [wishes(other, words) for other in mine if identify(other.url).key == key]
    return [Line(words.watches.also.format(wishes=words.watches.or_.join(said)))] if said else []


async def list_watches(message: Message, words: Words, desk: Desk) -> None:
    text, keyboard = await _list(message.chat.id, 0, words, desk)
    await message.answer(text, reply_markup=keyboard)


async def turn_page(query: CallbackQuery, callback_data: WatchPage, words: Words, desk: Desk) -> None:
    await acknowledge(query)
    await _show(query, callback_data.page, words, desk)


async def stop(query: CallbackQuery, callback_data: StopWatch, words: Words, desk: Desk, received: Received) -> None:
    await _end(query, callback_data.watch, words, desk, received)
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):  # it was done before
            await query.message.edit_reply_markup(reply_markup=None)


async def stop_listed(
    query: CallbackQuery, callback_data: ListedWatch, words: Words, desk: Desk, received: Received
) -> None:
    await _end(query, callback_data.watch, words, desk, received)
    await _show(query, callback_data.page, words, desk)


async def _end(query: CallbackQuery, watch_id: str, words: Words, desk: Desk, received: Received) -> None:
    owner = None if query.message is None else owner_of(query.message.chat.id)
    ended = owner is not None and await desk.watches.remove(owner, watch_id)
    was_ended = ended or received.attempt > 1  # an answer that broke off had ended it
    await acknowledge(query, words.watches.stopped if was_ended else words.watches.gone)


async def _show(query: CallbackQuery, page: int, words: Words, desk: Desk) -> None:
    if isinstance(query.message, Message):  # else it is too old to be changed
        text, keyboard = await _list(query.message.chat.id, page, words, desk)
        with suppress(TelegramBadRequest):  # it says so already
            await query.message.edit_text(text, reply_markup=keyboard)


async def _list(chat_id: int, page: int, words: Words, desk: Desk) -> tuple[str, InlineKeyboardMarkup | None]:
    """A page of the list, or the last one where there are fewer by now. page: from 0 on."""
    watches = list(enumerate(await desk.watches.of_owner(owner_of(chat_id)), 1))
    if not watches:
        return words.watches.none, None
    pages = ceil(len(watches) / ON_A_PAGE)
    page = min(page, pages - 1)
    shown = watches[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    paragraphs = [Line(words.watches.heading, bold=True)]
    paragraphs += [
        Line(f"{number}. {watch_title(watch)}{words.colon}{wishes(watch, words)}") for number, watch in shown
    ]
    if pages > 1:
        paragraphs.append(Line(words.watches.page.format(page=page + 1, pages=pages)))
    (text,) = messages(paragraphs)
    return text, list_keyboard(shown, page, pages, words)
