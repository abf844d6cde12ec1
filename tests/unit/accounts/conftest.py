"""Accounts, keys and sessions over a database, by a clock of the test's own."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from worthit.accounts.key_store import ApiKeys
from worthit.accounts.recent import RecentAskers
from worthit.accounts.sessions import Sessions
from worthit.accounts.store import Accounts
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

SESSION_DAYS = 30


class Clock:
    """A time that goes on when a test says so. It begins now: what is recent is told by the real one."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


class Room:
    """Accounts, keys and sessions over one database, all by one clock, as one worker has them."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.recent = RecentAskers()
        self.accounts = Accounts(database, self.recent, clock)
        self.keys = ApiKeys(database, self.recent, clock)
        self.sessions = Sessions(database, self.recent, SESSION_DAYS, clock)


@pytest.fixture
async def other_worker(url: Secret, database: Database, clock: Clock) -> AsyncIterator[Room]:
    """What another worker has, with connections of its own."""
    opened = Database(StorageSettings(url=url))
    yield Room(opened, clock)
    await opened.aclose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(database: Database, clock: Clock) -> Room:
    return Room(database, clock)
