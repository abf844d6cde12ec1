"""The real aiogram as a client of the fake."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import TelegramObject

from worthit.testing.telegram import FakeTelegram


@asynccontextmanager
async def bot_for(telegram: FakeTelegram, token: str = "") -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    try:
        yield Bot(token or telegram.token, session=session)
    finally:
        if session._session is not None:
            await session._session.close()  # session.close() waits a quarter of a second for TLS that is not there


def plain(*models: TelegramObject) -> list[dict[str, Any]]:
    """For comparing: aiogram's objects differ as soon as they come from different calls."""
    return [model.model_dump(exclude_none=True) for model in models]
