"""What somebody wants to hear of a watch: a price that they are asked for, or one of a few things as a button."""

from collections.abc import Mapping
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from worthit.plugin import Watch, WatchRule
from worthit_bot.conversations.about_verdict import acknowledge
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.leaving import pass_on
from worthit_bot.conversations.wishes import read_wish
from worthit_bot.messages.buttons import Aim, ListedWatch
from worthit_bot.messages.content import Line
from worthit_bot.messages.links import links_in
from worthit_bot.messages.markup import messages
from worthit_bot.messages.watch_buttons import PRESETS, preset_keyboard, watch_keyboard
from worthit_bot.messages.watch_message import price_of, watch_content, watch_title
from worthit_bot.notifier import owner_of
from worthit_bot.words import Words

MOST_ASKED_AGAIN = 3


class Target(StatesGroup):
    """price: of the watch `watch`, asked for again `again` times."""

    price = State()


def router() -> Router:
    made = Router(name="targets")
    made.message.register(read_price, Target.price, F.text)
    made.callback_query.register(ask, Aim.filter(F.what == "ask"))
    made.callback_query.register(ask, ListedWatch.filter(F.what == "change"))
    made.callback_query.register(choose, Aim.filter(F.what != "ask"))
    return made


async def ask(
    query: CallbackQuery, callback_data: Aim | ListedWatch, words: Words, desk: Desk, state: FSMContext
) -> None:
    watch = await _pressed(query, callback_data.watch, words, desk)
    if watch is None or query.message is None:
        return
    now = price_of(watch, words)
    lines = [
        Line(words.watches.ask_price.format(title=watch_title(watch)), bold=True),
        *([] if now is None else [Line(words.watches.costs_now.format(price=now))]),
        Line(words.watches.how_to_answer),
    ]
    (text,) = messages(lines)
    await desk.bot.send_message(query.message.chat.id, text, reply_markup=preset_keyboard(watch.id, words))
    await wait_for_price(watch.id, state)


async def choose(query: CallbackQuery, callback_data: Aim, words: Words, desk: Desk, state: FSMContext) -> None:
    watch = await _pressed(query, callback_data.watch, words, desk)
    if watch is None or query.message is None or callback_data.what == "ask":
        return
    rule = WatchRule(when=(PRESETS[callback_data.what],))
    await _aim(query.message.chat.id, watch, rule, words, desk)
    if (await state.get_data()).get("watch") == watch.id:
        await state.clear()


async def read_price(message: Message, words: Words, desk: Desk, state: FSMContext) -> None:
    if links_in(message):
        await pass_on(state)
    data = await state.get_data()
    watch = await _watch(message.chat.id, str(data.get("watch")), desk)
    if watch is None:
        await message.answer(words.watches.gone)
        await state.clear()
        return
    read = read_wish(message.text or "", watch.currency, words)
    if isinstance(read, str):
        await _ask_again(message, read, data, words, state)
        return
    await _aim(message.chat.id, watch, WatchRule(when=(read,)), words, desk)
    await state.clear()


async def wait_for_price(watch_id: str, state: FSMContext) -> None:
    """What the person writes next is the price for this watch."""
    await state.set_state(Target.price)
    await state.set_data({"watch": watch_id, "again": 0})


async def _ask_again(message: Message, why: str, data: Mapping[str, Any], words: Words, state: FSMContext) -> None:
    again = int(data.get("again", 0)) + 1
    if again > MOST_ASKED_AGAIN:
        await message.answer(words.watches.left_alone)
        await state.clear()
    else:
        await message.answer(why)
        await state.update_data(again=again)


async def _aim(chat_id: int, watch: Watch, rule: WatchRule, words: Words, desk: Desk) -> None:
    """Tell of that from now on, instead of what the watch tells of."""
    await desk.chats.remember(chat_id, words.language)
    changed = await desk.watches.change(owner_of(chat_id), watch.id, rule)
    if changed is None:  # it was ended meanwhile
        await desk.bot.send_message(chat_id, words.watches.gone)
        return
    (text,) = messages(watch_content(changed, words, is_new=watch.rule != rule))
    await desk.bot.send_message(chat_id, text, reply_markup=watch_keyboard(changed.id, words))


async def _pressed(query: CallbackQuery, watch_id: str, words: Words, desk: Desk) -> Watch | None:
    """The watch whose button it was; where it has ended, the person is told so."""
    watch = None if query.message is None else await _watch(query.message.chat.id, watch_id, desk)
    await acknowledge(query, words.watches.gone if watch is None else None)
    return watch


async def _watch(chat_id: int, watch_id: str, desk: Desk) -> Watch | None:
    watches = await desk.watches.of_owner(owner_of(chat_id))
    return next((watch for watch in watches if watch.id == watch_id), None)
