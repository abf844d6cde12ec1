"""The client of the Bot API: what is sent is written down, and Telegram is met with patience and at its pace."""

from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod

from worthit_bot.sending.patience import Readable, Unreachable

__all__ = ["GetRawUpdates", "Unreachable", "telegram"]


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, with each update as it came: it is stored before anything is read into it."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


def telegram(token: str, api_url: str, around: Sequence[BaseRequestMiddleware] = ()) -> Bot:
    """A client for the token; messages are HTML, without previews of links. around: each call, the first outermost."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    for middleware in (*around, Readable()):
        session.middleware(middleware)
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True))
