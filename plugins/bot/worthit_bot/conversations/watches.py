"""Watching the product of a verdict, the list of what a chat watches, and no longer watching."""

from decimal import Decimal

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from worthit.plugin import InvalidRequest, NewLow, PercentDrop, Watch, WatchRule, trigger_words, watched_in
from worthit_bot.buttons import AboutVerdict, StopWatch
from worthit_bot.content import Line
from worthit_bot.conversations.about_verdict import acknowledge, asked
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.markup import messages
from worthit_bot.notifier import owner_of
from worthit_bot.watch_buttons import listed_stop_button, stop_button
from worthit_bot.words import Words

CHEAPER = WatchRule(when=(PercentDrop(percent=Decimal(5)), NewLow(days=90)))
"""What is told of a product that is tracked."""
MOST_LISTED = 20
_LONGEST_TITLE = 80


def router() -> Router:
    made = Router(name="watches")
    made.message.register(list_watches, named("watches"))
    made.callback_query.register(track, AboutVerdict.filter(F.what == "track"))
    made.callback_query.register(stop, StopWatch.filter())
    return made


async def track(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    document = await asked(query, callback_data, words, desk)
    watched = watched_in(document) if document is not None else None
    if watched is None or query.message is None:
        return
    chat_id = query.message.chat.id
    await desk.chats.remember(chat_id, words.language)
    try:
        watch = await desk.watches.add(owner_of(chat_id), watched, CHEAPER)
    except InvalidRequest:
        await desk.bot.send_message(chat_id, words.watches.too_many)
        return
    text = words.watches.tracked.format(title=_title(watch), wishes=_wishes(watch, words))
    (paragraph,) = messages([Line(text)])
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[stop_button(watch.id, words)]])
    await desk.bot.send_message(chat_id, paragraph, reply_markup=keyboard)


async def list_watches(message: Message, words: Words, desk: Desk) -> None:
    text, keyboard = await _list(message.chat.id, words, desk)
    await message.answer(text, reply_markup=keyboard)


async def stop(query: CallbackQuery, callback_data: StopWatch, words: Words, desk: Desk) -> None:
    if query.message is None:
        await acknowledge(query)
        return
    chat_id = query.message.chat.id
    await desk.watches.remove(owner_of(chat_id), callback_data.watch)
    await acknowledge(query, words.watches.stopped)
    if not isinstance(query.message, Message):
        return  # too old to be changed
    if callback_data.place == "message":
        await query.message.edit_reply_markup(reply_markup=None)
    else:
        text, keyboard = await _list(chat_id, words, desk)
        await query.message.edit_text(text, reply_markup=keyboard)


async def _list(chat_id: int, words: Words, desk: Desk) -> tuple[str, InlineKeyboardMarkup | None]:
    watches = await desk.watches.of_owner(owner_of(chat_id))
    if not watches:
        return words.watches.none, None
    shown = list(enumerate(watches[:MOST_LISTED], 1))
    paragraphs = [Line(words.watches.heading, bold=True)]
    paragraphs += [Line(f"{number}. {_title(watch)}: {_wishes(watch, words)}") for number, watch in shown]
    if len(watches) > MOST_LISTED:
        paragraphs.append(Line(words.watches.more.format(count=len(watches) - MOST_LISTED)))
    (text,) = messages(paragraphs)
    buttons = [listed_stop_button(watch.id, number, words) for number, watch in shown]
    rows = [buttons[first : first + 4] for first in range(0, len(buttons), 4)]
    return text, InlineKeyboardMarkup(inline_keyboard=rows)


def _title(watch: Watch) -> str:
    title = watch.title or watch.url
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _wishes(watch: Watch, words: Words) -> str:
    wishes = [trigger_words(trigger, watch.currency, words.language) for trigger in watch.rule.when]
    return words.watches.or_.join(wishes)
