"""Telegram's limits of what a bot sends, as its FAQ tells them."""

import math
import time
from collections import defaultdict, deque

from msgspec import Struct

_SECOND = 1.0
_MINUTE = 60.0


class FloodLimits(Struct, frozen=True, kw_only=True):
    """Messages and edits. Telegram takes them for rules of thumb, and lets short bursts through."""

    per_second: int = 30
    in_chat_per_second: int = 1
    in_group_per_minute: int = 20


class SentLately:
    """When something was sent, in all and in each chat."""

    def __init__(self) -> None:
        self._times: dict[str, deque[float]] = defaultdict(deque)

    def seconds_to_wait(self, limits: FloodLimits, chat_id: str) -> int:
        """0 when one more may be sent now, and counts it; else whole seconds."""
        rules = [("", limits.per_second, _SECOND), (chat_id, limits.in_chat_per_second, _SECOND)]
        if chat_id.startswith("-"):
            rules.append((f"{chat_id} in a minute", limits.in_group_per_minute, _MINUTE))
        now = time.monotonic()
        wait = max(self._until_free(place, most, span, now) for place, most, span in rules)
        if wait <= 0:
            for place, _, _ in rules:
                self._times[place].append(now)
            return 0
        return math.ceil(wait)

    def _until_free(self, place: str, most: int, span: float, now: float) -> float:
        times = self._times[place]
        while times and times[0] <= now - span:
            times.popleft()
        return times[-most] + span - now if len(times) >= most else 0
