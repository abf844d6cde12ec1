"""Looking how Telegram fares with the webhook: what waits there, and what went wrong last."""

import asyncio
from datetime import UTC, datetime, timedelta

import msgspec
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import WebhookInfo
from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.storage.state import State

LOOK_SECONDS = 60.0
RECENT = timedelta(minutes=5)
"""An error that is older has passed."""
MANY = 100
_LEAD = timedelta(seconds=LOOK_SECONDS + 5)
_LONGEST_REASON = 120


class Seen(Struct, frozen=True, kw_only=True):
    """What one worker saw, for all of them. grows: more updates wait than when it looked before."""

    pending: int
    grows: bool = False
    failed_at: datetime | None = None
    reason: str = ""

    def trouble(self, now: datetime) -> str | None:
        """What is wrong, in words; None while all is well."""
        if self.failed_at is None or now - self.failed_at > RECENT:
            return None
        if not self.grows and self.pending <= MANY:
            return None
        return f"Telegram cannot deliver, {self.pending} updates wait there: {self.reason}"


async def watch_delivery(bot: Bot, state: State, condition: Condition) -> None:
    """One worker looks, all of them tell. Runs until it is cancelled."""
    while True:
        try:
            before = await seen(state)
            if await state.lead("watcher", _LEAD):
                before = await look(bot, state, before)
            trouble = None if before is None else before.trouble(datetime.now(UTC))
            if trouble is None:
                condition.well("delivering")
            else:
                condition.trouble("delivering", trouble)
        except (TelegramAPIError, SQLAlchemyError, OSError):
            pass  # told by whoever needs them; the next look is soon
        await asyncio.sleep(LOOK_SECONDS)


async def look(bot: Bot, state: State, before: Seen | None) -> Seen:
    """Ask Telegram, and leave what it says for the other workers. Raises TelegramAPIError."""
    now = seen_in(await bot.get_webhook_info(), before)
    await state.tell("delivery", msgspec.json.encode(now).decode())
    return now


async def seen(state: State) -> Seen | None:
    """What was seen last, by any worker."""
    told = await state.told("delivery")
    return None if told is None else msgspec.json.decode(told, type=Seen)


def seen_in(info: WebhookInfo, before: Seen | None) -> Seen:
    return Seen(
        pending=info.pending_update_count,
        grows=before is not None and info.pending_update_count > before.pending,
        failed_at=info.last_error_date,
        reason=(info.last_error_message or "")[:_LONGEST_REASON],
    )
