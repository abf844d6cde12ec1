"""/watch LINK PRICE: a product is looked up and watched in one go; without a link, that is asked for."""

import re
from collections.abc import Sequence

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from msgspec import Struct

from worthit.plugin import (
    Asker,
    PercentDrop,
    Question,
    TargetPrice,
    TooManyWatches,
    VerdictDocument,
    Watch,
    WatchRule,
    WorthItError,
    watched_in,
)
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.leaving import pass_on
from worthit_bot.conversations.named import named
from worthit_bot.conversations.reach import heading, may_ask, refusal
from worthit_bot.conversations.targets import MOST_ASKED_AGAIN, wait_for_price
from worthit_bot.conversations.watches import CHEAPER, also_watched
from worthit_bot.conversations.wishes import read_wish
from worthit_bot.messages.bubble import Bubble, InChat, open_bubble
from worthit_bot.messages.content import Line
from worthit_bot.messages.links import links_in
from worthit_bot.messages.watch_buttons import watch_keyboard
from worthit_bot.messages.watch_message import watch_content
from worthit_bot.notifier import owner_of
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


class WatchLink(StatesGroup):
    """link: of what shall be watched, asked for again `again` times; `price` is what was written in its place."""

    link = State()


class _Wanted(Struct, frozen=True, kw_only=True):
    """said: what was written behind the link, and before it; one of these may be the price."""

    link: str
    said: Sequence[str]


def router() -> Router:
    made = Router(name="watch link")
    private = F.chat.type == ChatType.PRIVATE
    made.message.register(watch, named("watch"), private)
    made.message.register(read_link, WatchLink.link, F.text)
    made.message.register(read_link, WatchLink.link, F.caption, _has_link)
    return made


async def watch(
    message: Message, command: CommandObject, words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    links, said = links_in(message), command.args or ""
    if links:
        wanted = _Wanted(link=links[0], said=_around(links[0], said))
        await _watch(wanted, message, words, desk, received, state)
        return
    await message.answer(words.watches.ask_link)
    await state.set_state(WatchLink.link)
    await state.set_data({"price": said, "again": 0})


async def read_link(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    links, data = links_in(message), await state.get_data()
    if links:
        said = [*_around(links[0], message.text or message.caption or ""), str(data.get("price", ""))]
        await _watch(_Wanted(link=links[0], said=said), message, words, desk, received, state)
        if await state.get_state() == WatchLink.link.state:
            await state.clear()
    elif (again := int(data.get("again", 0)) + 1) > MOST_ASKED_AGAIN:
        await pass_on(state)
    else:
        await message.answer(words.watches.ask_link)
        await state.update_data(again=again)


async def _has_link(message: Message) -> bool:
    return bool(links_in(message))


def _around(link: str, text: str) -> tuple[str, str]:
    """What stands behind the link, and before it."""
    shown = link if link in text else re.sub("^https?://", "", link)
    before, _, behind = text.partition(shown)
    return behind, before


def _read_said(said: Sequence[str], currency: str | None, words: Words) -> TargetPrice | PercentDrop | str | None:
    """What is to be told, or why that cannot be read; None where no number was written."""
    read = [read_wish(text, currency, words) for text in said if any(character.isdecimal() for character in text)]
    return next((wish for wish in read if not isinstance(wish, str)), read[0] if read else None)


async def _watch(
    wanted: _Wanted, message: Message, words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    """Look the product up and watch it."""
    chat_id = message.chat.id
    if not await may_ask(chat_id, 1, words, desk, received):
        return
    assert message.from_user is not None  # in a private chat somebody speaks
    question = Question(url=wanted.link)
    try:
        async with counted(message.from_user.id, 1, received, desk) as asker:
            bubble = await open_bubble(
                desk.messenger, chat_id, heading(question, words), words, reply_to=message.message_id
            )
            document = await _reached(question, bubble, asker, words, desk)
    except WorthItError as error:
        await message.answer(told(error, words))
        return
    if document is None:
        return
    wish = _read_said(wanted.said, document.product.currency, words)
    rule = CHEAPER if wish is None or isinstance(wish, str) else WatchRule(when=(wish,))
    made = await _begun(document, rule, bubble, words, desk, received)
    if made is not None and isinstance(wish, str):
        await message.answer(wish)
        await wait_for_price(made.id, state)


async def _reached(
    question: Question, bubble: Bubble, asker: Asker, words: Words, desk: Desk
) -> VerdictDocument | None:
    """The verdict; where there is none, the bubble says why."""
    try:
        document = await desk.verdicts.reach(question, bubble.tell)
    except WorthItError as error:
        await bubble.become([Line(refusal(error, words))])
        return None
    await desk.accounts.note(asker, document)
    return document


async def _begun(
    document: VerdictDocument, rule: WatchRule, bubble: Bubble, words: Words, desk: Desk, received: Received
) -> Watch | None:
    """The watch; the bubble says what it tells of, or why there is none."""
    watched = watched_in(document)
    if watched is None:
        await bubble.become([Line(words.watches.cannot_watch)])
        return None
    assert isinstance(bubble.spot, InChat)  # it is asked for in the person's own chat
    chat_id = bubble.spot.chat_id
    await desk.chats.remember(chat_id, words.language)
    try:
        made = await desk.watches.add(owner_of(chat_id), watched, rule)
    except TooManyWatches:
        await bubble.become([Line(words.watches.too_many)])
        return None
    content = watch_content(made, words, is_new=made.created_at >= received.received_at)
    content += await also_watched(made, words, desk)
    await bubble.become(content, watch_keyboard(made.id, words))
    return made
