"""Each call that makes a message is noted before and after, and is not made where its note says that it was."""

import hashlib
from contextlib import suppress
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import EditMessageText, Response, SendMessage, SendRichMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup
from pydantic import BaseModel, TypeAdapter
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.sending.again import Marks
from worthit_bot.sending.journal import Journal, Sent, open_journal
from worthit_bot.sending.patience import may_have_been_done

_MAKE_NO_MESSAGE = {"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"}
_MAKE_A_MESSAGE = {"answerGuestQuery", "answerWebAppQuery"}
_NOT_KEPT = {
    "from_user", "text", "entities", "caption", "caption_entities", "rich_message", "reply_markup", "reply_to_message",
    "external_reply", "quote", "link_preview_options",
}  # fmt: skip
"""Of a message that was sent: what it said is nobody's to keep, and no answer needs it."""


def makes_message(method: TelegramMethod[Any]) -> bool:
    """Whether people see one message more for each time that this is called."""
    name = method.__api_method__
    return name in _MAKE_A_MESSAGE or (name.startswith(("send", "forward", "copy")) and name not in _MAKE_NO_MESSAGE)


class Journalling(BaseRequestMiddleware):
    """What was sent is not sent again but, where it says something else now, changed. Of what may have been sent or
    not, nobody can know: it is sent with a mark.
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        journal = open_journal()
        if journal is None:
            return await make_request(bot, method)
        if not makes_message(method):
            return await make_request(bot, await self._keeping_mark(method, journal))
        noted = journal.noted(journal.name_of(method))
        if noted is not None and noted.result is not None:
            result = _result(method, noted.result, bot)
            if await self._says(method, noted, result, (make_request, bot, journal)):
                return cast("Response[TelegramType]", result)
            noted = None
        return await self._send(make_request, bot, method, journal, marked=noted is not None)

    async def _send(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        journal: Journal,
        *,
        marked: bool,
    ) -> Response[TelegramType]:
        name, said = journal.name_of(method), _said_by(method)
        await journal.note(name, Sent(said=said))
        try:
            result = await make_request(bot, await self._marks.marked(method, journal.spoken) if marked else method)
        except Exception as error:
            if not may_have_been_done(error):
                refused = isinstance(error, TelegramBadRequest | TelegramNotFound)
                await journal.strike(name, for_good=refused)
            raise
        with suppress(SQLAlchemyError, OSError):  # it goes with the next note; else all would be begun again
            await journal.note(name, Sent(said=said, result=_kept(result), marked=marked))
        return result

    async def _says(
        self,
        method: TelegramMethod[Any],
        noted: Sent,
        result: object,
        by: tuple[NextRequestMiddlewareType[Any], Bot, Journal],
    ) -> bool:
        """Have the message that was sent say what it is to say now. False where it is not there any more."""
        make_request, bot, journal = by
        change = _as_change(method, result) if noted.said != _said_by(method) else None
        if change is None:
            return True
        try:
            await make_request(bot, await self._keeping_mark(change, journal))
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        return True

    async def _keeping_mark(self, method: TelegramMethod[Any], journal: Journal) -> TelegramMethod[Any]:
        if isinstance(method, EditMessageText) and journal.is_marked(method.chat_id, method.message_id):
            return await self._marks.marked(method, journal.spoken)
        return method


def _said_by(method: TelegramMethod[Any]) -> str:
    """A hash of what a text message says; the same for all other kinds, which are not changed."""
    if not isinstance(method, SendMessage | SendRichMessage):
        return ""
    said = method.model_dump_json(include={"text", "entities", "rich_message", "reply_markup"}, exclude_none=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _as_change(method: TelegramMethod[Any], sent: object) -> EditMessageText | None:
    """The call that makes a message that was sent say this; None where it is of a kind that is left as it is."""
    if not isinstance(method, SendMessage | SendRichMessage):
        return None
    keyboard = method.reply_markup if isinstance(method.reply_markup, InlineKeyboardMarkup) else None
    change = EditMessageText(
        chat_id=method.chat_id, message_id=getattr(sent, "message_id", None), reply_markup=keyboard
    )
    names = (
        ("rich_message",)
        if isinstance(method, SendRichMessage)
        else ("text", "parse_mode", "entities", "link_preview_options")
    )
    return change.model_copy(update={name: getattr(method, name) for name in names})


def _kept(result: object) -> object:
    """A result as JSON, without what a message said."""
    if isinstance(result, list):
        return [_kept(one) for one in result]
    if isinstance(result, BaseModel):
        return result.model_dump(mode="json", exclude=_NOT_KEPT, exclude_none=True, by_alias=True)
    return result


def _result(method: TelegramMethod[Any], kept: object, bot: Bot) -> object:
    return TypeAdapter(method.__returning__).validate_python(kept, context={"bot": bot})
