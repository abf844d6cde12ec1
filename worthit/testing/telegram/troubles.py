"""What can be wrong with Telegram, for as long as a test wants it."""

import asyncio
import re
import time

from msgspec import Struct

from worthit.testing.telegram.flood_limits import FloodLimits, SentLately
from worthit.testing.telegram.refusals import Refusal, bad_gateway, too_many_requests

_PACE_SECONDS = 1
_WRITES = re.compile(r"(?:send(?!ChatAction)|edit)", re.IGNORECASE)


class _Flood(Struct, kw_only=True):
    calls: int
    retry_after: int
    method: str
    chat_id: int | None


class Troubles:
    """latency: seconds before every answer. unreachable: connections are dropped. bad_gateway: 502 is answered.

    paced: a chat takes one message or edit a second. limits: how many there may be in all and in a chat.
    """

    def __init__(self) -> None:
        self.latency = 0.0
        self.unreachable = False
        self.bad_gateway = False
        self.paced = False
        self.limits: FloodLimits | None = None
        self._sent = SentLately()
        self._calls = 0
        self._every = (0, 0)
        self._last_in_chat: dict[str, float] = {}
        self._floods: list[_Flood] = []

    def flood(self, calls: int, retry_after: int, method: str, chat_id: int | None) -> None:
        self._floods.append(_Flood(calls=calls, retry_after=retry_after, method=method.lower(), chat_id=chat_id))

    def flood_every(self, calls: int, retry_after: int) -> None:
        self._calls, self._every = 0, (calls, retry_after)

    async def befall(self, method: str, chat_id: str) -> None:
        """Let happen to a call what has to. Raises: Refusal."""
        if self.latency:
            await asyncio.sleep(self.latency)
        if self.bad_gateway:
            raise bad_gateway()
        if refusal := self._flooded(method.lower(), chat_id):
            raise refusal
        self._calls += 1
        if self._every[0] and self._calls % self._every[0] == 0:
            raise too_many_requests(self._every[1])
        if _WRITES.match(method):
            self._limit(chat_id)

    def _limit(self, chat_id: str) -> None:
        if self.paced:
            self._pace(chat_id)
        if self.limits and (seconds := self._sent.seconds_to_wait(self.limits, chat_id)):
            raise too_many_requests(seconds)

    def _pace(self, chat_id: str) -> None:
        now = time.monotonic()
        if now < self._last_in_chat.get(chat_id, -_PACE_SECONDS) + _PACE_SECONDS:
            raise too_many_requests(_PACE_SECONDS)
        self._last_in_chat[chat_id] = now

    def _flooded(self, method: str, chat_id: str) -> Refusal | None:
        for flood in self._floods:
            if flood.method in ("", method) and (flood.chat_id is None or str(flood.chat_id) == chat_id):
                flood.calls -= 1
                if not flood.calls:
                    self._floods.remove(flood)
                return too_many_requests(flood.retry_after)
        return None
