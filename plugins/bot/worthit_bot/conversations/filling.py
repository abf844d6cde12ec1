"""A verdict is written into a message that was sent by way of the bot, once it is reached."""

import hashlib

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import ErrorCode, Lease, Question, WorthItError
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.reach import heading, look_up, wait_to_ask
from worthit_bot.messages.bubble import Bubble, ByWay
from worthit_bot.messages.buttons import GetVerdict
from worthit_bot.messages.content import Line
from worthit_bot.messages.deep_links import link_to_ask
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

LINK_SECONDS = 86_400.0
"""How long a link is known by what stands on its button."""
_BUSY_SECONDS = 120.0


async def put_by(link: str, desk: Desk) -> str:
    """Keep a link, which is too long for a button, and give what it is known by."""
    key = hashlib.sha256(link.encode()).hexdigest()[:24]
    await desk.cache.put(_link_key(key), link.encode(), LINK_SECONDS)
    return key


async def link_put_by(key: str, desk: Desk) -> str | None:
    """None where it is forgotten."""
    link = await desk.cache.get(_link_key(key))
    return None if link is None else link.decode()


def get_keyboard(key: str, words: Words) -> InlineKeyboardMarkup:
    """The button that begins it."""
    button = InlineKeyboardButton(text=words.inline.get_button, callback_data=GetVerdict(link=key, anew=False).pack())
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def chat_row(words: Words, desk: Desk) -> list[InlineKeyboardButton]:
    """The way to our own chat, which alone takes the page that a shop does not show us."""
    return [InlineKeyboardButton(text=words.inline.chat_button, url=await link_to_ask(desk.bot))]


async def fill(
    question: Question, inline_message_id: str, person: int, words: Words, desk: Desk, received: Received
) -> None:
    """Look it up for whoever sent or pressed it, and write the verdict, or why there is none. One at a time does so."""
    place = f"bot:filling:{inline_message_id}"
    lease = await desk.cache.begin(place, _BUSY_SECONDS)
    if not isinstance(lease, Lease) and received.attempt == 1:
        return  # somebody is at it

    async def let_go() -> None:
        if isinstance(lease, Lease):
            await desk.cache.abandon(place, lease)

    async def refuse(reason: str, code: ErrorCode) -> None:
        await let_go()  # before there is a button to try again with
        keyboard = await _again_keyboard(question, code, words, desk)
        await desk.messenger.change_by_way(inline_message_id, [Line(reason)], keyboard)

    try:
        if wait := await wait_to_ask(person, 1, desk, received):
            await refuse(words.refusals.slow_down.format(seconds=round(wait + 0.5)), ErrorCode.RATE_LIMITED)
            return
        async with counted(person, 1, received, desk) as asker:
            bubble = Bubble(desk.messenger, ByWay(inline_message_id), heading(question, words), words, refuse)
            await look_up(question, bubble, asker, words, desk)
    except WorthItError as error:
        await refuse(told(error, words), error.code)
    finally:
        await let_go()


async def _again_keyboard(question: Question, code: ErrorCode, words: Words, desk: Desk) -> InlineKeyboardMarkup:
    data = GetVerdict(link=await put_by(question.url or "", desk), anew=True).pack()
    rows = [[InlineKeyboardButton(text=words.inline.again_button, callback_data=data)]]
    if code is ErrorCode.PAGE_BLOCKED:
        rows.append(await chat_row(words, desk))
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _link_key(key: str) -> str:
    return f"bot:link:{key}"
