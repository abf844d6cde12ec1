"""Tells alerts in chats, while the bot runs. aiogram is imported by a running bot alone."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from worthit.plugin import Alert, NotifyLater, NotifyNever

if TYPE_CHECKING:
    from worthit_bot.running import RunningBot

CHANNEL = "telegram"
NOT_RUNNING_SECONDS = 30.0
_CHAT = re.compile(r"-?\d{1,18}")


class TelegramNotifier:
    """Tells `telegram:<id of the chat>`."""

    channel = CHANNEL

    def __init__(self, running: "Callable[[], RunningBot | None]") -> None:
        self._running = running

    async def notify(self, to: str, alert: Alert) -> None:
        """See `Notifier.notify`."""
        if not _CHAT.fullmatch(to):
            raise NotifyNever
        bot = self._running()
        if bot is None:
            raise NotifyLater(NOT_RUNNING_SECONDS)
        await bot.alerts.tell(int(to), alert)


def owner_of(chat_id: int) -> str:
    """Who the watches of a chat belong to."""
    return f"{CHANNEL}:{chat_id}"
