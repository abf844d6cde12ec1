"""Product numbers: /scan, a number alone, and what a number that was read from a picture leads to."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from worthit.plugin import ProductCode, Question, SeenProduct, WorthItError, amazon_link, find_codes
from worthit_bot.conversations.asking_back import said_how_in_group
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.listing import send_list
from worthit_bot.conversations.named import named
from worthit_bot.conversations.question import about_links
from worthit_bot.conversations.reach import answer
from worthit_bot.messages.buttons import Listing
from worthit_bot.messages.links import links_in
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

MOST_CODES = 3
_WEB_SEARCH = "https://duckduckgo.com/?q={code}"
_LABEL = r"(?:(?:EAN|GTIN|UPC|ISBN|ASIN)(?:-?1[034])?\b[\s:.#-]*)?"
_ALONE = re.compile(rf"\s*{_LABEL}(?P<number>B0[A-Z0-9]{{8}}|\d(?:[ -]?\d){{6,12}}[ -]?[\dX])\s*", re.IGNORECASE)
"""A text that is a product number, or looks like one, and nothing else."""
_LENGTHS = {8, 10, 12, 13, 14}
_CHECK_DIGITS = "0123456789X"
Asked: TypeAlias = Question | ProductCode


class Scanning(StatesGroup):
    """code: was asked for a number or a picture of one."""

    code = State()


def router() -> Router:
    made = Router(name="codes")
    made.message.register(scan, named("scan"), F.text.regexp(r"\S+\s+\S"))
    made.message.register(scan, named("scan"), F.text, ~F.reply_to_message.photo)
    made.message.register(about_given, Scanning.code, F.text)
    return made


def router_of_numbers() -> Router:
    """What is a number and nothing else needs no command."""
    made = Router(name="numbers")
    made.message.register(about_number, F.text, F.text.func(is_number), F.chat.type == ChatType.PRIVATE)
    return made


def is_number(text: str) -> bool:
    """Whether a text is a product number, or looks like one with a mistake, and nothing else."""
    return _number_alone(text) is not None


async def scan(
    message: Message, command: CommandObject, words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    if command.args:
        await _answer_text(command.args, message, words, desk, received)
    elif not await said_how_in_group(message, "scan", words.groups.a_number, words, desk):
        await desk.messenger.say(message.chat.id, words.codes.ask_code, reply_to=message.message_id)
        await state.set_state(Scanning.code)


async def about_given(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    """The number that was asked for; a link is a question of its own."""
    await _answer_text(message.text or "", message, words, desk, received)
    await state.clear()


async def about_number(message: Message, words: Words, desk: Desk, received: Received) -> None:
    await _answer_text(message.text or "", message, words, desk, received)


async def answer_all(asked: Sequence[Asked], message: Message, words: Words, desk: Desk, received: Received) -> None:
    """Answer for the links and numbers of a message: a verdict where one product is meant, else a list, or why not."""
    questions, others = [], []
    try:
        for each in asked[:MOST_CODES]:
            known = await _known(each, desk)
            if isinstance(each, Question):
                questions.append(each)
            elif each.kind == "asin":
                questions.append(Question(url=amazon_link(each.value, words.language)))
            elif len(known) == 1:
                questions.append(Question(url=known[0].url))
            else:
                others.append((each, bool(known)))
    except WorthItError:
        await desk.messenger.say(message.chat.id, words.products.unavailable, reply_to=message.message_id)
        return
    if len(asked) > MOST_CODES:
        text = words.codes.only_first.format(given=len(asked), most=MOST_CODES)
        await desk.messenger.say(message.chat.id, text, reply_to=message.message_id)
    if questions:
        await answer(questions, message, words, desk, received)
    for code, is_known in others:
        if is_known:
            await send_list(Listing(of="code", key=code.value, first=0), message, words, desk)
        else:
            await _say_unknown(code, message, words, desk)


async def _known(asked: Asked, desk: Desk) -> Sequence[SeenProduct]:
    """The products that a number may mean, two at most: more are a list."""
    if isinstance(asked, Question) or asked.kind == "asin":
        return ()
    return await desk.products.with_code(asked, 2)


async def _answer_text(text: str, message: Message, words: Words, desk: Desk, received: Received) -> None:
    codes = find_codes(text.upper())
    if links_in(message):
        await about_links(message, words, desk, received)
    elif codes:
        await answer_all(codes, message, words, desk, received)
    else:
        await desk.messenger.say(message.chat.id, _mistake(text, words), reply_to=message.message_id)


async def _say_unknown(code: ProductCode, message: Message, words: Words, desk: Desk) -> None:
    web = InlineKeyboardButton(text=words.codes.web_button, url=_WEB_SEARCH.format(code=code.value))
    await desk.messenger.say(
        message.chat.id,
        words.codes.unknown.format(code=code.value),
        InlineKeyboardMarkup(inline_keyboard=[[web]]),
        reply_to=message.message_id,
    )


def _mistake(text: str, words: Words) -> str:
    """Why a text is no product number."""
    number = _number_alone(text)
    if number is not None:
        fitting = (digit for digit in _CHECK_DIGITS if find_codes(number[:-1] + digit))
        expected = next(fitting, None)
        if expected is not None:
            return words.codes.wrong_check_digit.format(code=number, last=number[-1], expected=expected)
    return words.codes.no_number


def _number_alone(text: str) -> str | None:
    match = _ALONE.fullmatch(text)
    number = re.sub("[ -]", "", match["number"]).upper() if match else ""
    return number if len(number) in _LENGTHS else None
