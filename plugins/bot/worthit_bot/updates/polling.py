"""Asking Telegram for updates, for instances without a public address. An update is confirmed once it is stored."""

import asyncio

import msgspec
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.sending.telegram import GetRawUpdates
from worthit_bot.setup.registration import ALLOWED_UPDATES
from worthit_bot.storage.state import State
from worthit_bot.updates.arrivals import arrival
from worthit_bot.updates.inbox import Inbox

POLL_SECONDS = 5
"""Shorter than the lead of who polls, which each request renews."""
PAUSE_SECONDS = 3.0


async def poll(bot: Bot, inbox: Inbox, state: State, condition: Condition) -> None:
    """Poll for as long as no other worker does. Runs until it is cancelled."""
    poller = _Poller(bot, inbox, state)
    try:
        while True:
            pause = PAUSE_SECONDS
            try:
                pause = await poller.once()
                condition.well("telegram")
                condition.well("storing")
            except TelegramConflictError:
                condition.trouble("telegram", "another program polls with the same token, or a webhook is set")
            except TelegramUnauthorizedError:
                condition.trouble("telegram", "Telegram refuses the token: check WORTHIT_BOT__TOKEN")
            except TelegramRetryAfter as error:
                pause = error.retry_after
            except TelegramAPIError:
                condition.trouble("telegram", "Telegram does not answer")
            except (SQLAlchemyError, OSError):
                condition.trouble("storing", "updates cannot be stored in the database")
            await asyncio.sleep(pause)
    finally:
        await poller.stop()


class _Poller:
    def __init__(self, bot: Bot, inbox: Inbox, state: State) -> None:
        self._bot = bot
        self._inbox = inbox
        self._state = state
        self._offset: int | None = None

    async def once(self) -> float:
        """One request, if this worker is the one that polls. Gives the seconds to pause after it."""
        if not await self._state.lead():
            return PAUSE_SECONDS
        request = GetRawUpdates(offset=self._offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES)
        updates = await self._bot(request, request_timeout=POLL_SECONDS + 5)
        if updates:
            await self._inbox.put([arrival(msgspec.json.encode(update)) for update in updates])
            self._offset = updates[-1]["update_id"] + 1
        return 0.0

    async def stop(self) -> None:
        """Let another worker poll at once."""
        try:
            await self._state.resign()
        except (SQLAlchemyError, OSError):
            return  # it can as soon as the lease has run out
