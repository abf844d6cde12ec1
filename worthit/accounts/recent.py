"""Who was recognised within the last seconds, so that a busy asker costs the database nothing."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from msgspec import Struct

from worthit.accounts.model import Asker

KEPT_SECONDS = 5.0
"""What another worker revoked is still taken for so long at most."""
MOST = 10_000


class Found(Struct, frozen=True):
    """Whom credentials belong to. ends_at: when they expire."""

    asker: Asker
    ends_at: datetime | None = None


class _Kept(Struct, frozen=True):
    asker: Asker
    until: float


class RecentAskers:
    """Askers by their credentials' digest; those used least lately go first. It belongs to one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._looking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._changes = 0

    async def find(self, digest: str, look_up: Callable[[], Awaitable[Found]]) -> Asker:
        """The asker; looked up once for all who ask meanwhile. Raises what `look_up` raises, and keeps nothing then."""
        known = self._known(digest)
        if known is not None:
            return known
        lock = self._looking.setdefault(digest, asyncio.Lock())
        async with lock:
            known = self._known(digest)
            if known is not None:
                return known
            before = self._changes
            found = await look_up()
            if self._changes == before:  # else it may have been revoked while it was read
                self._keep(digest, found)
            return found.asker

    def forget(self, account_id: str) -> None:
        """Look an account up anew from now on: its plan, its keys or its sessions are not what they were."""
        self._changes += 1
        gone = [
            digest
            for digest, kept in self._kept.items()
            if kept.asker.account is not None and kept.asker.account.id == account_id
        ]
        for digest in gone:
            del self._kept[digest]

    def _known(self, digest: str) -> Asker | None:
        kept = self._kept.get(digest)
        if kept is None or kept.until <= self._clock():
            return None
        self._kept.move_to_end(digest)
        return kept.asker

    def _keep(self, digest: str, found: Found) -> None:
        seconds = KEPT_SECONDS
        if found.ends_at is not None:
            seconds = min(seconds, (found.ends_at - datetime.now(UTC)).total_seconds())
        self._kept[digest] = _Kept(found.asker, self._clock() + seconds)
        self._kept.move_to_end(digest)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
