"""Limits where the database is away: they hold in each process by itself, and nobody is told an error."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from worthit.accounts import reachable
from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker
from worthit.config import LimitsSettings, Secret, StorageSettings
from worthit.errors import RateLimited, TooManyAtOnce
from worthit.storage.database import Database
from worthit.storage.tables import UsageRow

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SOMEBODY = Asker(subject="address:abc")
PREMIUM = Asker(subject="account:anna", account=Account(id="anna", created_at=NOON, plan="premium"))


@pytest.fixture(autouse=True)
def _tried_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reachable, "REST_SECONDS", 0.0)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """There is no such file; `migrate` makes it."""
    opened = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path}/away/worthit.db")))
    yield opened
    await opened.aclose()


@pytest.fixture
async def limits(database: Database) -> AsyncIterator[Limits]:
    """Calls that were given up are waited for at the end: their threads would speak to an event loop that is closed."""
    opened = Limits(database, LimitsSettings(anonymous_per_hour=5), 40.0, lambda: NOON)
    yield opened
    await opened.aclose()


async def asked(limits: Limits, times: int) -> int:
    """How many of so many questions are answered."""
    answered = 0
    for _ in range(times):
        try:
            await limits.spend(SOMEBODY)
            answered += 1
        except RateLimited:
            pass
    return answered


async def used(database: Database) -> dict[str, int]:
    async with database.session() as session:
        return {row.subject: row.used for row in await session.scalars(select(UsageRow))}


async def test_this_process_counts_by_itself_and_says_so_once(limits: Limits) -> None:
    with capture_logs() as log:
        assert await asked(limits, 8) == 5
    assert [line["event"] for line in log] == ["limits are counted by this process alone"]
    await limits.aclose()


async def test_as_many_look_ups_are_under_way_at_once_as_ever(limits: Limits) -> None:
    async with limits.at_once(SOMEBODY), limits.at_once(SOMEBODY):
        with pytest.raises(TooManyAtOnce):
            async with limits.at_once(SOMEBODY):
                pass
    async with limits.at_once(SOMEBODY):
        pass


async def test_what_was_counted_meanwhile_is_written_when_the_database_is_there(
    limits: Limits, database: Database
) -> None:
    with capture_logs() as log:
        assert await asked(limits, 3) == 3
        await limits.spend(PREMIUM, 7)
        await database.migrate()
        assert await asked(limits, 3) == 2
        await limits.aclose()
    assert await used(database) == {"address:abc": 5, "account:anna": 7}
    assert [line["event"] for line in log] == [
        "limits are counted by this process alone", "limits are counted together again"
    ]  # fmt: skip


async def test_what_was_used_before_the_database_went_away_still_counts(
    limits: Limits, database: Database, tmp_path: Path
) -> None:
    await database.migrate()
    assert await asked(limits, 4) == 4
    await database.aclose()
    (tmp_path / "away").rename(tmp_path / "elsewhere")
    assert await asked(limits, 4) == 1
    await limits.aclose()


async def test_nobody_waits_for_a_database_that_does_not_answer_again_and_again(
    limits: Limits, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one tries whether it is back, everybody else is counted here."""
    await database.migrate()
    monkeypatch.setattr(reachable, "REST_SECONDS", 60.0)
    monkeypatch.setattr(reachable, "CALL_SECONDS", 0.05)
    async with database.session() as writer:
        writer.add(UsageRow(subject="address:writer", began_at=NOON, seconds=60, used=1))
        await writer.flush()  # SQLite lets nobody else write now
        with capture_logs() as log:
            answered = await asyncio.wait_for(asked(limits, 200), 20)
    assert answered == 5
    assert len(log) == 1
