"""The client of the Bot API: patient where Telegram asks for it, or does not answer."""

import asyncio
import time
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError

PATIENCE_SECONDS = 60.0
"""How long one call is tried. What it was for is put off then, not lost."""
LONGEST_PAUSE = 8.0

Unreachable = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, ClientError)
"""Errors of Telegram that go by themselves; the last is what a file that cannot be downloaded raises."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, with each update as it came: it is stored before anything is read into it."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


TRIED_BY_CALLER = {"getUpdates", "getWebhookInfo", "setWebhook", "deleteWebhook", "setMyCommands"}
"""Whoever calls these tries again, and says meanwhile that it is in trouble."""


class Patience(BaseRequestMiddleware):
    """Waits as long as Telegram asks, and tries again with growing pauses when it does not answer."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if method.__api_method__ in TRIED_BY_CALLER:
            return await make_request(bot, method)
        give_up = time.monotonic() + PATIENCE_SECONDS
        pause = 0.5
        while True:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                wait: float = error.retry_after
                if time.monotonic() + wait > give_up:
                    raise
            except (TelegramNetworkError, TelegramServerError):
                wait, pause = pause, min(pause * 2, LONGEST_PAUSE)
                if time.monotonic() + wait > give_up:
                    raise
            await asyncio.sleep(wait)


def telegram(token: str, api_url: str) -> Bot:
    """A client for the token; messages are HTML, without previews of links."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    session.middleware(Patience())
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True))
