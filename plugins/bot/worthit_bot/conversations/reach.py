"""From a question to its verdict, in one message: at once where it is at hand, else with its stages."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeAlias

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup, Message, ReactionTypeEmoji

from worthit.plugin import Asker, ErrorCode, Limit, Question, VerdictDocument, WorthItError
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.sharing import keyboard_elsewhere
from worthit_bot.messages.bubble import Bubble, InChat, Spot, open_bubble
from worthit_bot.messages.content import Block
from worthit_bot.messages.verdict_message import Ways, verdict_content, verdict_keyboard
from worthit_bot.sending.placing import aside
from worthit_bot.sending.telegram import Unreachable
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

PACE = Limit(most=20, seconds=60)
"""How many products a chat may ask about."""
TOLD = Limit(most=1, seconds=30)
"""How often a chat is told that it asks too fast."""
SEEN = "👀"
_Asked: TypeAlias = Message | InaccessibleMessage
"""What an answer replies to: what somebody wrote, or the message whose button was pressed."""
log = structlog.get_logger(__name__)


async def answer(questions: Sequence[Question], message: Message, words: Words, desk: Desk, received: Received) -> None:
    """Answer what somebody asked in a message, each question with a message of its own."""
    assert message.from_user is not None  # channels do not ask
    if not await may_ask(message.chat.id, len(questions), words, desk, received):
        return
    seeing = asyncio.create_task(show_that_it_is_seen(message, desk))
    try:
        await _answer_within_limits(questions, message, message.from_user.id, words, desk, received)
    finally:
        await seeing


async def answer_pressed(
    question: Question, query: CallbackQuery, words: Words, desk: Desk, received: Received
) -> None:
    """Answer what somebody asked with a button, below the message that has it."""
    if query.message is not None and await may_ask(query.message.chat.id, 1, words, desk, received):
        await _answer_within_limits([question], query.message, query.from_user.id, words, desk, received)


async def look_up(question: Question, bubble: Bubble, asker: Asker, words: Words, desk: Desk) -> None:
    """Ask for the verdict, tell how it goes, and turn the bubble into it or into the refusal."""
    try:
        document = await desk.verdicts.reach(question, bubble.tell)
    except WorthItError as error:
        of_file = question.pages and error.code is ErrorCode.ANALYSIS_UNAVAILABLE
        text = words.question.page_too_intricate if of_file else refusal(error, words)
        await bubble.refuse(text, error.code)
    except Exception:
        log.exception("no verdict")
        await bubble.refuse(words.refusals.by_code[ErrorCode.INTERNAL], ErrorCode.INTERNAL)
    else:
        await desk.accounts.note(asker, document)
        await bubble.become(*await shown(document, words, desk, bubble.spot))


async def shown(
    document: VerdictDocument, words: Words, desk: Desk, spot: Spot
) -> tuple[list[Block], InlineKeyboardMarkup | None]:
    """A verdict as it is shown there, with its buttons."""
    if not isinstance(spot, InChat):
        return verdict_content(document, words), await keyboard_elsewhere(document, words, desk)
    chart = await chart_of(document, desk)
    inline = bool((await desk.bot.me()).supports_inline_queries)
    ways = Ways(chart=chart is not None, inline=inline, asks_back=spot.chat_id > 0)
    return verdict_content(document, words, chart), verdict_keyboard(document, words, ways)


async def chart_of(document: VerdictDocument, desk: Desk) -> bytes | None:
    """The picture of its price; None where there is none, or it cannot be drawn now."""
    if not document.kept:
        return None
    try:
        return await desk.charts.png(document.id)
    except WorthItError:
        return None


def heading(question: Question, words: Words) -> str:
    """What is being looked at."""
    if question.pages or question.url is None:
        return words.question.reading_file
    return words.question.looking.format(shop=shown_host(question.url))


def refusal(error: WorthItError, words: Words) -> str:
    """Why there is no verdict, with the code."""
    text = words.refusals.by_code.get(error.code, words.refusals.by_code[ErrorCode.INTERNAL])
    return f"{text} ({error.code})"


async def wait_to_ask(chat_id: int, times: int, desk: Desk, received: Received) -> float:
    """Seconds until a chat may ask so many times more; 0 where it may."""
    if received.attempt > 1:
        return 0.0  # what is answered again was allowed the first time
    allowances = [await desk.limiter.take(f"bot:{chat_id}", PACE) for _ in range(times)]
    return max(allowance.wait_seconds for allowance in allowances)


async def may_ask(chat_id: int, times: int, words: Words, desk: Desk, received: Received) -> bool:
    """Whether a chat may ask so many times more. Where not, it is told when; once, however much comes at once."""
    seconds = await wait_to_ask(chat_id, times, desk, received)
    if seconds and (await desk.limiter.take(f"bot:{chat_id}:told", TOLD)).allowed:
        with aside():
            await desk.bot.send_message(chat_id, words.refusals.slow_down.format(seconds=round(seconds + 0.5)))
    return not seconds


async def show_that_it_is_seen(message: Message, desk: Desk) -> None:
    """React to a message, before anything else is done with it."""
    with suppress(TelegramAPIError, *Unreachable):  # a courtesy: where reactions are not allowed there is none
        await desk.bot.set_message_reaction(
            message.chat.id, message.message_id, reaction=[ReactionTypeEmoji(emoji=SEEN)]
        )


async def _answer_within_limits(
    questions: Sequence[Question], message: _Asked, person_id: int, words: Words, desk: Desk, received: Received
) -> None:
    try:
        async with counted(person_id, len(questions), received, desk) as asker:
            await _answer_all(questions, message, asker, words, desk, received)
    except WorthItError as error:
        with aside():
            await desk.messenger.say(message.chat.id, told(error, words), reply_to=message.message_id)


async def _answer_all(
    questions: Sequence[Question], message: _Asked, asker: Asker, words: Words, desk: Desk, received: Received
) -> None:
    """In the order in which they were asked: those at hand at once, and one message begun for each of the others."""
    begun: list[tuple[Question, Bubble]] = []
    for question in questions:
        # an earlier attempt may have begun a message, which becomes the answer
        document = await at_hand(question, desk) if received.attempt == 1 else None
        if document is not None:
            await desk.accounts.note(asker, document)
            content, keyboard = await shown(document, words, desk, InChat(message.chat.id, message.message_id))
            await desk.messenger.send(message.chat.id, content, keyboard, reply_to=message.message_id)
        else:
            begun.append((question, await _open(question, message, words, desk)))
    await asyncio.gather(*(look_up(question, bubble, asker, words, desk) for question, bubble in begun))


async def _open(question: Question, message: _Asked, words: Words, desk: Desk) -> Bubble:
    return await open_bubble(
        desk.messenger, message.chat.id, heading(question, words), words, reply_to=message.message_id
    )


async def at_hand(question: Question, desk: Desk) -> VerdictDocument | None:
    """The verdict, where it need not be looked up; None also for what cannot be looked up."""
    try:
        return await desk.verdicts.at_hand(question)
    except WorthItError:
        return None  # the look-up says why


def shown_host(link: str) -> str:
    """Whose link it is, short enough to be shown."""
    host = link.partition("://")[2] or link
    return host.partition("/")[0].rpartition("@")[2].removeprefix("www.")[:60]
