"""What a test can have go wrong between the bot and Telegram."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.flood_limits import FloodLimits
from worthit.testing.telegram.troubles import Troubles


class Misfortunes:
    """Calls that are refused or lost, and updates that come as they should not."""

    def __init__(self, account: BotAccount) -> None:
        self._account = account
        self._troubles = Troubles()
        self._conversations: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    @property
    def latency(self) -> float:
        """Seconds that every answer is held back; set it."""
        return self._troubles.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._troubles.latency = seconds

    @property
    def paced(self) -> bool:
        """Whether a chat takes only one message or edit a second and answers 429 to more; set it.

        Telegram itself lets short bursts through, and does not say how long.
        """
        return self._troubles.paced

    @paced.setter
    def paced(self, paced: bool) -> None:
        self._troubles.paced = paced

    @property
    def flood_limits(self) -> FloodLimits | None:
        """How many messages and edits there may be before 429 is answered, None for no limits; set it."""
        return self._troubles.limits

    @flood_limits.setter
    def flood_limits(self, limits: FloodLimits | None) -> None:
        self._troubles.limits = limits

    def flood(self, calls: int, retry_after: int, method: str = "", chat_id: int | None = None) -> None:
        """Have the next calls (of one method, in one chat) answered with 429. retry_after: seconds."""
        self._troubles.flood(calls, retry_after, method, chat_id)

    def flood_every(self, calls: int, retry_after: int = 1) -> None:
        """Have every so many-th call answered with 429, 0 for none. retry_after: seconds."""
        self._troubles.flood_every(calls, retry_after)

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """Drop connections, the open ones and all that come, within the block. Webhooks go on."""
        self._set_unreachable(True)
        try:
            yield
        finally:
            self._set_unreachable(False)

    def unreachable_for(self, seconds: float) -> None:
        """The same for a time, while the test goes on."""
        self._set_unreachable(True)
        asyncio.get_running_loop().call_later(seconds, self._set_unreachable, False)

    @contextmanager
    def bad_gateway(self) -> Iterator[None]:
        """Answer 502 to every call within the block. Webhooks go on."""
        self._troubles.bad_gateway = True
        try:
            yield
        finally:
            self._troubles.bad_gateway = False

    async def deliver_raw(self, body: bytes, secret: str | None = None, content_type: str = "application/json") -> int:
        """Post anything to the webhook, once. secret: None for the one that was set, "" for none.

        Returns the status of the answer. Raises: OSError when there is none.
        """
        return await self._account.webhooks.post_raw(body, secret, content_type)

    async def redeliver(self, update_id: int) -> int:
        """Post an update to the webhook once more, as Telegram does when the answer was lost on the way.

        Returns the status of the answer. Raises: LookupError for an update that never was.
        """
        update = self._account.updates.ever.get(update_id)
        if update is None:
            raise LookupError(f"there is no update {update_id}")
        return await self.deliver_raw(msgspec.json.encode(update.json()))

    @contextmanager
    def reordered(self) -> Iterator[None]:
        """What happens within the block reaches the bot after it, the last first."""
        with self._account.updates.held() as held:
            yield
            held.reverse()

    def tell(self, kind: str, content: Any, chat_id: int = 0) -> None:
        """An update of any kind, also of one that the bot does not know."""
        self._account.updates.push(kind, content, chat_id)

    def fail_synchronization(self) -> None:
        """As when the server could not get updates from Telegram's data centre: getWebhookInfo tells when."""
        self._account.webhooks.note_synchronization_error()

    def _set_unreachable(self, unreachable: bool) -> None:
        self._troubles.unreachable = unreachable
        if unreachable:
            for writer in self._conversations.values():
                writer.transport.abort()
