"""The buttons under a verdict that are about itself: refresh, why this score, and its price chart."""

import html
from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from worthit.plugin import ErrorCode, Question, VerdictDocument, WorthItError
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.reach import chart_of, heading, look_up, may_ask, shown
from worthit_bot.messages.bubble import Bubble, InChat, open_bubble
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.messages.content import Line, Picture
from worthit_bot.messages.verdict_message import why_content
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="about_verdict")
    made.callback_query.register(refresh, AboutVerdict.filter(F.what == "refresh"))
    made.callback_query.register(why, AboutVerdict.filter(F.what == "why"))
    made.callback_query.register(chart, AboutVerdict.filter(F.what == "chart"))
    return made


async def why(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    document = await asked(query, callback_data, words, desk)
    if document is not None and query.message is not None:
        await desk.messenger.send(
            query.message.chat.id, why_content(document, words), reply_to=query.message.message_id
        )


async def chart(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    document = await asked(query, callback_data, words, desk)
    if document is None or query.message is None:
        return
    png = await chart_of(document, desk)
    title = document.product.title or words.verdict.chart
    drawn = Line(words.verdict.no_chart) if png is None else Picture(png, f"{title}{words.colon}{words.verdict.chart}")
    await desk.messenger.send(query.message.chat.id, [drawn], reply_to=query.message.message_id)


async def refresh(
    query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk, received: Received
) -> None:
    document = await asked(query, callback_data, words, desk)
    if document is None or document.ref is None or query.message is None:
        return
    chat_id = query.message.chat.id
    if not await may_ask(chat_id, 1, words, desk, received):
        return
    question = Question(url=document.ref.url, anew=True)
    try:
        async with counted(query.from_user.id, 1, received, desk) as asker:
            bubble = await _bubble(query.message, document, heading(question, words), words, desk)
            await look_up(question, bubble, asker, words, desk)
    except WorthItError as error:
        await desk.bot.send_message(chat_id, told(error, words))


async def _bubble(
    message: Message | InaccessibleMessage, document: VerdictDocument, text: str, words: Words, desk: Desk
) -> Bubble:
    """The verdict's own, which it is again where there is no newer one; another where that is too old to be changed."""
    if isinstance(message, Message):
        spot = InChat(message.chat.id, message.message_id)

        async def put_back(reason: str, _: ErrorCode) -> None:
            content, keyboard = await shown(document, words, desk, spot)
            await desk.messenger.change(spot.chat_id, spot.message_id, content, keyboard)
            await desk.messenger.say(spot.chat_id, html.escape(reason), reply_to=spot.message_id)

        return Bubble(desk.messenger, spot, text, words, put_back)
    return await open_bubble(desk.messenger, message.chat.id, text, words, reply_to=None)


async def asked(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> VerdictDocument | None:
    """The verdict whose button it was; where that is gone, the person is told so."""
    try:
        document = await desk.verdicts.get(callback_data.verdict)
    except WorthItError:
        await acknowledge(query, words.verdict.gone)
        return None
    await acknowledge(query)
    return document


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """Tell the button that it was pressed, maybe with words."""
    with suppress(TelegramBadRequest):  # the person pressed long ago: the answer itself still counts
        await query.answer(alert, show_alert=alert is not None)
