"""Answers come where they were asked: in the topic, and in a group as a reply that disturbs nobody else.

In a group, what is sent in answer to a pressed button, to a command that only the bot saw, or `aside`, is shown to that
person alone where Telegram allows it (Bot API 10.3), and else to all. Conversations need to know nothing of it.
"""

from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import (
    CallbackQuery,
    EphemeralMessageParameters,
    InaccessibleMessage,
    Message,
    ReplyParameters,
    TelegramObject,
    Update,
)
from msgspec import Struct


class Asked(Struct, frozen=True, kw_only=True):
    """Where something was asked, and by whom. person_id: None where nobody can be told anything alone.

    thread_id: of a topic. ephemeral_id: of a command that only the person and the bot see. query_id: of a button.
    """

    chat_id: int
    person_id: int | None
    message_id: int
    thread_id: int | None = None
    ephemeral_id: int | None = None
    query_id: str | None = None

    @property
    def in_group(self) -> bool:
        return self.chat_id < 0

    @property
    def is_between_two(self) -> bool:
        """Whether nobody else has a part in it."""
        return self.ephemeral_id is not None or self.query_id is not None


_ASKED: ContextVar[Asked | None] = ContextVar("asked", default=None)
_ASIDE: ContextVar[bool] = ContextVar("aside", default=False)


class Placing(BaseMiddleware):
    """Remembers, while an update is answered, where it came from."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        token = _ASKED.set(_asked(event))
        try:
            return await handler(event, data)
        finally:
            _ASKED.reset(token)


@contextmanager
def aside() -> Generator[None, None, None]:
    """What is sent within concerns only who asked, such as a refusal."""
    token = _ASIDE.set(True)
    try:
        yield
    finally:
        _ASIDE.reset(token)


async def whisper(bot: Bot, text: str) -> bool:
    """Say it in a group to who asked, and to nobody else. False where that cannot be done."""
    asked = _ASKED.get()
    if asked is None or not asked.in_group or asked.person_id is None:
        return False
    try:
        await bot.send_message(
            asked.chat_id,
            text,
            message_thread_id=asked.thread_id,
            reply_parameters=_reply(asked),
            ephemeral_message_parameters=_only_to(asked),
        )
    except TelegramBadRequest:
        return False
    return True


class Placed(BaseRequestMiddleware):
    """Whatever is sent to where something was asked becomes an answer to it."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        asked = _ASKED.get()
        if asked is None or not _is_answer(method, asked):
            return await make_request(bot, method)
        placed = method.model_copy(update=_place(method, asked))
        if (asked.is_between_two or _ASIDE.get()) and _can_be_whispered(method, asked):
            try:
                return await make_request(
                    bot, placed.model_copy(update={"ephemeral_message_parameters": _only_to(asked)})
                )
            except TelegramBadRequest:
                pass  # the bot is no administrator there, or too late, or the person has gone: then all see it
        return await make_request(bot, placed)


def _asked(update: Update) -> Asked | None:
    if isinstance(query := update.callback_query, CallbackQuery) and query.message is not None:
        thread = None if isinstance(query.message, InaccessibleMessage) else _thread(query.message)
        return Asked(
            chat_id=query.message.chat.id,
            person_id=query.from_user.id,
            message_id=query.message.message_id,
            thread_id=thread,
            query_id=query.id,
        )
    message = update.message or update.edited_message
    if message is None:
        return None
    person = message.from_user if message.sender_chat is None else None
    return Asked(
        chat_id=message.chat.id,
        person_id=person.id if person is not None else None,
        message_id=message.message_id,
        thread_id=_thread(message),
        ephemeral_id=message.ephemeral_message_id,
    )


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _is_answer(method: TelegramMethod[Any], asked: Asked) -> bool:
    name = method.__api_method__
    return name.startswith("send") and name != "sendChatAction" and getattr(method, "chat_id", None) == asked.chat_id


def _place(method: TelegramMethod[Any], asked: Asked) -> dict[str, Any]:
    """What of the method is filled in."""
    filled: dict[str, Any] = {}
    if asked.thread_id is not None and getattr(method, "message_thread_id", None) is None:
        filled["message_thread_id"] = asked.thread_id
    if asked.in_group and (asked.ephemeral_id or getattr(method, "reply_parameters", None) is None):
        filled["reply_parameters"] = _reply(asked)
    return filled


def _can_be_whispered(method: TelegramMethod[Any], asked: Asked) -> bool:
    knows = "ephemeral_message_parameters" in type(method).model_fields
    return (
        knows
        and asked.in_group
        and asked.person_id is not None
        and getattr(method, "ephemeral_message_parameters", None) is None
    )


def _only_to(asked: Asked) -> EphemeralMessageParameters:
    assert asked.person_id is not None
    return EphemeralMessageParameters(receiver_user_id=asked.person_id, callback_query_id=asked.query_id)


def _reply(asked: Asked) -> ReplyParameters:
    if asked.ephemeral_id is not None:
        return ReplyParameters(ephemeral_message_id=asked.ephemeral_id)
    return ReplyParameters(message_id=asked.message_id, allow_sending_without_reply=True)
