"""Looking how Telegram fares with the webhook: what waits there, and what went wrong last."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import WebhookInfo
from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.setup.registration import NotKept, is_as_wanted, is_noted, set_webhook
from worthit_bot.storage.state import State

LOOK_SECONDS = 60.0
RECENT = timedelta(minutes=5)
"""An error that is older has passed, where it was none before."""
MANY = 100
_LEAD = timedelta(seconds=LOOK_SECONDS + 5)
_LONGEST_REASON = 120


class Seen(Struct, frozen=True, kw_only=True):
    """What one worker saw, for all of them. pending: how many updates wait at Telegram. reason: of the last failure.

    is_failing: Telegram does not get rid of what waits. is_elsewhere: it does not deliver here, or not all.
    """

    pending: int
    reason: str = ""
    is_failing: bool = False
    is_elsewhere: bool = False

    def trouble(self) -> str | None:
        """What is wrong, in words; None while all is well."""
        if self.is_elsewhere:
            return "Telegram does not deliver here any more: somebody else changed or deleted the webhook"
        if self.is_failing:
            return f"Telegram cannot deliver, {self.pending} updates wait there: {self.reason}"
        return None


async def watch_delivery(bot: Bot, webhook: Webhook, state: State, condition: Condition) -> None:
    """One worker looks, all of them tell. Runs until it is cancelled."""
    while True:
        try:
            before = await seen(state)
            if await state.lead("watcher", _LEAD):
                before = await look(bot, webhook, state, before)
            trouble = None if before is None else before.trouble()
            if trouble is None:
                condition.well("delivering")
            else:
                condition.trouble("delivering", trouble)
        except (TelegramAPIError, SQLAlchemyError, OSError):
            pass  # told by whoever needs them; the next look is soon
        await asyncio.sleep(LOOK_SECONDS)


async def look(bot: Bot, webhook: Webhook, state: State, before: Seen | None) -> Seen:
    """Ask Telegram, and leave what it says for the other workers; a webhook that is gone is set again, which the next
    look confirms. Raises TelegramAPIError.
    """
    info = await bot.get_webhook_info()
    now = seen_in(info, webhook, before, datetime.now(UTC))
    await state.tell("delivery", msgspec.json.encode(now).decode())
    if now.is_elsewhere and await is_noted(bot, webhook, state):
        with suppress(NotKept):
            await set_webhook(bot, webhook)
    return now


async def seen(state: State) -> Seen | None:
    """What was seen last, by any worker."""
    told = await state.told("delivery")
    return None if told is None else msgspec.json.decode(told, type=Seen)


def seen_in(info: WebhookInfo, webhook: Webhook, before: Seen | None, now: datetime) -> Seen:
    return Seen(
        pending=info.pending_update_count,
        reason=(info.last_error_message or "")[:_LONGEST_REASON],
        is_failing=_is_failing(info, before, now),
        is_elsewhere=not is_as_wanted(info, webhook),
    )


def _is_failing(info: WebhookInfo, before: Seen | None, now: datetime) -> bool:
    """Few updates that wait are a failure where they still wait at the next look, and until fewer wait: Telegram tries
    again ever more seldom, so the error that it tells may be old.
    """
    if info.last_error_date is None:
        return False
    is_recent = now - info.last_error_date <= RECENT
    if is_recent and info.pending_update_count > MANY:
        return True
    still_wait = before is not None and 0 < before.pending <= info.pending_update_count
    return still_wait and (is_recent or (before is not None and before.is_failing))
