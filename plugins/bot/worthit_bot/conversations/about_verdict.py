"""The buttons under a verdict: refresh, and why this score."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from worthit.plugin import Question, VerdictDocument, WorthItError
from worthit_bot.bubble import Bubble, answering
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.question import heading, reach, tell_to_wait, wait_to_allow
from worthit_bot.inbox import Received
from worthit_bot.verdict_message import AboutVerdict, why_messages
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="about_verdict")
    made.callback_query.register(refresh, AboutVerdict.filter(F.what == "refresh"))
    made.callback_query.register(why, AboutVerdict.filter(F.what == "why"))
    return made


async def why(query: CallbackQuery, callback_data: AboutVerdict, desk: Desk) -> None:
    words, document = await asked(query, callback_data, desk)
    if document is None or query.message is None:
        return
    for text in why_messages(document, words):
        await desk.bot.send_message(
            query.message.chat.id,
            text,
            reply_parameters=answering(query.message.message_id),
        )


async def refresh(query: CallbackQuery, callback_data: AboutVerdict, desk: Desk, received: Received) -> None:
    words, document = await asked(query, callback_data, desk)
    if document is None or document.ref is None or query.message is None:
        return
    chat_id = query.message.chat.id
    if wait := await wait_to_allow(chat_id, 1, desk):
        await tell_to_wait(chat_id, wait, words, desk)
        return
    question = Question(url=document.ref.url, anew=True)
    try:
        async with counted(query.from_user.id, 1, received, desk):
            await reach(question, await _bubble(query.message, heading(question, words), words, desk), words, desk)
    except WorthItError as error:
        await desk.bot.send_message(chat_id, told(error, words))


async def _bubble(message: Message | InaccessibleMessage, text: str, words: Words, desk: Desk) -> Bubble:
    """The verdict's own; a new one where that is too old to be changed."""
    if isinstance(message, Message):
        return Bubble(desk.bot, message.chat.id, message.message_id, text, words)
    return await Bubble.open(desk.bot, message.chat.id, text, words)


async def asked(query: CallbackQuery, callback_data: AboutVerdict, desk: Desk) -> tuple[Words, VerdictDocument | None]:
    """The words of the chat and the verdict; where that is gone, the person is told so."""
    chat_id = query.message.chat.id if query.message else query.from_user.id
    words = await desk.chats.words(chat_id, query.from_user.language_code)
    try:
        document = await desk.verdicts.get(callback_data.verdict)
    except WorthItError:
        await acknowledge(query, words.verdict_gone)
        return words, None
    await acknowledge(query)
    return words, document


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """Tell the button that it was pressed, maybe with words."""
    with suppress(TelegramBadRequest):  # the person pressed long ago: the answer itself still counts
        await query.answer(alert, show_alert=alert is not None)
