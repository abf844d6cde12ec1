"""Waiting as long as Telegram asks, and trying again with growing pauses when it does not answer."""

import asyncio
import time

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError, ClientError

from worthit_bot.condition import Condition

PATIENCE_SECONDS = 60.0
"""How long one call is tried. What it was for is put off then, not lost."""
LONGEST_PAUSE = 8.0

Unreachable = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, ClientError)
"""Errors of Telegram that go by themselves; the last is what a file that cannot be downloaded raises."""

TRIED_BY_CALLER = {
    "getUpdates", "getWebhookInfo", "setWebhook", "deleteWebhook", "setMyCommands", "setMyDescription",
    "setMyShortDescription", "setChatMenuButton",
}  # fmt: skip
"""Whoever calls these tries again, and says meanwhile that it is in trouble."""


def may_have_been_done(error: BaseException) -> bool:
    """Whether Telegram may have done a call that ended so: it had it, and did not say."""
    if isinstance(error, TelegramNetworkError):
        return not isinstance(error, TelegramEntityTooLarge) and not isinstance(error.__cause__, ClientConnectorError)
    return isinstance(error, TelegramServerError | ClientDecodeError)


class Patience(BaseRequestMiddleware):
    """Tries a call until it is done or refused. Raises one of `Unreachable` when patience is at its end."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if method.__api_method__ in TRIED_BY_CALLER:
            return await make_request(bot, method)
        give_up = time.monotonic() + PATIENCE_SECONDS
        pause = 0.5
        while True:
            try:
                answer = await make_request(bot, method)
            except TelegramRetryAfter as error:
                wait: float = error.retry_after
                if time.monotonic() + wait > give_up:
                    raise
            except (TelegramNetworkError, TelegramServerError):
                self._condition.trouble("sending", "Telegram does not take messages")
                wait, pause = pause, min(pause * 2, LONGEST_PAUSE)
                if time.monotonic() + wait > give_up:
                    raise
            else:
                self._condition.well("sending")
                return answer
            await asyncio.sleep(wait)


class Readable(BaseRequestMiddleware):
    """What answers in Telegram's place, such as a proxy's page that says 502, is Telegram not answering."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:
            if not isinstance(
                error.data, str
            ):  # it is Telegram's, and a kind of answer that this client is too old for
                raise
            raise TelegramServerError(method=method, message="the answer is not Telegram's") from error
